"""The address of a disposal list: titles of records may stand in its own title, so it says the day alone."""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy.calendar.clock import now
from shangnan.policy.names.apart import apart
from shangnan.policy.records.disposal_list.content import IDisposalList
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IDisposalList)
class DayAsName:
    """What the name is made from, in the place of the title."""

    def __init__(self, record: Any) -> None:
        self.title = apart(f"disposal-{now().date().isoformat()}")
