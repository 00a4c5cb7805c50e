"""`@@integrity-due`: risk points whose review is due and tasks of the lists that are due, late ones first, and where the
risks are: how many are in force, by unit and level. What is due stands on each person's desk too.

All comes from the catalog, no record is woken, and only what the person may view is listed and counted.
"""

from __future__ import annotations

from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from datetime import date
from datetime import timedelta
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.integrity.lists.rules import OPEN_STATES
from shangnan.policy.records.integrity.risk.vocabularies import LEVELS
from shangnan.policy.records.integrity.settings import ListNames
from shangnan.policy.records.integrity.settings import read_settings
from shangnan.policy.records.workflow.waiting import IDeskBox
from typing import Any
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface

SECTION = "integrity"
TITLE = _("Due and overdue")
MOST = 500
ON_THE_DESK = 8
# Earlier than any day, and later than no day at all: records without one are not due.
FIRST_DAY = "0001-01-01"


def last_day() -> date:
    """Return the last day that counts as due soon, by the settings."""
    return now().date() + timedelta(days=read_settings().days_ahead)


def due(portal_type: str, states: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what the present person may view and is late or due soon, the longest overdue first.

    :param portal_type: a kind whose register date is the day on which it is due.
    :param states: in which it can be due.
    :returns: the values of the register, with title, url, unit (name) and late (whether the day has passed).
    """
    today = now().date().isoformat()
    between = {"query": (FIRST_DAY, last_day().isoformat()), "range": "min:max"}
    query = {"portal_type": portal_type, "review_state": states, "record_date": between, "sort_on": "record_date"}
    return [
        {
            **brain.register_values,
            "title": brain.Title,
            "url": f"{brain.getURL()}/view",
            "unit": brain.unit_title or "",
            "late": brain.register_values["date"] < today,
        }
        for brain in api.portal.get_tool("portal_catalog")(**query)[:MOST]
    ]


def due_risks() -> list[dict[str, Any]]:
    """Return risk points to be reviewed; with level, person, date."""
    return due("IntegrityRisk", ("in_force",))


def due_tasks() -> list[dict[str, Any]]:
    """Return tasks to be done; with list (its name), person, date."""
    names = dict(ListNames())
    return [{**row, "list": names.get(row["list"], "")} for row in due("IntegrityListItem", OPEN_STATES)]


class IntegrityDueView(BrowserView):
    """The page of what is due."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, "integrity-due", self.request)
        return self.index()

    def today(self) -> str:
        """Return today's date, yyyy-mm-dd."""
        return now().date().isoformat()

    def last_day(self) -> str:
        """Return the last day that counts as due soon, yyyy-mm-dd."""
        return last_day().isoformat()

    def blocks(self) -> list[dict[str, Any]]:
        """Return the two tables: id, title, heading of the third column and its key, rows, number of late ones."""
        return [
            {
                "id": name,
                "title": title,
                "heading": heading,
                "key": key,
                "rows": rows,
                "late": sum(row["late"] for row in rows),
            }
            for name, title, heading, key, rows in (
                ("risks", _("Risk points to be reviewed"), _("Level of the risk"), "level", due_risks()),
                ("tasks", _("Tasks of the three lists"), _("List"), "list", due_tasks()),
            )
        ]

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels, in the order of their columns."""
        return LEVELS

    def distribution(self) -> list[dict[str, Any]]:
        """Return for each unit with risk points in force its name, the number of each level, and the sum."""
        catalog = api.portal.get_tool("portal_catalog")
        # Unmerged results are (key, record id, getter); sets of record ids count thousands without a brain for each.
        query = {"portal_type": "IntegrityRisk", "review_state": "in_force", "sort_on": "record_date"}
        in_force = IISet([rid for _key, rid, _getter in catalog.searchResults(_merge=False, **query)])
        of_level = dict(catalog.Indexes["record_category"].items())
        found = []
        for unit, rids in catalog.Indexes["unit_title"].items():
            own = intersection(in_force, rids)
            if len(own):
                counts = [len(intersection(own, of_level.get(level, IISet()))) for level in LEVELS]
                found.append({"unit": unit, "counts": counts, "sum": len(own)})
        return sorted(found, key=lambda row: row["unit"])


@implementer(IDeskBox)
@adapter(Interface)
class DueBox:
    """What is due, on the desk of whoever may view it."""

    title = TITLE

    def __init__(self, request: Any) -> None:
        self.url = f"{api.portal.get().absolute_url()}/{SECTION}/@@integrity-due"
        self._due = sorted(due_risks() + due_tasks(), key=lambda row: row["date"])
        self.total = len(self._due)

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, and the day as the note."""
        return [{"title": row["title"], "url": row["url"], "note": row["date"]} for row in self._due[:ON_THE_DESK]]
