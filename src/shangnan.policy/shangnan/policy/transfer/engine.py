"""Importing: the one way of the rows of a file into the site, whatever they are, as the present user or as the import itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from shangnan.policy import _
from shangnan.policy.records.tables.import_rules import Decision
from shangnan.policy.records.tables.import_rules import ImportRules
from shangnan.policy.records.tables.import_rules import ImportTask
from shangnan.policy.records.tables.importing_run import import_as_system
from shangnan.policy.records.tables.importing_run import import_by_person
from shangnan.policy.records.tables.importing_run import ImportRun
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.journal.recording.exports import note_import
from shangnan.policy.transfer.batches import import_note
from shangnan.policy.transfer.batches import in_batches
from shangnan.policy.transfer.batches import note_origin
from shangnan.policy.transfer.batches import Tell
from shangnan.policy.transfer.batches import TOLD
from shangnan.policy.transfer.field_rules import FieldRules
from shangnan.policy.transfer.import_batches import hand_over
from shangnan.policy.transfer.import_batches import HandedOver
from shangnan.policy.transfer.lists import ImportList
from shangnan.policy.transfer.plan import Plan
from shangnan.policy.transfer.plan import Planner
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.progress import silent
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from time import perf_counter
from typing import Any
from uuid import uuid4
from zope.interface import Invalid

import transaction


def may_import(known: ImportList, section: Any) -> bool:
    """Tell whether the present user may import a kind: whoever may add it."""
    return api.portal.get_tool("portal_types")[known.kind.portal_type].isConstructionAllowed(section)


def import_rows(
    site: Any,
    rows: Rows,
    known: ImportList,
    *,
    dry_run: bool,
    actor_note: str,
    by: str = "",
    publish: bool = False,
    as_system: bool = False,
    progress: Progress = silent,
    one_transaction: bool = False,
) -> Report:
    """Import the rows of a file: new drafts, and changes of drafts that are recognised by the key of the kind.

    Every row is checked before anything is written for it. After each batch the transaction is committed, so an import
    that was cut short completes when it is started again.

    :param site: the Plone site.
    :param rows: as `read_rows(…, known.list_kind)` returns them.
    :param known: the kind.
    :param dry_run: only say what would become of each row.
    :param actor_note: who runs it, for the history of each record.
    :param by: account of the person who runs it; "" where the command line names nobody.
    :param publish: bring complete records before another publisher, who confirms them; drafts from a list stay drafts.
    :param as_system: import with the offices of the import, as the command line does, and not as the present user.
    :param progress: told now and then, and after each batch.
    :param one_transaction: commit nothing: the caller does, or aborts all of it.
    :returns: the report by row.
    :raises FileRefused: where the present user may not add records of the kind.
    :raises ZODB.POSException.ConflictError: where others write so much that a batch cannot be committed.
    """
    began = perf_counter()
    section = site[known.kind.section]
    run = ImportRun(import_note(rows, actor_note), by)
    report = Report(rows.filename, rows.sha256, dry_run, rows.ignored)
    with (import_as_system if as_system or known.kind.by_system else import_by_person)(run):
        if not may_import(known, section):
            raise FileRefused(_("You may not add records of this kind: ${kind}.", mapping={"kind": known.title}))
        batch_import = _BatchImport(known, ImportTask(section, rows.complete, publish), rows, run, dry_run)
        for results in in_batches(rows, batch_import, not (dry_run or one_transaction), progress):
            report.add(results)
    report.seconds = perf_counter() - began
    if not dry_run:
        outcomes = {str(outcome): count for outcome, count in report.totals.items()}
        telling = partial(note_import, section, run.run_id, rows.sha256, outcomes, by)
        telling() if one_transaction else committed(telling)
    return report


def carry_out(rules: ImportRules, decision: Decision, note: str) -> Any:
    """Do what is decided, and return the record that it was done to: for a revision, the working copy.

    :param rules: that decided.
    :param decision: one that acts.
    :param note: of the import, for the history.
    :raises shangnan.policy.records.workflow.transitions.Refused, zope.interface.Invalid: where something is against it after all.
    """
    record = decision.record
    if decision.revise:
        record = rules.begin_revision(record, note)
    if record is None:
        record = rules.make(decision.values or {})
        note_origin(record, note)
    elif decision.values is not None:
        rules.change(record, decision.values)
    for transition in rules.steps if decision.release else ():
        _step(record, transition, note)
    return record


def _step(record: Any, transition: str, note: str) -> None:
    api.portal.get_tool("portal_workflow").doActionFor(record, transition, comment=note)


class _BatchImport:
    """Imports the rows of one batch within the running transaction."""

    def __init__(self, known: ImportList, task: ImportTask, rows: Rows, run: ImportRun, dry_run: bool) -> None:
        self.known, self.task, self.run, self.dry_run = known, task, run, dry_run
        self.handed_over = HandedOver(uuid4().hex, rows.filename, rows.sha256, run.by, run.note)
        self.seen: dict[str, int] = {}

    def __call__(self, batch: Sequence[Row], tell: Tell) -> list[RowResult]:
        """Import a batch and return what became of its rows."""
        own = self.known.kind.rules
        rules = own(self.task) if own is not None else FieldRules(self.known, self.task.section)
        plans = Planner(rules, self.seen).plans(batch)
        if self.dry_run:
            return [plan.result for plan in plans]
        results: list[RowResult] = []
        waiting: list[str] = []
        for start in range(0, len(plans), TOLD):
            results += self._part_carried_out(rules, plans[start : start + TOLD], waiting)
            if len(results) < len(plans):
                tell(len(results))
        # Here and not by the commit, whose own pass over the queue is not safe against indexers that search.
        processQueue()
        if waiting:
            hand_over(self.handed_over, waiting)
        return results

    def _part_carried_out(self, rules: ImportRules, plans: Sequence[Plan], waiting: list[str]) -> list[RowResult]:
        """Do what is planned for some rows and return what was done; of a row that is refused after all nothing stays.

        A savepoint writes whole pages of what lies around a record, so all rows share one; where a row is refused, which the
        plan could not see, they are done again with one for each.
        """
        before, already = transaction.savepoint(optimistic=True), len(waiting)
        try:
            return [self._carried_out(rules, plan, waiting) for plan in plans]
        except (Refused, Invalid):
            before.rollback()
            del waiting[already:]
        return [self._carried_out_apart(rules, plan, waiting) for plan in plans]

    def _carried_out_apart(self, rules: ImportRules, plan: Plan, waiting: list[str]) -> RowResult:
        before = transaction.savepoint(optimistic=True)
        try:
            return self._carried_out(rules, plan, waiting)
        except (Refused, Invalid) as refusal:
            before.rollback()
            gaps = refusal.gaps if isinstance(refusal, Refused) else ()
            return plan.refused(*(tuple(gap.message for gap in gaps) or tuple(refusal.args[:1])))

    def _carried_out(self, rules: ImportRules, plan: Plan, waiting: list[str]) -> RowResult:
        if plan.decision.acts:
            record = carry_out(rules, plan.decision, self.run.note)
            if plan.decision.release:
                waiting.append(IUUID(record))
        return plan.result
