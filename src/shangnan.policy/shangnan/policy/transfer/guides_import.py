"""Importing lists and complete guides: in batches, each of which is in the site whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.tables.importing_run import import_as_system
from shangnan.policy.records.tables.importing_run import ImportRun
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.transfer.batches import batches
from shangnan.policy.transfer.batches import import_note
from shangnan.policy.transfer.guide_plan import Action
from shangnan.policy.transfer.guide_plan import Plan
from shangnan.policy.transfer.guide_plan import Planner
from shangnan.policy.transfer.guide_write import carry_out
from shangnan.policy.transfer.guide_write import finish
from shangnan.policy.transfer.import_batches import hand_over
from shangnan.policy.transfer.import_batches import HandedOver
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.progress import silent
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from time import perf_counter
from typing import Any
from uuid import uuid4

import transaction

SECTION = "services"


def import_guides(
    site: Any,
    rows: Rows,
    *,
    publish: bool,
    dry_run: bool,
    actor_note: str,
    by: str = "",
    progress: Progress = silent,
    one_transaction: bool = False,
) -> Report:
    """Import the rows of a file: drafts from a list, complete guides from JSON.

    Every row is checked before anything is written for it. After each batch the transaction is committed, so an import
    that was cut short completes when it is started again.

    :param site: the Plone site.
    :param rows: as `read_rows` returns them.
    :param publish: bring complete guides before another publisher, who confirms them; drafts from a list stay drafts.
    :param dry_run: only say what would become of each row.
    :param actor_note: who runs it, for the opinions in the history of each record.
    :param by: account of the person who runs it; "" where the command line names nobody.
    :param progress: told after each batch.
    :param one_transaction: commit nothing: the caller does, or aborts all of it.
    :returns: the report by row.
    :raises ZODB.POSException.ConflictError: where others write so much that a batch fails ATTEMPTS times.
    """
    began = perf_counter()
    report = Report(rows.filename, rows.sha256, dry_run, rows.ignored)
    batch_import = _BatchImport(site, rows, publish, dry_run, ImportRun(import_note(rows, actor_note), by))
    for batch in batches(rows):
        results = batch_import(batch) if dry_run or one_transaction else committed(partial(batch_import, batch))
        report.add(results)
        progress(len(report.results), rows.total)
    report.seconds = perf_counter() - began
    return report


class _BatchImport:
    """Imports the rows of one batch within the running transaction."""

    def __init__(self, site: Any, rows: Rows, publish: bool, dry_run: bool, run: ImportRun) -> None:
        self.container = site[SECTION]
        self.complete = rows.complete
        self.publish = publish
        self.dry_run = dry_run
        self.run = run
        self.handed_over = HandedOver(uuid4().hex, rows.filename, rows.sha256, run.by, run.note)

    def __call__(self, batch: Sequence[Row]) -> list[RowResult]:
        """Import a batch and return what became of its rows."""
        planner = Planner(self.container, batch, self.complete, self.publish)
        results, done, waiting = [], [], []
        with import_as_system(self.run):
            for row in batch:
                plan = planner.plan(row)
                if not self.dry_run and (plan.action is not Action.NOTHING or plan.release):
                    plan, guide = self._carried_out(plan)
                    done.append(plan)
                    if plan.release:
                        waiting.append(IUUID(guide))
                results.append(plan.result)
            if done:
                finish()
            if waiting:
                hand_over(self.handed_over, waiting)
        return results

    def _carried_out(self, plan: Plan) -> tuple[Plan, Any]:
        """Do what is planned and return what was done, and to which guide."""
        if not plan.release:
            return plan, carry_out(self.container, plan, self.run.note)
        # A guard may know a reason that the plan could not see; then nothing of the row may stay.
        before = transaction.savepoint(optimistic=True)
        try:
            return plan, carry_out(self.container, plan, self.run.note)
        except Refused as refused:
            before.rollback()
            return plan.refused(*(gap.message for gap in refused.gaps)), None
