"""`@@journal`: the journal for the auditor, the newest entry first; `@@journal-heads`: the head of each day, to be printed.

The auditor may not read restricted records. The page shows what entries hold, which is no title of these, and a title with a
link only where the catalog lets the reader see the thing.
"""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.permissions import VIEW_JOURNAL
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.journal import reading
from shangnan.policy.registry.journal.actions import ACTIONS
from shangnan.policy.registry.journal.entry import DONE
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.page.named import person_named
from shangnan.policy.registry.journal.page.named import thing_named
from shangnan.policy.registry.journal.page.question import Asked
from shangnan.policy.registry.journal.page.question import asked
from shangnan.policy.registry.journal.page.question import PAGE
from shangnan.policy.registry.journal.page.words import TYPES
from shangnan.policy.registry.journal.page.words import Words
from shangnan.policy.registry.journal.tokens import Wanted
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate

SECTION = "archive"
JOURNAL = ArchivePage(
    "journal",
    _("Journal"),
    _("Who did what, when and from where: with filters, and to take along."),
    VIEW_JOURNAL,
    order=90,
)


class OfArchive(BrowserView):
    """A page of the archive alone; other sections have none."""

    def __call__(self) -> Any:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.__name__, self.request)
        return self.answer()

    def answer(self) -> Any:
        """Return the page."""
        return self.index()


class Asking(OfArchive):
    """Knows what is asked, and says entries in words."""

    @property
    @memoize
    def question(self) -> Asked:
        """What the address asks."""
        return asked(self.request.form)

    @property
    @memoize
    def wanted(self) -> Wanted:
        """What is looked for."""
        typed = self.question.typed
        actor, thing = typed.get("actor", ""), typed.get("thing", "")
        return self.question.wanted(person_named(actor) if actor else "", thing_named(thing) if thing else "")

    @property
    @memoize
    def words(self) -> Words:
        """Says entries."""
        return Words(self.request)


class JournalView(Asking):
    """A page of entries with the filters."""

    @memoize
    def found(self) -> reading.Found:
        """Return the entries of this page."""
        wanted = self.wanted
        return reading.search(
            wanted.actor,
            wanted.action,
            wanted.uid,
            wanted.address,
            wanted.outcome,
            wanted.since,
            wanted.until,
            start=self.question.start,
            size=PAGE,
        )

    def rows(self) -> list[dict[str, Any]]:
        """Return the entries in words: seq, time, who, what, refused, type, thing, url, label, of_thing, details, address."""
        found = [sealed for sealed in self.found().entries]
        open_ones = self._open({sealed.entry.uid for sealed in found if sealed.entry.uid})
        return [self._row(sealed, open_ones.get(sealed.entry.uid)) for sealed in found]

    def _row(self, sealed: reading.Sealed, brain: Any) -> dict[str, Any]:
        entry, words = sealed.entry, self.words
        name, is_content = words.thing(entry), entry.portal_type not in TYPES
        thing = (name or (brain.Title if brain is not None else "")) if is_content else ""
        return {
            "seq": sealed.seq,
            "time": entry.time[:19].replace("T", " "),
            "who": words.who(entry),
            "what": words.action(entry),
            "refused": entry.outcome == REFUSED,
            "type": words.type(entry),
            "thing": thing,
            "url": brain.getURL() + "/view" if brain is not None else "",
            "label": entry.uid if is_content else name,
            "of_thing": self.link(thing=entry.uid) if entry.uid else "",
            "details": words.details(entry),
            "address": entry.address,
        }

    def _open(self, uids: set[str]) -> dict[str, Any]:
        """Return by UID the catalog entries of those things that the reader may view."""
        brains = api.portal.get_tool("portal_catalog").searchResults(UID=sorted(uids)) if uids else ()
        return {brain.UID: brain for brain in brains}

    def link(self, **changes: object) -> str:
        """Return the address of this page with some of what is asked changed."""
        query = self.question.query(**{"b_start": "", **changes})
        return f"{self.base}?{query}" if query else self.base

    @property
    def base(self) -> str:
        """Address without anything asked."""
        return f"{self.context.absolute_url()}/@@journal"

    def newer(self) -> str:
        """Return the address of the page with newer entries, empty on the first."""
        start = self.question.start
        return self.link(b_start=max(0, start - PAGE) or "") if start else ""

    def older(self) -> str:
        """Return the address of the page with older entries, empty on the last."""
        return self.link(b_start=self.question.start + PAGE) if self.found().more else ""

    def actions(self) -> list[dict[str, Any]]:
        """Return the actions to choose from: value, title, chosen."""
        chosen = self.question.typed.get("action")
        return [
            {"value": key, "title": translate(title, context=self.request), "chosen": key == chosen}
            for key, title in ACTIONS.items()
        ]

    def outcomes(self) -> list[dict[str, Any]]:
        """Return the outcomes to choose from: value, title, chosen."""
        chosen = self.question.typed.get("outcome")
        titles = {DONE: _("Done"), REFUSED: _("Refused")}
        return [
            {"value": key, "title": translate(title, context=self.request), "chosen": key == chosen}
            for key, title in titles.items()
        ]

    def export_url(self, name: str) -> str:
        """Return the address of the list to take along, with the same filters."""
        query = self.question.query(b_start="")
        return f"{self.context.absolute_url()}/@@{name}" + (f"?{query}" if query else "")

    def heads_url(self) -> str:
        """Return the address of the heads."""
        return f"{self.context.absolute_url()}/@@journal-heads"


class HeadsView(OfArchive):
    """The head of each day, the newest first."""

    def heads(self) -> list[reading.Head]:
        """Return them."""
        return reading.heads()[::-1]

    def today(self) -> str:
        """Return the present moment, for the print."""
        return now().strftime("%Y-%m-%d %H:%M")
