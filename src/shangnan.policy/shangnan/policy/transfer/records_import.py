"""Importing lists of records as drafts, as the present user or from the command line: in batches, with nothing left of a row that is refused."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.CMFCore.indexing import processQueue
from shangnan.policy import _
from shangnan.policy.records.lifecycle.defaults import give_defaults
from shangnan.policy.records.tables.importing_run import import_as_system
from shangnan.policy.records.tables.importing_run import import_by_person
from shangnan.policy.records.tables.importing_run import ImportRun
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.transfer.batches import batches
from shangnan.policy.transfer.batches import import_note
from shangnan.policy.transfer.batches import note_origin
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.progress import silent
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.record_lists import RecordList
from shangnan.policy.transfer.record_plan import RecordPlan
from shangnan.policy.transfer.record_plan import RecordPlanner
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from time import perf_counter
from typing import Any
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import transaction


def may_import(known: RecordList, section: Any) -> bool:
    """Tell whether the present user may import a kind: whoever may add it."""
    return api.portal.get_tool("portal_types")[known.kind.portal_type].isConstructionAllowed(section)


def import_records(
    site: Any,
    rows: Rows,
    known: RecordList,
    *,
    dry_run: bool,
    actor_note: str,
    by: str = "",
    as_system: bool = False,
    progress: Progress = silent,
    one_transaction: bool = False,
) -> Report:
    """Import the rows of a list: new drafts, and changes of drafts that are recognised by the key of the kind.

    :param site: the Plone site.
    :param rows: as `read_rows(…, known.list_kind)` returns them.
    :param known: the kind.
    :param dry_run: only say what would become of each row.
    :param actor_note: who runs it, for the beginning of each new record's history.
    :param by: account of the person who runs it; "" where the command line names nobody.
    :param as_system: import with the offices of the import, as the command line does, and not as the present user.
    :param progress: told after each batch.
    :param one_transaction: commit nothing: the caller does, or aborts all of it.
    :returns: the report by row.
    :raises FileRefused: for complete guides, and where the present user may not add records of the kind.
    :raises ZODB.POSException.ConflictError: where others write so much that a batch cannot be committed.
    """
    began = perf_counter()
    section = site[known.kind.section]
    if rows.complete:
        raise FileRefused(_("Records of this kind come as a list: hand in .csv or .xlsx."))
    note = import_note(rows, actor_note)
    report = Report(rows.filename, rows.sha256, dry_run, rows.ignored)
    with (import_as_system if as_system else import_by_person)(ImportRun(note, by)):
        if not may_import(known, section):
            raise FileRefused(_("You may not add records of this kind: ${kind}.", mapping={"kind": known.title}))
        batch_import = _BatchImport(section, known, dry_run, note)
        for batch in batches(rows):
            report.add(batch_import(batch) if dry_run or one_transaction else committed(partial(batch_import, batch)))
            progress(len(report.results), rows.total)
    report.seconds = perf_counter() - began
    return report


class _BatchImport:
    """Imports the rows of one batch within the running transaction."""

    def __init__(self, section: Any, known: RecordList, dry_run: bool, note: str) -> None:
        self.section, self.known, self.dry_run, self.note = section, known, dry_run, note
        self.seen: dict[str, int] = {}

    def __call__(self, batch: Sequence[Row]) -> list[RowResult]:
        """Import a batch and return what became of its rows."""
        plans = RecordPlanner(self.known, self.section, self.seen).plans(batch)
        if self.dry_run:
            return [plan.result for plan in plans]
        results = [plan.result if plan.values is None else self._carried_out(plan) for plan in plans]
        # Here and not by the commit, whose own pass over the queue is not safe against indexers that search.
        processQueue()
        return results

    def _carried_out(self, plan: RecordPlan) -> RowResult:
        """Do what is planned and return what was done; of a row that is refused after all nothing stays."""
        before = transaction.savepoint(optimistic=True)
        try:
            self._write(plan.record, plan.values or {})
        except (Refused, Invalid) as refusal:
            before.rollback()
            gaps = refusal.gaps if isinstance(refusal, Refused) else ()
            reasons = tuple(gap.message for gap in gaps) or tuple(refusal.args[:1])
            return replace(plan.result, outcome=Outcome.REFUSED, reasons=reasons)
        return plan.result

    def _write(self, record: Any, values: Mapping[str, Any]) -> None:
        if record is None:
            record = createContent(self.known.kind.portal_type, **values)
            give_defaults(record)
            container = self.known.kind.container(self.section, values)
            # Whether the person may add here was asked for the whole file.
            note_origin(addContentToContainer(container, record, checkConstraints=False), self.note)
            return
        for name, value in values.items():
            setattr(record, name, value)
        notify(ObjectModifiedEvent(record, Attributes(self.known.schema, *values)))
