"""`@@party-record.pdf`: the record on paper, for whoever may view it."""

from __future__ import annotations

from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.party.kind import KIND
from shangnan.policy.records.party.paper import minutes
from shangnan.policy.records.party.paper import title_of
from shangnan.policy.records.views.paper_answer import answer_pdf
from typing import Any

#: States in which the record is what the unit's head approved.
APPROVED = ("approved", "filed")


def drawn(record: Any) -> bytes:
    """Return the paper of a record."""
    return pdf(minutes(KIND.plain_of(record), api.content.get_state(record) not in APPROVED))


PAPER = RecordPaper("PartyRecord", "party-record.pdf", _("Records of meetings and activities"), drawn)


class PartyPdf(BrowserView):
    """The paper of a Party-building record."""

    def __call__(self) -> bytes | str:
        record = KIND.plain_of(self.context)
        name = f"{title_of(record)}-{record['title']}"
        return answer_pdf(self.request, lambda: drawn(self.context), name, self.context.absolute_url())
