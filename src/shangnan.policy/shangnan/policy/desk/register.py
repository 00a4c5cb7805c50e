"""`@@register`: the register of a kind on its section. One for all kinds.

How a room gets one: the description of its kind (`records.kind.description`) names columns and section; in setup/default.py the
section has the layout "register". Then `/<section>` shows the list with filters (`year`, `unit`, `state`, `category`, `text`),
sorting (`sort` = name of a column, `order` = asc or desc), pages of 50 (`b_start`), counts, and the export of all that the
filters leave. A section with several kinds shows the first in their order, or the one that `kind` names.

All comes from the catalog, no record is woken, and only what the person may view is counted or shown.
"""

from __future__ import annotations

from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import union
from collections.abc import Iterator
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.desk.register_query import Asked
from shangnan.policy.desk.register_query import asked
from shangnan.policy.desk.register_query import catalog_query
from shangnan.policy.desk.register_query import FILTERS
from shangnan.policy.desk.register_query import link
from shangnan.policy.desk.register_query import PAGE
from shangnan.policy.desk.register_query import parameters
from shangnan.policy.desk.register_query import ticked
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.kind.description import register_kinds
from shangnan.policy.records.kind.papers import papers_of
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.units.directory import all_units
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate

FILTER_TITLES = {"year": _("Year"), "unit": _("Unit"), "state": _("State")}


def kinds_of(section_id: str) -> list[RegisterKind]:
    """Return the registers of a section, in their order, then by name of type."""
    return [kind for kind in register_kinds() if kind.section == section_id]


class RegisterView(BrowserView):
    """The list of a kind, from the catalog alone."""

    #: What is wrong with an order that was given on this page (`desk/printing`).
    problems: tuple[str, ...] = ()

    @property
    @memoize
    def papers(self) -> list[RecordPaper]:
        """What can be printed of many records at a time; for people who are signed in."""
        return [] if api.user.is_anonymous() else papers_of(self.kind.portal_type)

    @property
    def ticked(self) -> frozenset[str]:
        """The uids that were ticked."""
        return ticked(self.request.form)

    @property
    @memoize
    def kinds(self) -> list[RegisterKind]:
        """The registers of this section."""
        return kinds_of(self.context.getId())

    @property
    @memoize
    def kind(self) -> RegisterKind:
        """The register that is asked for, else the section's first."""
        if not self.kinds:
            raise NotFound(self.context, "register", self.request)
        wanted = clean(self.request.form.get("kind"))
        return next((kind for kind in self.kinds if kind.portal_type == wanted), self.kinds[0])

    @property
    @memoize
    def question(self) -> Asked:
        """What the address asks for."""
        return asked(self.request.form, self.kind)

    @property
    def base(self) -> str:
        """Address of this page without parameters."""
        return f"{self.context.absolute_url()}/@@register"

    @property
    @memoize
    def _catalog(self) -> Any:
        return api.portal.get_tool("portal_catalog")

    def _rids(self, query: dict[str, Any]) -> list[int]:
        # Unmerged results are (key, record id, getter): all that is needed, without a brain for each of thousands.
        found = self._catalog.searchResults(_merge=False, **query)
        down = query.get("sort_order") == "descending"
        return [rid for _key, rid, _getter in sorted(found, key=lambda row: row[:2], reverse=down)]

    @property
    @memoize
    def found(self) -> list[int]:
        """Record ids of what the filters leave, in order."""
        return self._rids(catalog_query(self.question, self.kind))

    @property
    def total(self) -> int:
        """How many records the filters leave."""
        return len(self.found)

    def _brains(self, rids: list[int]) -> Iterator[Any]:
        return (self._catalog._catalog[rid] for rid in rids)

    def _text(self, message: Any, domain: str | None = None) -> str:
        return translate(message, domain=domain, context=self.request)

    @property
    @memoize
    def states(self) -> dict[str, str]:
        """Titles of the states of this kind, in the order of the workflow."""
        tool = api.portal.get_tool("portal_workflow")
        chain = tool.getChainForPortalType(self.kind.portal_type)
        states = tool[chain[0]].states.objectValues() if chain else []
        return {state.id: self._text(state.title, "shangnan.policy") for state in states}

    def value(self, brain: Any, column: RegisterColumn) -> Any:
        """Return what a column shows of a record: text or a number."""
        if column.name == "title":
            return brain.Title or brain.getId
        if column.name == "unit":
            return brain.unit_title or ""
        if column.name == "state":
            return self.states.get(brain.review_state, brain.review_state or "")
        if column.twice:
            return self._text(_("Twice")) if brain.getRID() in self._sharing(column.twice) else ""
        kept = brain.register_values
        value = kept.get(column.name, "") if isinstance(kept, dict) else ""
        if isinstance(value, list | tuple):
            return "、".join(self._text(column.words.get(item, item)) for item in value)
        if isinstance(value, str):
            return self._text(column.words.get(value, value))
        return "" if value is None else value

    def rows(self) -> list[dict[str, Any]]:
        """Return the records of this page: uid, url, state, and cells in the order of the columns."""
        start = self.start
        return [
            {
                "uid": brain.UID,
                "url": f"{brain.getURL()}/view",
                "state": brain.review_state or "",
                "cells": [self.value(brain, column) for column in self.kind.columns],
            }
            for brain in self._brains(self.found[start : start + PAGE])
        ]

    @property
    def start(self) -> int:
        """Number of the first record on this page; beyond the end the last page is shown."""
        last = max(self.total - 1, 0) // PAGE * PAGE
        return min(self.question.start, last)

    def columns(self) -> list[dict[str, Any]]:
        """Return the headings: title, url that sorts by it (empty for none), sort (aria-sort, or None)."""
        found = []
        for column in self.kind.columns:
            here = column.name == self.question.sort
            order = "desc" if here and self.question.order == "asc" else "asc"
            url = link(self.base, self.kind, self.question, sort=column.name, order=order) if column.index else ""
            sort = ("ascending" if self.question.order == "asc" else "descending") if here else None
            found.append({"title": self._text(column.title), "url": url, "sort": sort})
        return found

    @property
    @memoize
    def everything(self) -> Any:
        """Record ids of all records of this kind that the person may see."""
        question = self.question
        if not (question.filters or question.text):  # nothing is left out, so the list itself is everything
            return IISet(self.found)
        return IISet(self._rids({"portal_type": self.kind.portal_type, "sort_on": "record_date"}))

    @memoize
    def _sharing(self, index: str) -> Any:
        """Return the record ids that have a value of an index in common with another one that the person may see."""
        found = IISet()
        for value, rids in self._catalog.Indexes[index].items():
            if value and len(rids) > 1:
                visible = intersection(rids, self.everything)
                found = union(found, visible) if len(visible) > 1 else found
        return found

    @property
    @memoize
    def choices(self) -> list[dict[str, Any]]:
        """The select boxes: name, title, options (value, label, count, chosen). Counts are of all the person may see."""
        boxes = []
        for name, index in FILTERS.items():
            counts = self._counts(index)
            title = self.kind.category_title if name == "category" else FILTER_TITLES[name]
            options = [
                {
                    "value": value,
                    "label": label,
                    "count": counts.get(value, 0),
                    "chosen": self.question.filters.get(name) == value,
                }
                for value, label in self._labels(name, counts)
            ]
            if title and options:
                boxes.append({"name": name, "title": self._text(title), "options": options})
        return boxes

    def _counts(self, index: str) -> dict[str, int]:
        counts = {}
        for value, rids in self._catalog.Indexes[index].items():
            number = len(intersection(rids, self.everything))
            if number:
                counts[str(value)] = number
        return counts

    def _labels(self, name: str, counts: dict[str, int]) -> list[tuple[str, str]]:
        if name == "year":
            return [(year, year) for year in sorted(counts, reverse=True)]
        if name == "unit":
            return [(unit.uid, unit.title) for unit in all_units() if unit.uid in counts]
        words = (
            self.states if name == "state" else {key: self._text(word) for key, word in self.kind.categories.items()}
        )
        return [(value, word) for value, word in words.items() if value in counts]

    def pages(self) -> list[dict[str, Any]]:
        """Return links of the pager: number (None for a gap), url, current; empty when one page holds all."""
        last = max(self.total - 1, 0) // PAGE
        if last < 1:
            return []
        here, before, links = self.start // PAGE, -1, []
        for number in sorted({0, last, *range(max(0, here - 2), min(last, here + 2) + 1)}):
            if number - before > 1:
                links.append({"number": None, "url": "", "current": False})
            url = link(self.base, self.kind, self.question, start=number * PAGE)
            links.append({"number": number + 1, "url": url, "current": number == here})
            before = number
        return links

    def tabs(self) -> list[dict[str, Any]]:
        """Return the kinds of this section where there are several: title, url, current."""
        if len(self.kinds) < 2:
            return []
        return [
            {
                "title": self._text(kind.title),
                "url": f"{self.base}?kind={kind.portal_type}",
                "current": kind is self.kind,
            }
            for kind in self.kinds
        ]

    def links(self) -> list[dict[str, str]]:
        """Return further pages beside the register, and for whoever may add records the form and the import."""
        url = self.context.absolute_url()
        # Only what the person may open: a link that ends at the way in leads nowhere.
        may = [pair for pair in self.kind.links if self.context.restrictedTraverse(f"@@{pair[0]}", None) is not None]
        found = [{"url": f"{url}/@@{name}", "title": self._text(title)} for name, title in may]
        fti = api.portal.get_tool("portal_types")[self.kind.portal_type]
        if fti.isConstructionAllowed(self.context):
            name = translate(fti.Title(), domain="shangnan.policy", context=self.request)
            title = self._text(_("Add ${kind}", mapping={"kind": name}))
            found.append({"url": f"{url}/++add++{self.kind.portal_type}", "title": title})
            kind = record_kind(self.kind.portal_type)
            if kind is not None and kind.importing is not None:
                address = f"{url}/@@import-records?kind={self.kind.portal_type}"
                found.append({"url": address, "title": self._text(_("Import a list"))})
        return found

    @property
    def export_url(self) -> str:
        """Address of the workbook with all that the filters leave."""
        return link(f"{self.context.absolute_url()}/@@register.xlsx", self.kind, self.question)

    @property
    def print_url(self) -> str:
        """Address of the paper with all that the filters leave."""
        return link(f"{self.context.absolute_url()}/@@register.pdf", self.kind, self.question)

    def asked_again(self) -> list[tuple[str, str]]:
        """Return name and value of the hidden fields of a form that is about what this page shows."""
        return parameters(self.kind, self.question, start=self.start)

    @property
    def clear_url(self) -> str:
        """Address of the register without filters."""
        return f"{self.base}?kind={self.kind.portal_type}"
