"""Addresses of integrity records: made of kind and day, never of a title or name.

Whoever guesses an address is told that it is not his or hers, or that there is nothing: with names in addresses that
answer alone would say who was admonished.
"""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy.calendar.clock import now
from shangnan.policy.names.apart import apart
from typing import Any
from zope.interface import implementer

WORDS = {"IntegrityRisk": "risk", "IntegrityListItem": "task", "IntegrityLogEntry": "entry"}


@implementer(INameFromTitle)
class NeutralName:
    """What the name is made from, in the place of the title."""

    def __init__(self, record: Any) -> None:
        self.title = apart(f"{WORDS[record.portal_type]}-{now().date().isoformat()}")
