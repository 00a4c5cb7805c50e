"""Making the package of a batch in parts: item by item to disk, the tests of the four qualities, then the papers of the batch."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from itertools import count
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.batch import Medium
from shangnan.policy.registry.handover.batches import BatchRecord
from shangnan.policy.registry.handover.batches import KeptBatch
from shangnan.policy.registry.handover.collecting import collected
from shangnan.policy.registry.handover.collecting import Gone
from shangnan.policy.registry.handover.elements import missing
from shangnan.policy.registry.handover.form import Form
from shangnan.policy.registry.handover.place import machine
from shangnan.policy.registry.handover.place import packages_folder
from shangnan.policy.registry.handover.profiles import PROFILES
from shangnan.policy.registry.handover.rules import MAKING
from shangnan.policy.registry.handover.steps import batch_named
from shangnan.policy.registry.handover.steps import finished
from shangnan.policy.registry.handover.steps import leave_out_papers
from shangnan.policy.registry.handover.steps import with_problem
from shangnan.policy.registry.handover.tested import tested
from shangnan.policy.registry.handover.writing import Altered
from shangnan.policy.registry.handover.writing import Busy
from shangnan.policy.registry.handover.writing import Writing
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.qualities.report import Report
from time import monotonic
from zope.i18nmessageid import Message

#: Quality of DA/T 70-2018 (the number before the hyphen of an item) to the check of the form.
QUALITIES = {"1": "准确性检验", "2": "完整性检验", "3": "可用性检验", "4": "安全性检验"}
ONLINE = "在线移交，无离线载体"
PAPERS_ALONE = _("All of this batch is of paper. Discard it, and hand the papers over on the shelf.")
# After as many items what was read from the database is forgotten: a batch may be larger than memory.
FORGET_AFTER = 50


@dataclass(frozen=True)
class Progress:
    """How far a batch is.

    :param done: items that are on disk.
    :param total: items of the batch.
    :param problems: why it does not go on, one sentence each; none while it does.
    """

    done: int
    total: int
    problems: tuple[str, ...] = ()


def items_of(kept: KeptBatch) -> Iterator[FiledItem]:
    """Yield the entries of a batch's items in their order."""
    for number in kept.numbers.values():
        item = register().numbered(number)
        if item is not None:
            yield item


def writing_of(kept: KeptBatch) -> Writing:
    """Return the writing of a batch."""
    record = kept.record
    batch = Batch(
        name=record.id,
        unit=record.unit,
        description=record.description,
        made_at=record.made_at,
        listed=lambda: items_of(kept),
        fonds_title=record.fonds_title,
        environment=record.environment,
        maker=record.unit,
        checker=record.checker,
        filled_by=name_of(record.made_by),
        medium=Medium(**record.medium),
    )
    return Writing(batch, PROFILES[record.profile], packages_folder(), record.encoding)


def is_here(record: BatchRecord) -> bool:
    """Whether this machine is the one on which the package lies, or will."""
    return record.machine == machine()


def progress(kept: KeptBatch) -> Progress:
    """Return how far a batch is."""
    record = kept.record
    if record.state != MAKING:
        return Progress(record.count, record.count)
    done = len(writing_of(kept).written()) if is_here(record) else 0
    return Progress(done, record.count, record.problem)


def work_off(batch_id: str, seconds: float | None = None, told: Callable[[int, int], None] | None = None) -> Progress:
    """Write what is missing of a batch, and finish it with the last item.

    :param seconds: after how long no further item is begun; None for all.
    :param told: is told after each item how many of how many are done.
    :raises LookupError: for no batch.
    """
    kept = batch_named(batch_id)
    until = None if seconds is None else monotonic() + seconds
    if kept.record.state != MAKING or not is_here(kept.record):
        return progress(kept)
    # Batches that were begun before papers were refused may hold some.
    if any(item.is_paper for item in items_of(kept)):
        committed(lambda: leave_out_papers(batch_id))
        kept = batch_named(batch_id)
    record, writing = kept.record, writing_of(kept)
    try:
        with writing.alone():
            problem = _write(kept, writing, until, told)
            done = len(writing.written())
            if problem is None and done == record.count:
                return _finish(kept, writing)
    except Busy:
        return Progress(len(writing.written()), record.count, (chinese(_("Another process is making this batch.")),))
    return _stopped(kept, done, [problem] if problem is not None else [])


def _write(
    kept: KeptBatch, writing: Writing, until: float | None, told: Callable[[int, int], None] | None
) -> Message | None:
    """Write the items that are missing; return what stands in the way of one."""
    there, connection = writing.written(), api.portal.get()._p_jar
    for item, place in zip(items_of(kept), count(1), strict=False):
        if item.archival_number not in there:
            if until is not None and monotonic() >= until:
                return None
            names = {"number": item.archival_number}
            if item.is_paper:
                return PAPERS_ALONE
            try:
                one = collected(item)
                lacking = missing(writing.batch, one)
                if lacking:
                    return _("${number} lacks ${names}.", mapping={**names, "names": "、".join(lacking)})
                writing.write(one)
            except Gone:
                return _("A record or file of ${number} is not there. Check what is filed.", mapping=names)
            except Altered as altered:
                return _("${name} is not as it was filed. Check what is filed.", mapping={"name": str(altered)})
        if told is not None:
            told(place, kept.record.count)
        if place % FORGET_AFTER == 0 and connection is not None:
            connection.cacheGC()
    return None


def _finish(kept: KeptBatch, writing: Writing) -> Progress:
    record = kept.record
    report, papers = tested(kept, writing, items_of(kept))
    if report.blocking:
        return _stopped(kept, record.count, [_told(one.code, one.message) for one in report.blocking])
    form = Form(
        work=record.description,
        description=record.description,
        count=0,
        size=0,
        first="",
        last="",
        medium=record.medium["kind"] or ONLINE,
        digests=(),
        filled_by=name_of(record.made_by),
        day=record.made_at[:10],
        unit=record.unit,
        checks=our_checks(report),
    )
    made = writing.finish(papers, form)
    values = {"form": asdict(made.form), "report": report.plain(), "files": made.files}
    committed(lambda: finished(record.id, **values))
    return Progress(record.count, record.count)


def our_checks(report: Report) -> dict[str, str]:
    """Return what our side writes into the form under each check: what the tests found of that quality, "" where none was made."""
    found = {}
    for quality, name in QUALITIES.items():
        results = {one.result for one in report.findings if one.code.partition("-")[0] == quality}
        found[name] = "" if not results else "合格" if results == {PASSED} else "见四性检测报告"
    return found


def _told(code: str, message: str) -> Message:
    return _("Item ${code} of the tests: ${message}", mapping={"code": code, "message": message})


def _stopped(kept: KeptBatch, done: int, problems: list[Message]) -> Progress:
    record = kept.record
    told = tuple(chinese(problem) for problem in problems)
    if told != tuple(record.problem):
        committed(lambda: with_problem(record.id, told))
    return Progress(done, record.count, told)
