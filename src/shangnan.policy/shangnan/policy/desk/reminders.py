"""What waits for a person: regulations to be read, and records of the own units that cite what has ended.

Two boxes on the desk, and the page `@@reminders` that lists it all.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.regulation.acknowledgement import unread
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import units_of
from shangnan.policy.units.people import own_groups
from typing import Any
from zope.interface import implementer

FIRST = 8


def flagged_records() -> list[Any]:
    """Return the catalog entries of records that cite what has ended, of units in which the user has a function."""
    groups = own_groups()
    units = set().union(*(units_of(groups, function) for function in FUNCTIONS))
    if not units:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    return list(catalog(flagged=True, unit=sorted(units), sort_on="sortable_title"))


class RemindersView(BrowserView):
    """`@@reminders`: everything that waits for the person who is signed in."""

    @property
    @memoize
    def unread(self) -> list[Any]:
        """Regulations in force that the person has not yet confirmed to have read."""
        return unread(getSecurityManager().getUser().getId() or "")

    @property
    @memoize
    def flagged(self) -> list[Any]:
        """Records of the person's units that cite what has ended."""
        return flagged_records()


@implementer(IDeskBox)
class UnreadBox:
    """On the desk: regulations to be read and confirmed (知晓确认)."""

    title = _("To be read and confirmed")

    def __init__(self, request: Any) -> None:
        self.found = unread(getSecurityManager().getUser().getId() or "")
        self.total = len(self.found)
        self.url = f"{api.portal.get().absolute_url()}/@@reminders#unread"

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, note."""
        return [
            {"title": b.Title, "url": b.getURL(), "note": b.register_values["document_number"]}
            for b in self.found[:FIRST]
        ]


@implementer(IDeskBox)
class FlaggedBox:
    """On the desk: records of the person's units that cite what has ended."""

    title = _("Records of your units that cite a document which has ended")

    def __init__(self, request: Any) -> None:
        self.found = flagged_records()
        self.total = len(self.found)
        self.url = f"{api.portal.get().absolute_url()}/@@reminders#flagged"

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, note."""
        return [{"title": b.Title, "url": f"{b.getURL()}/view", "note": b.unit_title or ""} for b in self.found[:FIRST]]
