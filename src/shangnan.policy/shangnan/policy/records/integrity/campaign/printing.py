"""`@@letters.pdf`: the letters of a campaign as one file with bookmarks, those that the present user may view."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from plone import api
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import united
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.integrity.letter.paper import letter_paper
from shangnan.policy.records.integrity.letter.paper_labels import CAMPAIGN
from shangnan.policy.records.integrity.letter.printing import OPEN
from shangnan.policy.records.integrity.letter.printing import printed_form
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.records.views.paper_answer import refuse
from shangnan.policy.registry.journal.recording.exports import note_export
from typing import Any

#: Letters of one file: 500 take 4 s and 90 MB.
MOST = 1000


def seen_letters(campaign: Any, unit: str = "") -> list[Any]:
    """Return the catalog entries of the letters that the present user may view, by unit and title.

    :param unit: name of the unit whose letters alone are wanted, cleaned as what is typed; "" for all.
    """
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(portal_type="ResponsibilityLetter", letter_campaign=IUUID(campaign))
    found = [brain for brain in brains if not unit or clean(brain.unit_title) == unit]
    return sorted(found, key=lambda brain: (brain.unit_title, brain.Title))


def _papers(entries: Sequence[Any]) -> Iterator[Document]:
    for entry in entries:
        letter = entry.getObject()
        asleep = not letter._p_changed
        yield letter_paper(printed_form(letter), entry.review_state == OPEN)
        # A whole campaign does not stay in memory for one paper.
        if asleep:
            letter._p_deactivate()


class LettersPdf(BrowserView):
    """The letters of a campaign, or of the unit that `unit` names."""

    def __call__(self) -> bytes | str:
        back = self.context.absolute_url()
        unit = clean(self.request.form.get("unit"))
        entries = seen_letters(self.context, unit)
        if not entries:
            return refuse(self.request, _("There is no letter here that you may view."), back)
        if len(entries) > MOST:
            told = {"count": len(entries), "limit": MOST}
            message = _(
                "${count} letters are too many for one file, which holds ${limit}. Print them unit by unit in the table below.",
                mapping=told,
            )
            return refuse(self.request, message, back)
        note_export(self.context, "ResponsibilityLetter", len(entries), filter(None, [unit]))
        title = CAMPAIGN.format(title=self.context.title, count=len(entries))

        def draw() -> bytes:
            return pdf(united(list(_papers(entries)), Facts(title, unit)))

        return answer_pdf(self.request, draw, title, back)
