"""Pages of the section: which regulations applied on a day, what they cover, and the run of the calendar."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy.permissions import _
from shangnan.policy.records.regulation.due import due
from shangnan.policy.records.regulation.due import ending
from shangnan.policy.records.regulation.due import run_due
from shangnan.policy.records.regulation.kinds import ENDED
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.regulation.plain import day_of
from typing import Any

SHOWN = 300


class RegulationsOnView(BrowserView):
    """`@@regulations-on?date=2026-03-01`: all regulations that applied on a day, as far as the reader may see them."""

    own_search_box = False

    def __call__(self) -> str:
        given = self.request.form.get("date", "")
        self.given = given.strip() if isinstance(given, str) else "?"
        self.day: date | None = day_of(self.given) if self.given else today()
        if self.day is None:
            self.request.response.setStatus(400)
        return self.index()

    @property
    @memoize
    def rows(self) -> list[dict[str, str]]:
        """The regulations: url of the text of that day, title, number."""
        if self.day is None:
            return []
        day = self.day.isoformat()
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(
            portal_type="Regulation",
            review_state=(*IN_FORCE, *ENDED, "signed"),
            in_force_from={"query": ("0001-01-01", day), "range": "min:max"},
            in_force_until={"query": day, "range": "min"},
            sort_on="sortable_title",
        )
        begun = begun_by(day)
        replaced = {uid for brain in begun for uid in brain.replaces or ()}
        found = {brain.UID: brain for brain in brains}
        if not api.user.is_anonymous():
            # Whoever is signed in reads a text from its day on, taken into force or not (begun.BegunTextRoles).
            opened = begun_by(min(day, today().isoformat()))
            found |= {brain.UID: brain for brain in opened if brain.in_force_until >= day}
        return [
            {
                "url": f"{brain.getURL()}/@@in-force-on?date={day}",
                "title": brain.Title,
                "number": brain.register_values["document_number"],
            }
            for brain in sorted(found.values(), key=lambda brain: (brain.Title, brain.UID))
            if not brain.revision_of and brain.UID not in replaced
        ]


def begun_by(day: str) -> list[Any]:
    """Return the catalog entries of signed texts that apply from a day or earlier, whoever asks.

    Unrestricted: what is signed ends on its day what it replaces, also where the calendar has not been run; pages tell
    names of such texts to those only who may read them.

    :param day: ISO date.
    """
    catalog = api.portal.get_tool("portal_catalog")
    signed = catalog.unrestrictedSearchResults(portal_type="Regulation", review_state="signed")
    return [brain for brain in signed if brain.text_from and brain.text_from <= day]


class CoverageView(BrowserView):
    """`@@regulation-coverage`: which items, posts and windows the regulations in force cover, and which items none does."""

    @property
    @memoize
    def covering(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """For item, post and window: what is covered, with the regulations that do."""
        found: dict[str, dict[str, list[dict[str, str]]]] = {"item": {}, "post": {}, "window": {}}
        catalog = api.portal.get_tool("portal_catalog")
        for brain in catalog(portal_type="Regulation", review_state=IN_FORCE, sort_on="sortable_title"):
            for word in brain.covers or ():
                kind, _colon, name = word.partition(":")
                found[kind].setdefault(name, []).append({"url": brain.getURL(), "title": brain.Title})
        return found

    @property
    @memoize
    def items(self) -> list[Any]:
        """The published items, as catalog entries."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type="ServiceGuide", review_state=("published", "suspended"), sort_on="sortable_title")
        return [brain for brain in brains if not brain.revision_of]

    @property
    @memoize
    def uncovered(self) -> list[Any]:
        return [brain for brain in self.items if brain.item_code not in self.covering["item"]]

    @property
    def shown_uncovered(self) -> list[Any]:
        return self.uncovered[:SHOWN]

    @property
    def covered(self) -> int:
        return len(self.items) - len(self.uncovered)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Tables of what is covered: title and rows (name, regulations)."""
        names = {brain.item_code: brain.Title for brain in self.items}
        titles = {"item": _("Items"), "post": _("Posts"), "window": _("Windows")}
        return [
            {
                "title": titles[kind],
                "rows": [
                    {"name": f"{names[name]} {name}" if name in names else name, "by": by}
                    for name, by in sorted(self.covering[kind].items())
                ],
            }
            for kind in titles
        ]


class RunDueView(BrowserView):
    """`@@run-due`: the system administrator takes into force by hand what the nightly job has not."""

    def __call__(self) -> str:
        self.done: int | None = None
        self.refused = 0
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            report = run_due()
            # Numbers only: this office may see no more of what is signed.
            self.done, self.refused = len(report.enacted) + len(report.expired), len(report.refused)
        return self.index()

    def waiting(self) -> int:
        """Return how many signed regulations have reached their day. Their names are not told: drafts are restricted."""
        return len(due(today())) + len(ending(today()))
