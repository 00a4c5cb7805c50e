"""The calendar's run: takes signed regulations into force on their day, and ends those that have reached their own end.

A part of the night's work (`nightly`), and done again whenever: days that were missed are caught up with in the order of
the regulations' days, and a second run finds nothing left to do. The page `@@run-due` does the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.lifecycle import expire
from shangnan.policy.records.regulation.lifecycle import step_by_system
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.records.workflow.transitions import Refused
from typing import Any
from zope.interface import implementer

import transaction


@dataclass
class Report:
    """What a run has done.

    :param enacted: names of the regulations taken into force, in order.
    :param expired: names of those that have reached their own end, in order.
    :param refused: (name, reasons in Chinese) of those that could not be.
    """

    enacted: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    refused: list[tuple[str, list[str]]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the report in Chinese, a line for each regulation and one that counts them."""
        count = _("${count} regulations taken into force.", mapping={"count": len(self.enacted)})
        told = [_("In force: ${title}", mapping={"title": title}) for title in self.enacted]
        told += [_("Ended: ${title}", mapping={"title": title}) for title in self.expired]
        told += [
            _("Not taken into force: ${title}: ${why}", mapping={"title": title, "why": " ".join(why)})
            for title, why in self.refused
        ]
        return [chinese(line) for line in (*told, count)]


def due(day: date) -> list[Any]:
    """Return the catalog entries of signed regulations whose day has come, earliest first."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the calendar asks for nobody.
    brains = catalog.unrestrictedSearchResults(portal_type="Regulation", review_state="signed")
    begun = [brain for brain in brains if brain.text_from and brain.text_from <= day.isoformat()]
    return sorted(begun, key=lambda brain: (brain.text_from, brain.getPath()))


def ending(day: date) -> list[Any]:
    """Return the catalog entries of regulations in force that apply no more on a day, the earliest end first."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the calendar asks for nobody.
    return list(
        catalog.unrestrictedSearchResults(
            portal_type="Regulation",
            review_state=IN_FORCE,
            in_force_until={"query": ("0001-01-01", (day - timedelta(days=1)).isoformat()), "range": "min:max"},
            sort_on="in_force_until",
        )
    )


def run_due(day: date | None = None) -> Report:
    """Take every signed regulation into force whose day has come, end what it replaces and what has reached its own end.

    The caller commits.

    :param day: the county's date; today where None.
    """
    report, day = Report(), min(day or today(), today())
    for brain in due(day):
        regulation = brain._unrestrictedGetObject()
        title = regulation.title
        savepoint = transaction.savepoint()
        try:
            step_by_system(
                regulation, "enact", _("Its day has come: in force from ${day}.", mapping={"day": brain.text_from})
            )
        except Refused as refused:
            savepoint.rollback()
            report.refused.append((title, refused.lines()))
        else:
            report.enacted.append(title)
    for brain in ending(day):
        regulation = brain._unrestrictedGetObject()
        if not regulation.revision_of:
            expire(regulation)
            report.expired.append(regulation.title)
    return report


@implementer(INightlyJob)
class RegulationsDue:
    """The calendar's run as a part of the night's work."""

    title = _("Take regulations into force, or end them, whose day has come")

    def run(self, day: date) -> list[str]:
        """Do what is due, and tell it in Chinese; nothing to tell where nothing was due."""
        report = run_due(day)
        return report.lines() if report.enacted or report.expired or report.refused else []
