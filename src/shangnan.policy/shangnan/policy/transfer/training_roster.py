"""`@@training-roster`: a roster pasted from a spreadsheet or handed in as .xlsx takes the place of the record's roster."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.tables.pasted import cells_of
from shangnan.policy.records.tables.pasted import is_too_long
from shangnan.policy.records.training.roster_text import read_roster
from shangnan.policy.records.training.roster_text import Roster
from shangnan.policy.records.training.scores import scores_of
from shangnan.policy.transfer.cells import workbook_cells
from shangnan.policy.transfer.refusals import FileRefused
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from ZPublisher.HTTPRequest import FileUpload


class TrainingRosterView(BrowserView):
    """Reads a list and keeps it whole, or says what is wrong with which row and keeps nothing. What was pasted stays."""

    def __call__(self) -> str:
        form = self.request.form
        pasted = form.get("pasted", "")
        self.pasted = pasted if isinstance(pasted, str) else ""
        self.problems: list[str] = []
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._take(form.get("file"))
        return self.index()

    def _take(self, upload: Any) -> str:
        try:
            roster = self._read(upload)
        except FileRefused as refused:
            return self._refuse([refused.message])
        if roster.problems:
            return self._refuse(roster.problems)
        self.context.roster, self.context.scores = roster.rows, self._scores(roster)
        notify(ObjectModifiedEvent(self.context, Attributes(None, "roster", "scores")))
        api.portal.show_message(
            _("The roster now holds ${count} people.", mapping={"count": len(roster.rows)}), self.request
        )
        self.request.response.redirect(f"{self.context.absolute_url()}/view")
        return ""

    def _scores(self, roster: Roster) -> list[dict[str, Any]]:
        """Return the scores of the list; a list without any leaves those that its people have."""
        if roster.has_scores:
            return roster.scores
        people = {(row["name"], row["unit"]) for row in roster.rows}
        return [row for row in scores_of(self.context) if (row["name"] or "", row["unit"] or "") in people]

    def _read(self, upload: Any) -> Roster:
        hours = self.context.session_hours
        if isinstance(upload, FileUpload) and upload.filename:
            return read_roster(workbook_cells(upload), hours)
        if is_too_long(self.pasted):
            return Roster(problems=[_("The list is too long to be one of people. Check what was pasted.")])
        return read_roster(cells_of(self.pasted), hours)

    def _refuse(self, messages: list[Any]) -> str:
        self.problems = [translate(message, context=self.request) for message in messages]
        self.request.response.setStatus(400)
        return self.index()

    def present(self) -> int:
        """Return how many people the record's roster holds now."""
        return len(self.context.roster or ())
