"""The address of an incoming dispatch."""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy.names.apart import apart
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IIncomingDispatch)
class DayAsName:
    """Addresses are made of the day of receipt: a title is restricted, and addresses stand in logs and histories."""

    def __init__(self, dispatch: Any) -> None:
        day = dispatch.received_on
        self.title = apart(f"received-{day.isoformat()}" if day else "received")
