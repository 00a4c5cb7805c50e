"""`@@responsibility-letter.pdf`: the letter on paper, for whoever may view it."""

from __future__ import annotations

from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.integrity.letter.kind import KIND
from shangnan.policy.records.integrity.letter.levels import SIGNED_STATES
from shangnan.policy.records.integrity.letter.paper import letter_paper
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.views.paper_answer import answer_pdf
from typing import Any

#: The state in which the text may still be changed.
OPEN = "awaiting"


def printed_form(letter: Any) -> dict[str, Any]:
    """Return the plain form that is printed: of a letter that both have signed, what they signed."""
    version = latest_version(letter) if api.content.get_state(letter) in SIGNED_STATES else None
    return dict(version["data"]) if version else KIND.plain_of(letter)


def drawn(letter: Any) -> bytes:
    """Return the paper of a letter."""
    return pdf(letter_paper(printed_form(letter), api.content.get_state(letter) == OPEN))


PAPER = RecordPaper("ResponsibilityLetter", "responsibility-letter.pdf", _("Letters"), drawn)


class LetterPdf(BrowserView):
    """The paper of a letter."""

    def __call__(self) -> bytes | str:
        title = printed_form(self.context)["title"]
        return answer_pdf(self.request, lambda: drawn(self.context), title, self.context.absolute_url())
