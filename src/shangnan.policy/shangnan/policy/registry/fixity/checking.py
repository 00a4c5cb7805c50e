"""One item of the register against what lies in the database and on the disk: the record itself and each of its files."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.views.files import files_in
from shangnan.policy.registry.digests import differing
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.fixity.problem import CHANGED
from shangnan.policy.registry.fixity.problem import MISSING
from shangnan.policy.registry.fixity.problem import Problem
from shangnan.policy.registry.fixity.problem import UNREADABLE
from shangnan.policy.registry.fixity.sealing import opened
from shangnan.policy.registry.fixity.sealing import record_form
from typing import Any
from typing import TypeVar
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError

Seen = TypeVar("Seen")


class RecordGone(Exception):
    """A record of the register that is not there any more; its UID."""


def records_of(item: FiledItem) -> list[Any]:
    """Return the records of an item, its leader first.

    :raises RecordGone: with the UID of one that is not there.
    :raises ZODB.POSException.POSKeyError: where the database has lost one.
    """
    portal = api.portal.get()
    # Unrestricted: a check is of all that is filed, and tells of nothing but what differs.
    leader = portal.unrestrictedTraverse(item.path, None)
    if leader is None or IUUID(leader, None) != item.uid:
        leader = _by_uid(item.uid)
    return [leader, *members_of(item)]


def members_of(item: FiledItem) -> list[Any]:
    """Return the further records of an item; errors as for `records_of`."""
    return [_by_uid(uid) for uid in item.members]


def _by_uid(uid: str) -> Any:
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    if not brains:
        raise RecordGone(uid)
    return brains[0]._unrestrictedGetObject()


def check_item(item: FiledItem) -> tuple[Problem, ...]:
    """Return what of an item is not as the register says: nothing where all is well, for one that was destroyed, and for one on paper.

    What the connection keeps of the records is taken as it is: whoever wants the disk to be read empties it first (`walk`).
    """
    if item.state == DESTROYED or item.is_paper:
        return ()
    found: list[Problem] = []
    records = _attempt(found, "", lambda: records_of(item))
    if records is None:
        return tuple(found)  # with the record all of its files are out of reach
    wrong = _attempt(found, "", lambda: differing(item.digests, record_form(records[0], records[1:])))
    found += _changed("", wrong or ())
    files = _attempt([], "", lambda: _files(records)) or {}
    for stated in item.files:
        found += _check_file(stated, files.get(stated.uid))
    return tuple(found)


def _files(records: Sequence[Any]) -> dict[str, Any]:
    return {IUUID(child): child for record in records for child in files_in(record)}


def _check_file(stated: FiledFile, attachment: Any) -> list[Problem]:
    if attachment is None:
        return [Problem(MISSING, stated.path)]
    found: list[Problem] = []

    def look() -> tuple[str, ...]:
        with opened(attachment) as stream:
            return differing(stated.digests, stream)

    wrong = _attempt(found, stated.path, look)
    return found + _changed(stated.path, wrong or ())


def _changed(path: str, wrong: tuple[str, ...]) -> list[Problem]:
    return [Problem(CHANGED, path, ", ".join(wrong))] if wrong else []


def _attempt(found: list[Problem], path: str, look: Callable[[], Seen]) -> Seen | None:
    """Return what a look gives. What it cannot get at is missing, what it cannot read unreadable; no damage ends a check."""
    try:
        return look()
    except ConflictError:
        raise
    except (POSKeyError, RecordGone, FileNotFoundError) as error:
        found.append(Problem(MISSING, path, _told(error)))
    except Exception as error:  # a damaged pickle may raise anything
        found.append(Problem(UNREADABLE, path, _told(error)))
    return None


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split())[:200]
