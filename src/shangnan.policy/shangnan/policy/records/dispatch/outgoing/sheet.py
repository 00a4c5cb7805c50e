"""`@@processing-sheet.pdf` of an outgoing dispatch: 发文稿纸 at any step, for those who may view its history."""

from __future__ import annotations

from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.dispatch.outgoing.sheet_paper import outgoing_sheet
from shangnan.policy.records.dispatch.outgoing.sheet_paper import OutgoingSheet
from shangnan.policy.records.dispatch.sheet_steps import office_name
from shangnan.policy.records.dispatch.sheet_steps import shown_time
from shangnan.policy.records.dispatch.sheet_steps import state_title
from shangnan.policy.records.dispatch.sheet_steps import steps_of
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.views.files import files_of
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.units.directory import unit_by_uid
from typing import Any


def sheet_of(dispatch: Any) -> OutgoingSheet:
    """Return what is printed of a dispatch."""
    return OutgoingSheet(
        data=to_plain(dispatch),
        office=office_name(),
        phone=_phone(dispatch),
        attachments=tuple(file["title"] for file in files_of(dispatch)),
        steps=steps_of(dispatch),
        state=state_title(dispatch),
        time=shown_time(stamp()),
    )


def _phone(dispatch: Any) -> str:
    """Return the telephone number of the drafting unit; "" for none. Unrestricted: every unit is public in every state."""
    entry = unit_by_uid(dispatch.responsible_unit)
    unit = api.portal.get().unrestrictedTraverse(entry.path) if entry is not None else None
    return str(getattr(unit, "phone", "") or "")


def drawn(dispatch: Any) -> bytes:
    """Return the sheet of a dispatch."""
    return pdf(outgoing_sheet(sheet_of(dispatch)))


PAPER = RecordPaper("OutgoingDispatch", "processing-sheet.pdf", _("Processing sheets"), drawn, VIEW_HISTORY)


class OutgoingSheetPdf(BrowserView):
    """The sheet as a PDF."""

    def __call__(self) -> bytes | str:
        sheet = sheet_of(self.context)
        name = f"发文稿纸-{sheet.data['document_number'] or sheet.data['title']}"
        return answer_pdf(self.request, lambda: pdf(outgoing_sheet(sheet)), name, self.context.absolute_url())
