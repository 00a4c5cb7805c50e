"""`@@processing-sheet.pdf` of an incoming dispatch: 收文处理笺 at any step, for those who may view its history."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.records.dispatch.incoming.sheet_paper import incoming_sheet
from shangnan.policy.records.dispatch.incoming.sheet_paper import IncomingSheet
from shangnan.policy.records.dispatch.incoming.views import IncomingView
from shangnan.policy.records.dispatch.sheet_steps import office_name
from shangnan.policy.records.dispatch.sheet_steps import shown_time
from shangnan.policy.records.dispatch.sheet_steps import state_title
from shangnan.policy.records.dispatch.sheet_steps import steps_of
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.views.paper_answer import answer_pdf
from typing import Any
from zope.globalrequest import getRequest


def drawn(dispatch: Any) -> bytes:
    """Return the sheet of a dispatch, as the present user may see it."""
    return pdf(incoming_sheet(IncomingSheetPdf(dispatch, getRequest()).sheet()))


class IncomingSheetPdf(IncomingView):
    """The sheet as a PDF."""

    def __call__(self) -> bytes | str:
        sheet = self.sheet()
        name = f"收文处理笺-{sheet.data['receipt_number'] or sheet.data['title']}"
        return answer_pdf(self.request, lambda: pdf(incoming_sheet(sheet)), name, self.context.absolute_url())

    def sheet(self) -> IncomingSheet:
        """Return what is printed; of our answer only what the reader may see."""
        reply = self.reply()
        return IncomingSheet(
            data=self.data,
            office=office_name(),
            limit=self.limit.day.isoformat() if self.limit else "",
            readers=tuple((entry["name"], entry["time"], entry["words"]) for entry in self.readers()),
            reply=reply["title"] if reply else "",
            steps=steps_of(self.context),
            state=state_title(self.context),
            time=shown_time(stamp()),
        )


PAPER = RecordPaper("IncomingDispatch", "processing-sheet.pdf", _("Processing sheets"), drawn, VIEW_HISTORY)
