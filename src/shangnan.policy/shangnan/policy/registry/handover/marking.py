"""What is left of batches: the register marked in parts after a receipt, and the night that ends what nobody went on with."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.registry.handover.making import is_here
from shangnan.policy.registry.handover.making import work_off
from shangnan.policy.registry.handover.rules import MAKING
from shangnan.policy.registry.handover.rules import RECEIVED
from shangnan.policy.registry.handover.steps import mark_part
from time import monotonic
from zope.interface import implementer


def mark_off(batch_id: str, seconds: float | None = None) -> int:
    """Mark the items of a received batch in parts, each committed by itself; return how many are left.

    :param seconds: after how long no further part is begun; None to do all.
    """
    until = None if seconds is None else monotonic() + seconds
    while left := committed(lambda: mark_part(batch_id)):
        if until is not None and monotonic() >= until:
            break
    return left


@implementer(INightlyJob)
class FinishBatches:
    """Ends the packages and receipts that nobody went on with."""

    title = _("Batches for the archives")

    def run(self, day: date) -> list[str]:
        """Make what is being made on this machine, and mark what was received; return a line for each."""
        lines = []
        for record in all_batches():
            told = {"batch": record.id, "count": record.count}
            if record.state == MAKING and is_here(record):
                made = work_off(record.id)
                message = _("Batch ${batch}: ${count} items are written.", mapping=told)
                lines += list(made.problems) or [chinese(message)]
            elif record.state == RECEIVED and record.marked < record.count:
                mark_off(record.id)
                lines.append(chinese(_("Batch ${batch}: ${count} items are with the archives.", mapping=told)))
        return lines
