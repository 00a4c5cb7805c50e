"""What stays of a destroyed item beside its entry in the register: by whose authority, before whom and when it was destroyed."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from dataclasses import asdict
from dataclasses import dataclass
from persistent import Persistent
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.destroyed"
PATHS = "shangnan.policy.destroyed.paths"
NOTHING = OOBTree()


@dataclass(frozen=True)
class Stub:
    """Of one destroyed item; number, title and digests stand in the register.

    :param archival_number: 档号.
    :param list_number: of the disposal list.
    :param list_uid: UID of that list.
    :param ground: of the appraisal.
    :param approver: user id of whoever approved the list.
    :param approved: ISO 8601 time with zone.
    :param witnesses: user ids of the two witnesses (监销人), in the order in which they signed.
    :param destroyed: ISO 8601 time with zone.
    :param by: user id of whoever carried it out.
    :param records: how many records were destroyed with it, its own and those in it.
    :param files: how many files.
    """

    archival_number: str
    list_number: str
    list_uid: str
    ground: str
    approver: str
    approved: str
    witnesses: tuple[str, ...]
    destroyed: str
    by: str
    records: int
    files: int


class KeptStub(Persistent):
    """One stub: asking for the numbers wakes none."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self.plain = plain


def destroyed() -> Any:
    """Return the stubs by archival number, for looking into: a BTree, empty where nothing was destroyed yet."""
    return IAnnotations(api.portal.get()).get(KEY, NOTHING)


def stub_of(archival_number: str) -> Stub | None:
    """Return the stub of an item; None for one that was not destroyed."""
    kept = destroyed().get(archival_number)
    return None if kept is None else Stub(**{**kept.plain, "witnesses": tuple(kept.plain["witnesses"])})


def number_at(path: str) -> str | None:
    """Return the archival number of what was destroyed at an address.

    :param path: below the site, without a leading slash; of the record itself.
    """
    kept = IAnnotations(api.portal.get()).get(PATHS)
    return None if kept is None else kept.get(path)


def keep_stub(stub: Stub, paths: tuple[str, ...]) -> None:
    """Keep a stub.

    :param paths: where its records lay, below the site.
    :raises ValueError: where there is one already.
    """
    annotations = IAnnotations(api.portal.get())
    for key in (KEY, PATHS):
        if key not in annotations:
            annotations[key] = OOBTree()
    if not annotations[KEY].insert(stub.archival_number, KeptStub(asdict(stub))):
        raise ValueError(f"destroyed already: {stub.archival_number}")
    for path in paths:
        annotations[PATHS][path] = stub.archival_number
