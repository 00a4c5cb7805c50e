"""The steps of a batch: begun, handed over, received or returned, cut again, discarded. Each refuses with all that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.gaps import Gap
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.disposal.claims import called
from shangnan.policy.registry.disposal.claims import claimed
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover import rules
from shangnan.policy.registry.handover.batch import Medium
from shangnan.policy.registry.handover.batches import BatchRecord
from shangnan.policy.registry.handover.batches import change
from shangnan.policy.registry.handover.batches import free_id
from shangnan.policy.registry.handover.batches import keep
from shangnan.policy.registry.handover.batches import kept_batch
from shangnan.policy.registry.handover.batches import KeptBatch
from shangnan.policy.registry.handover.batches import open_batches
from shangnan.policy.registry.handover.batches import without
from shangnan.policy.registry.handover.place import machine
from shangnan.policy.registry.journal.noting import note
from typing import Any

# Entries of the register that one transaction marks.
PART = 200


@dataclass(frozen=True)
class Order:
    """What a batch is to say of itself.

    :param profile: key of `profiles.PROFILES`.
    """

    profile: str
    unit: str
    description: str
    environment: str
    fonds_title: str = ""
    checker: str = ""
    encoding: str = "UTF-8"
    medium: Medium = field(default_factory=Medium)


def begin(order: Order, numbers: Iterable[str], previous: str = "") -> BatchRecord:
    """Begin a batch of the items with these 档号, in the order of 档号.

    :param previous: the returned batch that it is cut from.
    :raises Refused: with all that stands in the way.
    """
    wanted = sorted(set(numbers))
    found = [item for item in map(register().numbered, wanted) if item is not None]
    gaps = rules.order_gaps(order.unit, order.description, order.environment) + rules.size_gaps(len(wanted))
    gaps += rules.unknown_gaps(wanted, [item.archival_number for item in found])
    gaps += rules.item_gaps(found, open_batches(), claimed(), called) + _one_fonds(found)
    if gaps:
        raise Refused(gaps)
    record = BatchRecord(
        **{**vars(order), "medium": asdict(order.medium)},
        id=free_id(found[0].fonds, now().strftime("%Y%m%d")),
        made_at=stamp(),
        made_by=api.user.get_current().getId() or "",
        machine=machine(),
        count=len(wanted),
        previous=previous,
    )
    keep(record, wanted)
    _note(record, "begin")
    return record


def _one_fonds(items: list[FiledItem]) -> list[Gap]:
    if len({item.fonds for item in items}) > 1:
        return [Gap("several_fonds", "numbers", _("A batch holds records of one fonds only."))]
    return []


def batch_named(batch_id: str) -> KeptBatch:
    """Return a batch.

    :raises LookupError: for none.
    """
    kept = kept_batch(batch_id)
    if kept is None:
        raise LookupError(batch_id)
    return kept


def hand_over(batch_id: str) -> BatchRecord:
    """Note that a batch was brought to the archives."""
    return _step(batch_id, "hand_over", state=rules.HANDED_OVER, handed_over_at=stamp())


def receive(batch_id: str, receipt: rules.Receipt, file: Any = None) -> BatchRecord:
    """Enter the receipt of the archives; the items follow in parts, see `mark_part`.

    :param file: a NamedBlobFile with the scan of the receipt.
    :raises Refused: with all that is wrong with it.
    """
    kept = batch_named(batch_id)
    gaps = rules.receipt_gaps(receipt, kept.record.handed_over_at or stamp(), now().date())
    values: dict[str, Any] = {"receipt": asdict(receipt), "receipt_name": file.filename if file is not None else ""}
    record = _step(batch_id, "receive", gaps, state=rules.RECEIVED, **values)
    if file is not None:
        kept.receipt_file = file
    mark_part(batch_id)
    return record


def mark_part(batch_id: str) -> int:
    """Mark the next items of a received batch as transferred, with its receipt; the caller commits.

    :returns: how many are left.
    """
    kept = batch_named(batch_id)
    record = kept.record
    if record.state != rules.RECEIVED:
        return 0
    line, entries = rules.Receipt(**record.receipt).line(), register()
    until = min(record.marked + PART, record.count)
    for place in range(record.marked, until):
        item = entries.numbered(kept.numbers[place])
        if item is not None:
            entries.replace(item.changed(state=TRANSFERRED, receipt=line))
    if until != record.marked:
        change(kept, marked=until)
    return record.count - until


def return_batch(batch_id: str, reason: str) -> BatchRecord:
    """Note that the archives returned a batch, and why; its items may be handed over again."""
    return _step(batch_id, "return", rules.reason_gaps(reason), state=rules.RETURNED, reason=reason.strip())


def again(batch_id: str) -> BatchRecord:
    """Cut a returned batch again, of the same items; both know each other."""
    kept = batch_named(batch_id)
    old = kept.record
    gaps = rules.step_gaps("again", old.state)
    if old.following:
        told = {"batch": old.following}
        gaps.append(Gap("cut_again", "", _("It was cut again as batch ${batch}.", mapping=told)))
    if gaps:
        raise Refused(gaps)
    names = ("profile", "unit", "description", "environment", "fonds_title", "checker", "encoding")
    order = Order(**{name: getattr(old, name) for name in names}, medium=Medium(**old.medium))
    record = begin(order, list(kept.numbers.values()), previous=old.id)
    change(kept, following=record.id)
    return record


def discard(batch_id: str) -> BatchRecord:
    """Give a batch up that was not handed over."""
    return _step(batch_id, "discard", state=rules.DISCARDED)


def _step(batch_id: str, step: str, gaps: list[Gap] | None = None, **values: Any) -> BatchRecord:
    kept = batch_named(batch_id)
    found = rules.step_gaps(step, kept.record.state) + (gaps or [])
    if found:
        raise Refused(found)
    record = change(kept, **values)
    _note(record, step)
    return record


def _note(record: BatchRecord, step: str) -> None:
    details = {"batch": record.id, "step": step, "count": str(record.count), "profile": record.profile}
    told = {"reason": record.reason, "receipt": record.receipt.get("number", ""), "previous": record.previous}
    note("archive.transfer", None, {**details, **{name: value for name, value in told.items() if value}})


def leave_out_papers(batch_id: str) -> BatchRecord:
    """Take out of a batch that is being made what is of paper, which no package can hold: the rest goes on.

    A batch of nothing else stays as it is, and can be discarded.
    """
    kept = batch_named(batch_id)
    items = {number: register().numbered(number) for number in kept.numbers.values()}
    papers = [number for number, item in items.items() if item is not None and item.is_paper]
    if kept.record.state != rules.MAKING or not papers or len(papers) == len(items):
        return kept.record
    record = without(kept, papers)
    note("archive.transfer", None, {"batch": record.id, "step": "leave_out", "numbers": papers})
    return record


def finished(batch_id: str, **values: Any) -> BatchRecord:
    """Note that the package of a batch is whole."""
    return _step(batch_id, "go_on", state=rules.PREPARED, problem=(), **values)


def with_problem(batch_id: str, problem: tuple[str, ...]) -> BatchRecord:
    """Note why a package cannot be finished."""
    kept = batch_named(batch_id)
    return change(kept, problem=problem) if kept.record.problem != problem else kept.record
