"""Pages of the section: which regulations applied on a day, what they cover, and the run of the calendar."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.regulation.due import due
from shangnan.policy.records.regulation.due import ending
from shangnan.policy.records.regulation.due import run_due
from shangnan.policy.records.regulation.kinds import ENDED
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.kinds import SUBJECTS
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.regulation.plain import day_of
from shangnan.policy.records.regulation.settings import listed
from typing import Any
from zope.i18nmessageid import Message

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
    """`@@regulation-coverage`: 业务、项目、职能、窗口: what of each the regulations in force cover, and what none does."""

    @property
    @memoize
    def in_force(self) -> list[Any]:
        """The regulations that apply today, by the dates: catalog entries."""
        day = today().isoformat()
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(
            portal_type="Regulation",
            review_state=IN_FORCE,
            in_force_until={"query": day, "range": "min"},
            sort_on="sortable_title",
        )
        begun = begun_by(day)
        replaced = {uid for brain in begun for uid in brain.replaces or ()}
        opened = [] if api.user.is_anonymous() else [b for b in begun if not b.revision_of and b.in_force_until >= day]
        return [brain for brain in (*brains, *opened) if brain.UID not in replaced]

    @property
    @memoize
    def covering(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """For kind, item, post and window: what is covered, with the regulations that do."""
        found: dict[str, dict[str, list[dict[str, str]]]] = {"kind": {}, "item": {}, "post": {}, "window": {}}
        for brain in self.in_force:
            subject = brain.register_values["category"].partition("／")[2]
            for word in (*(brain.covers or ()), *([f"kind:{subject}"] if subject else [])):
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

    def _group(self, kind: str, title: Message, wanted: dict[str, str]) -> dict[str, Any]:
        """Return a group: what is covered, and of what is wanted (name by key) what is not."""
        by = self.covering[kind]
        missing = [{"key": key, "name": name} for key, name in wanted.items() if key not in by]
        return {
            "id": kind,
            "title": title,
            "wanted": len(wanted),
            "covered": len(wanted) - len(missing),
            "rows": [{"name": wanted.get(key, key), "by": by[key]} for key in sorted(by)],
            "missing": missing[:SHOWN],
            "more": max(len(missing) - SHOWN, 0),
        }

    @property
    @memoize
    def groups(self) -> list[dict[str, Any]]:
        """The four coverages: id, title, wanted and covered (numbers), rows (name, regulations), missing, more."""
        items = {brain.item_code: f"{brain.Title} {brain.item_code}" for brain in self.items}
        return [
            self._group(
                "kind", _("Business (kinds of regulation in the work plan)"), {name: name for name in SUBJECTS}
            ),
            self._group("item", _("Items"), items),
            self._group("post", _("Posts"), {name: name for name in listed("posts")}),
            self._group("window", _("Windows"), {name: name for name in listed("windows")}),
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
