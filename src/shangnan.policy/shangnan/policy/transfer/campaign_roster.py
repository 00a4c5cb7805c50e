"""`@@campaign-roster`: a roster pasted from a spreadsheet or handed in as .xlsx takes the place of the campaign's roster."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.integrity.campaign.making import gaps_of
from shangnan.policy.records.integrity.campaign.roster_text import as_text
from shangnan.policy.records.integrity.campaign.roster_text import read_roster
from shangnan.policy.records.integrity.campaign.roster_text import Roster
from shangnan.policy.records.tables.pasted import cells_of
from shangnan.policy.records.tables.pasted import is_too_long
from shangnan.policy.transfer.cells import workbook_cells
from shangnan.policy.transfer.refusals import FileRefused
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from ZPublisher.HTTPRequest import FileUpload

import transaction


class CampaignRosterView(BrowserView):
    """Reads a list and keeps it whole, or says what is wrong with which row and keeps nothing. What was pasted stays."""

    def __call__(self) -> str:
        form = self.request.form
        pasted = form.get("pasted", "")
        self.pasted = pasted if isinstance(pasted, str) else ""
        self.problems: list[str] = []
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._take(form.get("file"))
        self.pasted = as_text(self.context.roster) if self.context.roster else ""
        return self.index()

    def _take(self, upload: Any) -> str:
        try:
            roster = self._read(upload)
        except FileRefused as refused:
            return self._refuse([refused.message])
        if roster.problems:
            return self._refuse(roster.problems)
        before, self.context.roster = self.context.roster, tuple(roster.rows)
        # The same rules as before the letters are made; what else the campaign lacks is the form's.
        gaps = [gap.message for gap in gaps_of(self.context) if gap.field == "roster"]
        if gaps:
            self.context.roster = before
            transaction.doom()
            return self._refuse(gaps)
        notify(ObjectModifiedEvent(self.context, Attributes(None, "roster")))
        api.portal.show_message(
            _("The roster now holds ${count} people.", mapping={"count": len(roster.rows)}), self.request
        )
        self.request.response.redirect(f"{self.context.absolute_url()}/view")
        return ""

    def _read(self, upload: Any) -> Roster:
        if isinstance(upload, FileUpload) and upload.filename:
            return read_roster(workbook_cells(upload))
        if is_too_long(self.pasted):
            return Roster(problems=[_("The list is too long to be one of people. Check what was pasted.")])
        return read_roster(cells_of(self.pasted))

    def _refuse(self, messages: list[Any]) -> str:
        self.problems = [translate(message, context=self.request) for message in messages]
        self.request.response.setStatus(400)
        return self.index()

    def present(self) -> int:
        """Return how many people the campaign's roster holds now."""
        return len(self.context.roster or ())
