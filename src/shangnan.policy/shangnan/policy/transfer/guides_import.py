"""Importing lists and complete guides: in batches, each of which is in the site whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from shangnan.policy.records.transitions import IMPORT_ACCOUNT
from shangnan.policy.records.transitions import Refused
from shangnan.policy.transfer.batches import batches
from shangnan.policy.transfer.batches import committed
from shangnan.policy.transfer.batches import import_note
from shangnan.policy.transfer.guide_plan import Action
from shangnan.policy.transfer.guide_plan import Plan
from shangnan.policy.transfer.guide_plan import Planner
from shangnan.policy.transfer.guide_write import carry_out
from shangnan.policy.transfer.guide_write import finish
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.progress import silent
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from time import perf_counter
from typing import Any

import transaction

SECTION = "services"


def import_guides(
    site: Any,
    rows: Rows,
    *,
    publish: bool,
    dry_run: bool,
    actor_note: str,
    progress: Progress = silent,
    one_transaction: bool = False,
) -> Report:
    """Import the rows of a file: drafts from a list, complete guides from JSON.

    Every row is checked before anything is written for it. After each batch the transaction is committed, so an import
    that was cut short completes when it is started again.

    :param site: the Plone site.
    :param rows: as `read_rows` returns them.
    :param publish: take complete guides through submission, review and release; drafts from a list stay drafts.
    :param dry_run: only say what would become of each row.
    :param actor_note: who runs it, for the opinions in the history of each record.
    :param progress: told after each batch.
    :param one_transaction: commit nothing: the caller does, or aborts all of it.
    :returns: the report by row.
    :raises ZODB.POSException.ConflictError: where others write so much that a batch fails ATTEMPTS times.
    """
    began = perf_counter()
    report = Report(rows.filename, rows.sha256, dry_run, rows.ignored)
    batch_import = _BatchImport(site, rows, publish, dry_run, actor_note)
    for batch in batches(rows):
        results = batch_import(batch) if dry_run or one_transaction else committed(batch_import, batch)
        report.add(results)
        progress(len(report.results), rows.total)
    report.seconds = perf_counter() - began
    return report


class _BatchImport:
    """Imports the rows of one batch within the running transaction."""

    def __init__(self, site: Any, rows: Rows, publish: bool, dry_run: bool, actor_note: str) -> None:
        self.container = site[SECTION]
        self.complete = rows.complete
        self.publish = publish
        self.dry_run = dry_run
        self.opinion = import_note(rows, actor_note)

    def __call__(self, batch: Sequence[Row]) -> list[RowResult]:
        """Import a batch and return what became of its rows."""
        planner = Planner(self.container, batch, self.complete, self.publish)
        results, done = [], []
        with api.env.adopt_user(username=IMPORT_ACCOUNT):
            for row in batch:
                plan = planner.plan(row)
                if not self.dry_run and (plan.action is not Action.NOTHING or plan.release):
                    plan = self._carried_out(plan)
                    done.append(plan)
                results.append(plan.result)
            if done:
                finish(self.container, done)
        return results

    def _carried_out(self, plan: Plan) -> Plan:
        """Do what is planned and return what was done."""
        if not plan.release:
            carry_out(self.container, plan, self.opinion)
            return plan
        # A guard may know a reason that the plan could not see; then nothing of the row may stay.
        before = transaction.savepoint(optimistic=True)
        try:
            carry_out(self.container, plan, self.opinion)
        except Refused as refused:
            before.rollback()
            return plan.refused(*(gap.message for gap in refused.gaps))
        return plan
