"""The address of a Party-building record: made of its day, since the addresses of public notices inside it are public too."""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy.names.apart import apart
from shangnan.policy.records.party.content import IPartyRecord
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IPartyRecord)
class DayAsName:
    """What the name is made from, in the place of the title."""

    def __init__(self, record: Any) -> None:
        self.title = apart(f"activity-{record.held_on.isoformat()}" if record.held_on else "activity")
