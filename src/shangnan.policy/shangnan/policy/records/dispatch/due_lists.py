"""`@@dispatch-tray` and `@@dispatches-due`: what waits for me, and what is late.

All comes from the catalog: keys of people and last days (`records.catalog.due`), and what the register keeps. Only what the
person may view is shown.
"""

from __future__ import annotations

from datetime import timedelta
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.settings import county_table
from shangnan.policy.calendar.working_days import limit_after
from shangnan.policy.records.catalog.due import waiting_keys
from shangnan.policy.units.people import own_groups
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate

SECTION = "dispatches"
KIND = "IncomingDispatch"
# Verb of a key -> heading, in the order of the page.
LISTS = {
    "read": _("For me to read"),
    "assign": _("For me to assign"),
    "handle": _("For me to handle"),
    "register": _("For the registrar"),
}
# A limit is soon over within these working days.
SOON = 3
SHOWN = 200


class DispatchLists(BrowserView):
    """Lists of incoming dispatches on their section."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.__name__, self.request)
        return self.index()

    @property
    @memoize
    def today(self) -> str:
        """The county's date, yyyy-mm-dd."""
        return now().date().isoformat()

    def _list(self, title: str, name: str, **query: Any) -> dict[str, Any]:
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type=KIND, sort_on="record_due", **query)
        return {
            "name": name,
            "title": translate(title, context=self.request),
            "count": len(brains),
            "rows": [self._row(brain) for brain in brains[:SHOWN]],
        }

    def _row(self, brain: Any) -> dict[str, Any]:
        kept = brain.register_values if isinstance(brain.register_values, dict) else {}
        tool = api.portal.get_tool("portal_workflow")
        state = tool.getTitleForStateOnType(brain.review_state, brain.portal_type)
        return {
            "url": f"{brain.getURL()}/view",
            "title": brain.Title,
            "unit": brain.unit_title or "",
            "state": translate(state, domain="shangnan.policy", context=self.request),
            "late": bool(
                brain.review_state in ("being_handled", "circulating") and "" < kept.get("due", "") < self.today
            ),
            **{
                name: kept.get(name, "")
                for name in ("receipt_number", "sender", "urgency", "due_shown", "urged", "urged_on", "urged_words")
            },
        }


class TrayView(DispatchLists):
    """What waits for the person who is signed in, and for the offices and functions that he or she has."""

    def lists(self) -> list[dict[str, Any]]:
        """Return the lists that hold something: name, title, count, rows."""
        user = api.user.get_current()
        principals = [user.getId(), *own_groups()]
        found = [
            self._list(title, verb, waiting_for={"query": waiting_keys(verb, principals), "operator": "or"})
            for verb, title in LISTS.items()
        ]
        return [entry for entry in found if entry["count"]]


class DueView(DispatchLists):
    """What is overdue and what soon will be, as far as the person may view it."""

    def lists(self) -> list[dict[str, Any]]:
        """Return both lists, empty ones too."""
        today = now().date()
        soon = limit_after(today, SOON, county_table()).day.isoformat()
        yesterday = (today - timedelta(days=1)).isoformat()
        # "" is the entry of what has no limit that runs: it sorts before every date.
        late = {"query": ("1", yesterday), "range": "min:max"}
        near = {"query": (today.isoformat(), soon), "range": "min:max"}
        return [
            self._list(_("Overdue"), "overdue", record_due=late),
            self._list(_("To be done within ${days} working days", mapping={"days": SOON}), "soon", record_due=near),
        ]
