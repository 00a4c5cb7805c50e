"""`@@expired`: whose period is over today, by year, period and unit; what is chosen goes into a disposal list.

First the lowest classes, from the numbers alone; then the items of one class, in parts that go on after the last number shown.
"""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.gaps import Gap
from shangnan.policy.permissions import ADD_DISPOSAL_LIST
from shangnan.policy.records.disposal_list.content import IDisposalList
from shangnan.policy.records.disposal_list.reading import called
from shangnan.policy.records.disposal_list.settings import read_settings
from shangnan.policy.records.disposal_list.vocabularies import disposal_units_vocabulary
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.archive_view import OfArchive
from shangnan.policy.registry.archive_view import PAGE
from shangnan.policy.registry.disposal.gathering import known_rows
from shangnan.policy.registry.disposal.rows import period_words
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.holds.hold import held_by
from shangnan.policy.registry.retention.classes import expired_classes
from shangnan.policy.registry.retention.classes import expired_items
from shangnan.policy.registry.retention.classes import left_in
from shangnan.policy.registry.retention.classes import LowestClass
from shangnan.policy.registry.retention.classes import page_of
from typing import Any
from urllib.parse import quote
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

EXPIRED = ArchivePage(
    "expired", _("Expired periods"), _("What may be appraised now, and the lists made of it."), ADD_DISPOSAL_LIST, 50
)
LISTS = ArchivePage(
    "register?kind=DisposalList",
    _("Disposal lists"),
    _("What was appraised, approved and destroyed."),
    ADD_DISPOSAL_LIST,
    51,
)


class ExpiredView(OfArchive):
    """Classes, or the items of one."""

    def answer(self) -> str:
        """Return the page, or put what was chosen into a list."""
        self.today = now().date()
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        numbers = self._numbers()
        draft = self._draft()
        gaps = self._gaps(numbers, draft)
        if gaps:
            return self.refused(gaps)
        record = self._put(numbers, draft)
        told = _("${count} items are in the list now.", mapping={"count": len(record.rows)})
        api.portal.show_message(told, self.request)
        self.request.response.redirect(f"{record.absolute_url()}/@@appraisal")
        return ""

    @property
    @memoize
    def chosen_class(self) -> LowestClass | None:
        """The class whose items are shown; None for the list of classes."""
        wanted = self.text("class")
        return next((one for one in expired_classes(self.today) if one.prefix == wanted), None)

    def classes(self) -> list[dict[str, Any]]:
        """Return the classes that are over and not empty: year, period, unit, left, url."""
        found = ((one, left_in(one)) for one in expired_classes(self.today))
        return [
            {
                "prefix": one.prefix,
                "year": one.year,
                "period": period_words(one.period),
                "unit": one.unit_code,
                "left": left,
                "url": f"{self.url}?class={quote(one.prefix)}",
            }
            for one, left in found
            if left
        ]

    @property
    @memoize
    def items(self) -> list[Any]:
        """The items of this page."""
        one = self.chosen_class
        return page_of(one, self.today, self.text("after"), PAGE) if one is not None else []

    def rows(self) -> list[dict[str, Any]]:
        """Return the items as they are shown: number, title, kind, period, expiry, holds, the open list that has them, free."""
        items = self.items
        rows = [Row(item.archival_number) for item in items]
        found = []
        for item, known in zip(items, known_rows(rows, "", called), strict=True):
            kind = record_kind(item.portal_type)
            found.append(
                {
                    "number": item.archival_number,
                    "title": item.title,
                    "kind": translate(kind.title, context=self.request) if kind is not None else item.portal_type,
                    "period": period_words(known.period),
                    "expiry": known.expiry.isoformat() if known.expiry else "",
                    "holds": held_by(known.holds),
                    "list": known.other_list,
                    "free": not known.holds and not known.other_list,
                }
            )
        return found

    def next_page(self) -> str:
        """Return the address of the next part; "" for the last one."""
        one, items = self.chosen_class, self.items
        if one is None or len(items) < PAGE:
            return ""
        return f"{self.url}?class={quote(one.prefix)}&after={quote(items[-1].archival_number)}"

    def first_page(self) -> str:
        """Return the address of the first part where this is a later one; else ""."""
        one = self.chosen_class
        return f"{self.url}?class={quote(one.prefix)}" if one is not None and self.text("after") else ""

    def units(self) -> list[dict[str, Any]]:
        """Return the units that may answer for a new list: value, title, chosen."""
        wanted = self.text("unit")
        return [
            {"value": term.value, "title": term.title, "chosen": term.value == wanted}
            for term in disposal_units_vocabulary(self.context)
        ]

    def drafts(self) -> list[dict[str, Any]]:
        """Return the lists that can still be added to: value, title."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type="DisposalList", review_state="draft", sort_on="modified", sort_order="descending")
        return [
            {"value": brain.UID, "title": brain.Title, "chosen": self.text("list") == brain.UID} for brain in brains
        ]

    def most(self) -> int:
        """Return how many rows a list may have."""
        return int(read_settings().most_rows)

    def _numbers(self) -> list[str]:
        """Return the archival numbers that were chosen: ticked, or all of the class that are free, as many as a list takes."""
        one = self.chosen_class
        if one is None:
            return []
        if not self.text("all"):
            return [number for number in self.texts("chosen") if number.startswith(one.prefix)]
        free: list[str] = []
        part: list[str] = []
        for item in expired_items(one, self.today):
            part.append(item.archival_number)
            if len(part) == PAGE:
                free += self._free(part)
                part = []
                if len(free) >= self.most():
                    break
        return [*free, *self._free(part)][: self.most()]

    def _free(self, numbers: list[str]) -> list[str]:
        known = known_rows([Row(number) for number in numbers], "", called)
        return [number for number, one in zip(numbers, known, strict=True) if not one.holds and not one.other_list]

    def _draft(self) -> Any:
        """Return the draft that was chosen; None for a new list."""
        wanted = self.text("list")
        brains = api.portal.get_tool("portal_catalog")(
            portal_type="DisposalList", review_state="draft", UID=wanted or "-"
        )
        return brains[0].getObject() if brains else None

    def _gaps(self, numbers: list[str], draft: Any) -> list[Gap]:
        found = []
        if not numbers:
            found.append(Gap("nothing_chosen", "chosen", _("Choose items first; what is held cannot be chosen.")))
        there = {row["archival_number"] for row in draft.rows or ()} if draft is not None else set()
        if len(there | set(numbers)) > self.most():
            message = _("A list takes at most ${most} items. Choose fewer.", mapping={"most": self.most()})
            found.append(Gap("too_many_rows", "chosen", message))
        if draft is None and self.text("list"):
            found.append(Gap("no_such_list", "list", _("This list is no draft any more. Choose another one.")))
        if draft is None and not self.text("list"):
            if not self.text("title"):
                found.append(Gap("no_title", "title", _("Write a title for the new list.")))
            if self.text("unit") not in {unit["value"] for unit in self.units()}:
                found.append(Gap("no_unit", "unit", _("Choose the unit whose head approves the list.")))
        elif draft is not None and not api.user.has_permission("Modify portal content", obj=draft):
            found.append(Gap("no_such_list", "list", _("This list is no draft any more. Choose another one.")))
        return found

    def _put(self, numbers: list[str], draft: Any) -> Any:
        rows = [{"archival_number": number, "result": None, "period": None, "ground": ""} for number in numbers]
        if draft is None:
            return createContentInContainer(
                self.context,
                "DisposalList",
                title=self.text("title")[:200],
                responsible_unit=self.text("unit"),
                rows=rows,
            )
        there = {row["archival_number"] for row in draft.rows or ()}
        draft.rows = [*(draft.rows or ()), *(row for row in rows if row["archival_number"] not in there)]
        notify(ObjectModifiedEvent(draft, Attributes(IDisposalList, "rows")))
        return draft
