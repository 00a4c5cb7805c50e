"""Nothing of a record is answered to those who may not view it, whatever page or service is asked for.

Zope asks for the permission of what is published, not of what lies on the way to it. Plone has pages that anybody may open
on anything (`main_template`, `plone_context_state/object_title`), and each new version brings more: on a record they would
tell its title. So the record itself is asked, before any page of it is called.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


def record_on_the_way(parents: list[Any]) -> Any:
    """Return the record or file that a request is about: the nearest one, since it says itself who may view it.

    :param parents: what was passed on the way, the nearest first.
    :returns: None where the request is about neither.
    """
    return next((passed for passed in parents if IRecord.providedBy(passed) or IAttachment.providedBy(passed)), None)


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
    record = record_on_the_way(event.request.get("PARENTS", []))
    if record is None or has_a_rule_of_its_own(event.request.get("PUBLISHED")):
        return
    if not getSecurityManager().checkPermission("View", record):
        raise Unauthorized(record.getId())
