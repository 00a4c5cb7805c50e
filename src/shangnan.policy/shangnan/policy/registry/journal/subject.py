"""What an entry says of the thing that it is about: a restricted record is named by its UID, never by its title.

The auditor reads the journal and may not read restricted records (docs/decisions/0040). So a title, and an address that is
made from a title, stand in an entry only where everybody who is signed in may view the thing; otherwise the address is that of
the section around it. Whoever may view the thing finds its title by the UID.
"""

from __future__ import annotations

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from dataclasses import dataclass
from plone.uuid.interfaces import IUUID
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.interfaces import ISiteRoot
from shangnan.policy.records.base import IRecord
from shangnan.policy.registry.journal.audience import is_closed
from typing import Any

#: Types of what is no content.
ACCOUNT, GROUP = "account", "group"


@dataclass(frozen=True)
class Subject:
    """What an entry says of a thing, taken at the time of what happened to it.

    :param portal_type: of content; ACCOUNT or GROUP.
    :param uid: UID of content; id of an account or group.
    :param path: below the site, without slash at either end; of a restricted record that of the section.
    :param title: empty for a restricted record.
    :param restricted: whether not everybody who is signed in may view it.
    """

    portal_type: str
    uid: str
    path: str = ""
    title: str = ""
    restricted: bool = False


def is_restricted(thing: Any) -> bool:
    """Return whether not everybody who is signed in may view a thing.

    What lies in a section is restricted from the first moment until its workflow says otherwise: while it is being made it
    would take the rights of the section.

    :param thing: content.
    """
    if IRecord.providedBy(thing) and not getattr(aq_base(thing), "workflow_history", None):
        return True
    return is_closed(rolesForPermissionOn("View", thing))


def _around(thing: Any) -> Iterator[Any]:
    """Yield a thing and what it lies in, up to the site, the site left out."""
    while thing is not None and not ISiteRoot.providedBy(thing) and IContentish.providedBy(thing):
        yield thing
        thing = aq_parent(aq_inner(thing))


def subject_of(thing: Any) -> Subject:
    """Return what an entry says of a thing.

    :param thing: content, or a Subject, which stays as it is.
    """
    if isinstance(thing, Subject):
        return thing
    around = list(_around(thing))
    restricted = bool(around) and is_restricted(thing)
    # Of a restricted record what it lies in is told: an address is made from a title.
    hidden = [each is thing or IRecord.providedBy(each) for each in reversed(around)] if restricted else []
    told = hidden.index(True) if restricted else len(around)
    return Subject(
        portal_type=str(getattr(aq_base(thing), "portal_type", "") or ""),
        uid=str(IUUID(thing, None) or ""),
        path="/".join(each.getId() for each in list(reversed(around))[:told]),
        title="" if restricted else _title(thing),
        restricted=restricted,
    )


def _title(thing: Any) -> str:
    """Return a title; some are made of what lies around the thing, so it is asked in its place."""
    if callable(getattr(aq_base(thing), "Title", None)):
        return str(thing.Title() or "")
    return str(getattr(aq_base(thing), "title", "") or "")
