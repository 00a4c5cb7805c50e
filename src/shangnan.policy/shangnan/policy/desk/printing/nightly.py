"""The night deletes what was printed and taken along: papers are not kept twice."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.desk.printing.orders import forget_over
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from zope.interface import implementer


@implementer(INightlyJob)
class ForgetPrintOrders:
    """Deletes orders whose day is over, finished or not: whoever wanted them has gone home."""

    title = _("Printed papers that are a day old")

    def run(self, day: date) -> list[str]:
        """Delete them; return a line where there were some."""
        count = forget_over(now())
        return [chinese(_("${count} orders to print were deleted.", mapping={"count": count}))] if count else []
