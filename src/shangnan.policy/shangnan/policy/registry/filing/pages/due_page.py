"""`@@filing-due`: what is due for filing, by year of formation; some of it, or all of a selection, can be ordered to be filed."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.gaps import Gap
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.filing.batches import begin
from shangnan.policy.registry.filing.batches import work_off
from shangnan.policy.registry.filing.deadline import is_overdue
from shangnan.policy.registry.filing.due_index import year_of
from shangnan.policy.registry.filing.due_list import due_brains
from shangnan.policy.registry.filing.due_list import viewable
from shangnan.policy.registry.filing.due_list import years_due
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.plans import plan_in_force
from shangnan.policy.registry.filing.settings import last_day
from typing import Any
from zope.i18n import translate

import transaction

PAGE = 50
# Records of one order.
MOST = 20_000
# Seconds that a request goes on for: longer than a click takes, shorter than somebody thinks that nothing happens.
PATIENCE = 8.0

DUE = ArchivePage(
    "filing-due",
    _("Due for filing"),
    _("What has come to its end and is not in the register yet, by year; file one record, several or a whole year."),
    FILE_RECORDS,
    10,
)


class FilingDueView(ArchivePageView):
    """The work list."""

    def prepare(self) -> None:
        """Read what is asked for; without a year, last year's and this one's come first since the list goes by day."""
        years, asked = years_due(), self.told("year")
        self.year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else None
        self.unit = self.told("unit") if self.told("unit") in self.units() else ""
        self.kind = self.told("kind") if self.told("kind") in self.kinds() else ""
        self.start = max(self.number("start"), 0) // PAGE * PAGE

    @property
    @memoize
    def found(self) -> Any:
        """The catalog's entries of what is asked for."""
        return due_brains(self.year, self.unit, self.kind)

    def total(self) -> int:
        """Return how many there are."""
        return len(self.found)

    def has_plan(self) -> bool:
        """Return whether a plan is in force; without one nothing can be filed."""
        return plan_in_force() is not None

    def years(self) -> list[dict[str, Any]]:
        """Return for each year: value, title, count, overdue, current."""
        today, day = now().date(), last_day()
        return [
            {
                "value": str(year),
                "title": str(year) if year else self.text(_("No date")),
                "count": count,
                "overdue": is_overdue(year, today, day),
                "current": year == self.year,
                "url": self.address("filing-due", year=year, unit=self.unit, kind=self.kind),
            }
            for year, count in years_due().items()
        ]

    def rows(self) -> list[dict[str, Any]]:
        """Return the records of this page: uid, title, url, kind, unit, day, state."""
        brains = list(self.found[self.start : self.start + PAGE])
        open_to_reader, kinds, tool = viewable(brains), self.kinds(), api.portal.get_tool("portal_workflow")
        index = api.portal.get_tool("portal_catalog").Indexes["filing_due"]
        rows = []
        for brain in brains:
            mine, day = brain.UID in open_to_reader, str(index.getEntryForObject(brain.getRID()))
            state = tool.getTitleForStateOnType(brain.review_state, brain.portal_type)
            rows.append(
                {
                    "uid": brain.UID,
                    "title": brain.Title if mine else self.text(_("(restricted)")),
                    "url": self.address("file-record", uid=brain.UID),
                    "kind": kinds.get(brain.portal_type, ""),
                    "unit": brain.unit_title or "",
                    "day": f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else "–",
                    "overdue": len(day) == 8 and is_overdue(year_of(int(day)), now().date(), last_day()),
                    "state": translate(state, domain="shangnan.policy", context=self.request),
                }
            )
        return rows

    def pages(self) -> list[dict[str, Any]]:
        """Return the links to the page before and after."""
        wanted = ((self.start - PAGE, _("Previous page")), (self.start + PAGE, _("Next page")))
        return [
            {
                "url": self.address("filing-due", year=self.year, unit=self.unit, kind=self.kind, start=start or None),
                "title": self.text(title),
            }
            for start, title in wanted
            if 0 <= start < self.total()
        ]

    def act(self) -> str:
        """Order what was ticked, or all of the selection, and do the first part of it."""
        if "all" in self.request.form:
            uids = [brain.UID for brain in self.found[:MOST]]
        else:
            due = {brain.UID for brain in self.found}
            uids = [uid for uid in self.chosen("uids") if uid in due]
        if not uids:
            raise Refused([Gap("nothing_chosen", "uids", _("Tick at least one record that is due."))])
        batch = begin(uids, self.told("comment"))
        # The order is kept before its first record is filed, whatever happens then.
        transaction.commit()
        work_off(batch.id, PATIENCE)
        return self.address("filing-batch", id=batch.id)

    def opinion(self) -> str:
        """Return the words that the steps get, as they are proposed."""
        return chinese(_("Filed in the archive"))
