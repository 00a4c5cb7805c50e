"""Nothing of a record is answered to those who may not view it, whatever page or service is asked for.

Zope asks for the permission of what is published, not of what lies on the way to it. Plone has pages that anybody may open
on anything (`main_template`, `plone_context_state/object_title`), and each new version brings more: on a record they would
tell its title. The list of what may be called (http/allowed) leaves these out; whatever is on it asks the record first.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterable
from plone.rest.traverse import RESTWrapper
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


def unwrapped(passed: Any) -> Any:
    """Return what was passed on the way; in requests for JSON the publisher holds a wrapper, which provides nothing."""
    return passed.context if isinstance(passed, RESTWrapper) else passed


def record_on_the_way(passed: Iterable[Any]) -> Any:
    """Return the record or file that a request is about: the nearest one, since it says itself who may view it.

    :param passed: what is about to be called and what was passed on the way there, the nearest first.
    :returns: None where the request is about neither.
    """
    objects = (unwrapped(each) for each in passed)
    return next((each for each in objects if IRecord.providedBy(each) or IAttachment.providedBy(each)), None)


def has_a_rule_of_its_own(published: Any) -> bool:
    """Return whether a page or service asks for a permission that says who comes to it without viewing the record.

    A step may be open to an office that reads the record only after it (the registrar files a letter): the doors of steps
    are registered with View or with the permission for that, never for everybody.

    :param published: what the publisher is about to call, or its method.
    """
    name = getattr(getattr(published, "__self__", published), "__name__", None)
    return isinstance(name, str) and (name == "transition" or name.endswith("POST_application_json_@workflow"))


@adapter(IPubAfterTraversal)
def refuse_to_strangers(event: Any) -> None:
    """Refuse every page of a record to a person who may not view the record.

    :raises Unauthorized: as for the record's own page.
    """
    published = event.request.get("PUBLISHED")
    record = record_on_the_way([published, *event.request.get("PARENTS", [])])
    if record is None or has_a_rule_of_its_own(published):
        return
    if not getSecurityManager().checkPermission("View", record):
        raise Unauthorized(record.getId())
