"""Whom an incoming dispatch waits for, and until when."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.registry.interfaces import IRecordModifiedEvent
from shangnan.policy import _
from shangnan.policy.calendar.settings import ICalendarSettings
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.catalog.due import ITray
from shangnan.policy.records.catalog.due import waiting_keys
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from shangnan.policy.records.dispatch.incoming.reading import AT_WORK
from shangnan.policy.records.dispatch.incoming.reading import limit_of
from shangnan.policy.records.dispatch.incoming.reading import limit_shown
from shangnan.policy.records.dispatch.incoming.reading import unread
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from typing import Any
from zope.component import adapter
from zope.interface import implementer

REGISTRARS = "office-registrar"
# What in the catalog follows from the calendar; what the register shows comes along.
CALENDAR_INDEXES = ["record_due"]


@implementer(ITray)
@adapter(IIncomingDispatch)
class Tray:
    """The registrar until it is triaged, then the head of the lead unit, then handlers and readers."""

    def __init__(self, dispatch: Any) -> None:
        self.dispatch = dispatch
        self.state = api.content.get_state(dispatch)

    @property
    def due(self) -> str:
        """Last day of the limit while it is being worked on."""
        limit = limit_of(self.dispatch) if self.state in AT_WORK else None
        return limit.day.isoformat() if limit else ""

    @property
    def people(self) -> tuple[str, ...]:
        """Keys of those whom it waits for."""
        unit = self.dispatch.responsible_unit
        if self.state in ("received", "registered", "done"):
            return waiting_keys("register", [REGISTRARS])
        if self.state == "triaged" and unit:
            return waiting_keys("assign", [group_id(unit, "approver")])
        if self.state not in AT_WORK:
            return ()
        functions = [group_id(unit, name) for name in FUNCTIONS] if unit else []
        handlers = waiting_keys("handle", [*functions, *(self.dispatch.named_handlers or ())])
        return handlers + waiting_keys("read", unread(self.dispatch))


def refresh_limits() -> int:
    """Bring the last days in the catalog up to date with the calendar as it is known now.

    :returns: how many entries were changed.
    """
    catalog = api.portal.get_tool("portal_catalog")
    changed = 0
    # Unrestricted: the calendar asks for nobody, and nothing of a record is told.
    for brain in catalog.unrestrictedSearchResults(portal_type="IncomingDispatch", review_state=AT_WORK):
        dispatch = brain._unrestrictedGetObject()
        if brain.register_values.get("due_shown") != limit_shown(limit_of(dispatch)):
            dispatch.reindexObject(idxs=CALENDAR_INDEXES)
            changed += 1
    return changed


@adapter(IRecordModifiedEvent)
def calendar_changed(event: IRecordModifiedEvent) -> None:
    """After the county's table of working days has changed."""
    if event.record.interfaceName == ICalendarSettings.__identifier__:
        refresh_limits()


@implementer(INightlyJob)
class LimitsKnown:
    """Every night: holidays that an update of the program has brought count now."""

    title = _("Bring the limits of incoming dispatches up to date with the calendar")

    def run(self, day: date) -> list[str]:
        """Refresh the limits; tell how many have moved."""
        count = refresh_limits()
        return (
            [chinese(_("${count} limits of incoming dispatches have moved.", mapping={"count": count}))]
            if count
            else []
        )
