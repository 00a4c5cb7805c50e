"""`@@dispatch.pdf`: the paper of a dispatch at any step; once it is issued, the text that was issued and is kept.

What is drawn before says on every page that it is a preview, in the margin where no element of the standard stands: nobody takes it
for a paper that went out.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl.unauthorized import Unauthorized
from collections.abc import Mapping
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.paper import fonts
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.issued import file_name
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.styles import QUIET
from shangnan.policy.paper.styles import Style
from shangnan.policy.records.dispatch.outgoing.issued_text import kept_address
from shangnan.policy.records.dispatch.outgoing.issued_text import kept_file
from shangnan.policy.records.dispatch.outgoing.paper import document_of
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.views.paper_answer import answer_pdf
from typing import Any

# What stands on a preview, and on a paper that is drawn of a dispatch that was issued elsewhere.
PREVIEW, COPY = "预览稿　不是正式文件", "根据登记内容生成　以原件为准"
_STYLE = Style(face=fonts.HEI, size=10.5, colour=QUIET)
_BASE = 12 * MM
# Over and done with: issued, released or filed, here or elsewhere.
AFTER_ISSUE = ("issued", "released", "filed", "filed_released")


def marked(document: Document, mark: str) -> Document:
    """Return a paper with a mark at the head of every page, above the type area.

    :param document: it is changed.
    """
    for page in document.pages:
        place_text(page, mark, _STYLE, 0, _BASE, page.width, "centre")
    return document


def mark_of(state: str) -> str:
    """Return what has to stand on a paper that is drawn of a dispatch in a state."""
    return COPY if state in AFTER_ISSUE else PREVIEW


def drawn(data: Mapping[str, Any], state: str) -> Document:
    """Return the paper of a dispatch with its mark.

    :param data: plain form.
    :raises PaperError: when it cannot be drawn.
    """
    return marked(official_document(document_of(data)), mark_of(state))


def printed(dispatch: Any) -> bytes:
    """Return the paper of a dispatch: the text that was issued and is kept, else what is drawn of it with its mark.

    :raises AccessControl.unauthorized.Unauthorized: for a kept text that the present user may not view.
    """
    kept = kept_file(dispatch, "pdf")
    if kept is not None:
        if not getSecurityManager().checkPermission("View", kept):
            raise Unauthorized(kept.getId())
        return bytes(kept.file.data)
    return pdf(drawn(to_plain(dispatch), api.content.get_state(dispatch)))


PAPER = RecordPaper("OutgoingDispatch", "dispatch.pdf", _("Dispatches as they are issued"), printed)


class DispatchPdf(BrowserView):
    """Answers with the PDF, or goes back to the dispatch with the reason why there is none."""

    def __call__(self) -> bytes | str:
        back = self.context.absolute_url()
        if kept := kept_address(self.context, "pdf"):
            self.request.response.redirect(kept)
            return ""
        data = to_plain(self.context)
        state = api.content.get_state(self.context)
        return answer_pdf(self.request, lambda: pdf(drawn(data, state)), file_name(data["title"]), back)
