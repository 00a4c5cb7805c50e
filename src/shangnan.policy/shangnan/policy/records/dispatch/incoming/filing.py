"""Where incoming dispatches lie: /dispatches/in/YEAR; and how they are called in addresses."""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy import _
from shangnan.policy.names.apart import apart
from shangnan.policy.records.dispatch.filing import Direction
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer


def _year_title(year: int) -> Message:
    return _("${year} (incoming)", mapping={"year": year})


IN = Direction("in", "IncomingDispatch", _("Incoming dispatches"), _year_title)
year_section = IN.year_section
is_year_section = IN.is_year_section


@implementer(INameFromTitle)
@adapter(IIncomingDispatch)
class DayAsName:
    """Addresses are made of the day of receipt: a title is restricted, and addresses stand in logs and histories."""

    def __init__(self, dispatch: Any) -> None:
        day = dispatch.received_on
        self.title = apart(f"received-{day.isoformat()}" if day else "received")
