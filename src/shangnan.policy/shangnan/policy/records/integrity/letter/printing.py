"""`@@responsibility-letter.pdf`: the letter on paper, for whoever may view it."""

from __future__ import annotations

from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.integrity.letter.kind import KIND
from shangnan.policy.records.integrity.letter.levels import SIGNED_STATES
from shangnan.policy.records.integrity.letter.paper import letter_paper
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.views.paper_answer import answer_pdf
from typing import Any

#: The state in which the text may still be changed.
OPEN = "awaiting"


def printed_form(letter: Any) -> dict[str, Any]:
    """Return the plain form that is printed: of a letter that both have signed, what they signed."""
    version = latest_version(letter) if api.content.get_state(letter) in SIGNED_STATES else None
    return dict(version["data"]) if version else KIND.plain_of(letter)


class LetterPdf(BrowserView):
    """The paper of a letter."""

    def __call__(self) -> bytes | str:
        letter = printed_form(self.context)
        draft = api.content.get_state(self.context) == OPEN
        back = self.context.absolute_url()
        return answer_pdf(self.request, lambda: pdf(letter_paper(letter, draft)), letter["title"], back)
