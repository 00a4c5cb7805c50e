"""What a record's owners have been told about it and have not yet dealt with: a document it cites has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from plone.indexer import indexer
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.citations.endings import citations_of
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.flags"


@dataclass(frozen=True)
class Flag:
    """A cited document that has ended.

    :param uid: UID of the document.
    :param title: its name and number.
    :param day: ISO date of the first day on which it applied no more.
    :param keys: under which it is cited.
    """

    uid: str
    title: str
    day: str
    keys: tuple[str, ...]


def all_flags(record: object) -> list[Flag]:
    """Return every flag that a record was ever given, oldest first."""
    kept: Sequence[tuple] = IAnnotations(record).get(KEY, ())
    return [Flag(*entry) for entry in kept]


def open_flags(record: object) -> list[Flag]:
    """Return the flags that still hold: the record's present text cites the document."""
    flags = all_flags(record)
    cited = set(citations_of(record)) if flags else set()
    return [flag for flag in flags if cited & set(flag.keys)]


def add_flag(record: object, flag: Flag) -> bool:
    """Give a record a flag.

    :returns: whether it is new; the same document is told of once.
    """
    if any(flag.uid == other.uid for other in all_flags(record)):
        return False
    annotations = IAnnotations(record)
    # Plain tuples outlive the code; few and seldom written, so they need no tree.
    annotations[KEY] = (*annotations.get(KEY, ()), (flag.uid, flag.title, flag.day, flag.keys))
    return True


@indexer(IRecord)
def flagged(record: object) -> bool:
    """Whether a record cites what has ended; false again once it cites that no more."""
    return bool(open_flags(record))
