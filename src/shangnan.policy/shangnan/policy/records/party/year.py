"""`@@party-year`: what each Party branch held in a year, and where it held less often than the settings ask.

Counted are approved and filed records, from the catalog. The page is for the offices that see all of them: whoever sees
some only would be told of gaps that are none.
"""

from __future__ import annotations

from datetime import date
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.party.kinds import Check
from shangnan.policy.records.party.kinds import check
from shangnan.policy.records.party.kinds import read_frequency
from shangnan.policy.records.party.settings import read_settings
from shangnan.policy.records.plain.request_text import clean
from typing import Any
from zExceptions import NotFound

SECTION = "party"
COUNTED = ("approved", "filed")


class PartyYearView(BrowserView):
    """The year of all branches."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, "party-year", self.request)
        return self.index()

    @property
    @memoize
    def year(self) -> int:
        """The year that is asked for, else this one."""
        asked = clean(self.request.form.get("year"))
        good = asked.isascii() and asked.isdigit() and len(asked) == 4 and 1900 <= int(asked) <= 2999
        return int(asked) if good else now().year

    @property
    @memoize
    def meetings(self) -> list[tuple[str, str, date]]:
        """Branch, kind and day of the year's meetings."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type="PartyRecord", review_state=COUNTED, record_year=self.year, sort_on="record_date")
        kept = [brain.register_values for brain in brains]
        return [(values["branch"], values["kind"], date.fromisoformat(values["date"])) for values in kept]

    @property
    @memoize
    def frequency(self) -> dict[str, str]:
        """Period of each kind that is checked."""
        return read_frequency(read_settings().frequency)

    @property
    @memoize
    def checks(self) -> list[Check]:
        """Every branch and kind."""
        return check(self.meetings, read_settings().branches, self.frequency, self.year, now().date())

    def lacking(self) -> list[Check]:
        """Return the checks that have missing periods."""
        return [found for found in self.checks if found.missing]

    def totals(self) -> list[dict[str, Any]]:
        """Return kind and number of all kinds that were held, the most frequent first."""
        counts: dict[str, int] = {}
        for _branch, kind, _day in self.meetings:
            counts[kind] = counts.get(kind, 0) + 1
        return [
            {"kind": kind, "count": count}
            for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
