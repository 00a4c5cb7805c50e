"""The night ends batches that nobody went on with, in the name of whoever ordered them, who must still be allowed to file."""

from __future__ import annotations

from datetime import date
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.registry.filing.batches import batch_of
from shangnan.policy.registry.filing.batches import batches
from shangnan.policy.registry.filing.batches import work_off
from zope.interface import implementer


@implementer(INightlyJob)
class FinishBatches:
    """Ends them in parts of their own transactions."""

    title = _("Filing that was ordered and not finished")

    def run(self, day: date) -> list[str]:
        """Go on with all batches; return a line for each."""
        lines = []
        for batch_id in [batch.id for batch in batches() if batch.left]:
            batch = batch_of(batch_id)
            assert batch is not None
            names = {"user": batch.ordered_by, "count": batch.left}
            if api.user.get(userid=batch.ordered_by) is None:
                lines.append(
                    chinese(_("${user} has no account any more: ${count} records wait to be filed.", mapping=names))
                )
                continue
            with api.env.adopt_user(username=batch.ordered_by):
                if not api.user.has_permission(FILE_RECORDS, obj=api.portal.get()["archive"]):
                    lines.append(chinese(_("${user} may not file any more: ${count} records wait.", mapping=names)))
                    continue
                work_off(batch_id)
            lines.append(chinese(_("${user}: the last ${count} records of an order to file are done.", mapping=names)))
        return lines
