"""The batches that are or were handed over: each an object of its own with plain data, kept for good."""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from persistent import Persistent
from plone import api
from shangnan.policy.registry.handover.batch import Medium
from shangnan.policy.registry.handover.rules import MAKING
from shangnan.policy.registry.handover.rules import OPEN
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.handover"


@dataclass(frozen=True)
class BatchRecord:
    """What is kept of a batch.

    :param id: also the name of its folder.
    :param profile: key of `profiles.PROFILES`.
    :param unit: 移交单位.
    :param description: 内容描述.
    :param environment: 软硬件环境.
    :param made_at: ISO 8601 with zone.
    :param made_by: user id.
    :param machine: on which the package lies; "" for a folder that all machines share.
    :param count: of items.
    :param fonds_title: 全宗名称.
    :param checker: 检查单位.
    :param encoding: of texts.
    :param medium: carrier, as `Medium` says.
    :param state: a key of `rules.STATES`.
    :param problem: why it could not be finished, a line each.
    :param form: what the form says, once it is made.
    :param report: of the tests of the four qualities.
    :param files: how many the package holds.
    :param handed_over_at: ISO 8601 with zone.
    :param receipt: number, day and person.
    :param receipt_name: file name of the scan of the receipt; "" for none.
    :param marked: how many of its items the register says are transferred.
    :param reason: of a return.
    :param previous: the returned batch that this one was cut from.
    :param following: the batch that was cut from this one.
    :param left_out: 档号 of what is of paper and was taken out of it.
    """

    id: str
    profile: str
    unit: str
    description: str
    environment: str
    made_at: str
    made_by: str
    machine: str
    count: int
    fonds_title: str = ""
    checker: str = ""
    encoding: str = "UTF-8"
    medium: Mapping[str, str] = field(default_factory=lambda: asdict(Medium()))
    state: str = MAKING
    problem: tuple[str, ...] = ()
    form: Mapping[str, Any] = field(default_factory=dict)
    report: Mapping[str, Any] = field(default_factory=dict)
    files: int = 0
    handed_over_at: str = ""
    receipt: Mapping[str, str] = field(default_factory=dict)
    receipt_name: str = ""
    marked: int = 0
    reason: str = ""
    previous: str = ""
    following: str = ""
    left_out: tuple[str, ...] = ()

    def changed(self, **values: Any) -> BatchRecord:
        """Return it with other values."""
        return replace(self, **values)


class KeptBatch(Persistent):
    """A batch: its record as plain data, the 档号 of its items in their order, the scan of the receipt."""

    receipt_file = None

    def __init__(self, record: BatchRecord, numbers: list[str]) -> None:
        self.plain = asdict(record)
        self.numbers = IOBTree(dict(enumerate(numbers)))

    @property
    def record(self) -> BatchRecord:
        """What is kept of it."""
        return BatchRecord(**self.plain)


class Batches(Persistent):
    """Batches by id, and the open batch of each 档号."""

    def __init__(self) -> None:
        self.by_id = OOBTree()
        self.of = OOBTree()


def batches() -> Batches:
    """Return the site's batches, made where there are none."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = Batches()
    return annotations[KEY]


def all_batches() -> list[BatchRecord]:
    """Return all batches, the newest first."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    found = [one.record for one in kept.by_id.values()] if kept is not None else []
    return sorted(found, key=lambda record: (record.made_at, record.id), reverse=True)


def kept_batch(batch_id: str) -> KeptBatch | None:
    """Return a batch; None for none."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    return kept.by_id.get(batch_id) if kept is not None else None


def batch_of(archival_number: str) -> BatchRecord | None:
    """Return the batch in which an item is, or was received; None for none."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    found = kept.of.get(archival_number) if kept is not None else None
    return kept.by_id[found].record if kept is not None and found is not None else None


def open_batches() -> Mapping[str, str]:
    """Return 档号 to the id of the batch that it is in."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    return kept.of if kept is not None else {}


def keep(record: BatchRecord, numbers: list[str]) -> None:
    """Keep a new batch."""
    kept = batches()
    kept.by_id[record.id] = KeptBatch(record, numbers)
    for number in numbers:
        kept.of[number] = record.id


def change(kept: KeptBatch, **values: Any) -> BatchRecord:
    """Write other values into a batch; items of one that is no longer open are free for others."""
    record = kept.record.changed(**values)
    kept.plain = asdict(record)
    if record.state not in OPEN:
        open_ones = batches().of
        for number in kept.numbers.values():
            if open_ones.get(number) == record.id:
                del open_ones[number]
    return record


def without(kept: KeptBatch, numbers: Collection[str]) -> BatchRecord:
    """Take items out of a batch that is being made; others may have them, and the batch tells of them.

    :param numbers: their 档号.
    """
    open_ones, record = batches().of, kept.record
    stay = [number for number in kept.numbers.values() if number not in numbers]
    for number in numbers:
        if open_ones.get(number) == record.id:
            del open_ones[number]
    kept.numbers = IOBTree(dict(enumerate(stay)))
    return change(kept, count=len(stay), problem=(), left_out=(*record.left_out, *numbers))


def free_id(fonds: str, day: str) -> str:
    """Return the id of the next batch of a fonds.

    :param day: eight digits.
    """
    taken = sum(1 for _id in _ids(f"{fonds}-{day}-"))
    return f"{fonds}-{day}-{taken + 1:02d}"


def _ids(prefix: str) -> Iterator[str]:
    yield from batches().by_id.keys(prefix, prefix + chr(0x10FFFF))
