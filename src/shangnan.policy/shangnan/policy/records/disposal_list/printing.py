"""`@@disposal-list.pdf`: 销毁清册 on paper, for whoever may view the list."""

from __future__ import annotations

from plone import api
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.disposal_list.views import DisposalView
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.registry.disposal import paper_labels as labels
from shangnan.policy.registry.disposal.drawing import disposal_paper
from shangnan.policy.registry.disposal.drawing import DisposalSheet
from typing import Any


def _remark(row: dict[str, Any]) -> str:
    """Return 备注 of a row: what has become of it, and what holds it."""
    if row["destroyed"]:
        return labels.DESTROYED
    if row["unknown"]:
        return labels.UNKNOWN
    return labels.HELD.format(holds=row["holds"]) if row["holds"] else ""


class DisposalPdf(DisposalView):
    """The list on paper."""

    def __call__(self) -> bytes | str:
        sheet = self.sheet()
        name = f"{labels.TITLE}-{sheet.number or sheet.title}"
        return answer_pdf(self.request, lambda: pdf(disposal_paper(sheet)), name, self.context.absolute_url())

    def sheet(self) -> DisposalSheet:
        """Return what is printed."""
        record, rows = self.context, self.rows()
        return DisposalSheet(
            title=record.title or "",
            number=record.number,
            office=api.portal.get_registry_record("shangnan.portal.site_name", default="") or api.portal.get().title,
            rows=tuple(row["paper"] for row in rows),
            remarks=tuple(_remark(row) for row in rows),
            appraisers=record.appraisers or "",
            appraisal=record.appraisal or "",
            approver=self.approver(),
            approved=record.approved,
            witnesses=tuple(self.people()),
            executed=record.executed,
        )
