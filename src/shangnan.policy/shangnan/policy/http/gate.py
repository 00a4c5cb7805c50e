"""Before anything is called: is it on the list, and for this person?

Plone, Zope and the REST services bring some ten thousand things that an address can reach, and each new version brings more.
What is meant to be called stands in `allowed/`; everything else is not found, whatever its own permission says.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Sequence
from plone.base.interfaces import IPloneSiteRoot
from shangnan.policy.http.allowed_rows import may_call
from shangnan.policy.http.allowed_rows import who_may
from shangnan.policy.http.called import Called
from shangnan.policy.http.called import called
from shangnan.policy.http.called import forms_on_the_way
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.lifecycle.viewers import unwrapped
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

#: Set in a request for something that is there and that nobody may call.
NOT_LISTED = "shangnan.policy.not_listed"


def is_ours_to_judge(request: Any) -> bool:
    """Return whether a request is about one of our sites, or about what lies above all sites."""
    if IShangnanLayer.providedBy(request):
        return True
    return not any(IPloneSiteRoot.providedBy(unwrapped(passed)) for passed in request["PARENTS"])


def refuse_unless_listed(what: Called, method: str) -> None:
    """Refuse what the list does not name for the one who asks.

    :raises NotFound: where the list names it for nobody.
    :raises Unauthorized: where it names it for others; a visitor is asked to sign in.
    """
    who = who_may(what.door, what.context, what.is_content, what.name, method)
    user = getSecurityManager().getUser()
    if not may_call(who, user.getId() is not None, user.getRoles()):
        raise Unauthorized(what.name) if who else NotFound(what.name)


def refuse_closed_forms(parents: Sequence[Any], steps: Sequence[str]) -> None:
    """Refuse a part of a form to those who may not open the form.

    A form is made, and does what its buttons say, while the address of one of its fields is walked: before anybody was asked.

    :raises Unauthorized: for who may not.
    """
    for form, below, names in forms_on_the_way(parents, steps):
        refuse_unless_listed(called(form, below, names), "GET")
        if not getSecurityManager().validate(below[0], below[0], names[-1], form):
            raise Unauthorized(names[-1])


@adapter(IPubAfterTraversal)
def refuse_what_is_not_listed(event: Any) -> None:
    """Refuse a request for anything that the list does not name, before it is called.

    :raises NotFound: for what nobody may call.
    :raises Unauthorized: for what others may call.
    """
    request = event.request
    if not is_ours_to_judge(request):
        return
    if request.args:
        raise NotFound("XML-RPC")  # a second way to call methods, with arguments of its own
    parents, steps = request["PARENTS"], request.steps
    what = called(request.get("PUBLISHED"), parents, steps)
    try:
        refuse_unless_listed(what, request.method)
    except NotFound:
        request.other[NOT_LISTED] = True
        raise
    refuse_closed_forms(parents, steps)
