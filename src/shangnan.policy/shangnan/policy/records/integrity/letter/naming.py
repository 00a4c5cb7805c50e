"""The address of a letter: made of its year, since an address is told to more people than a name."""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy.names.apart import apart
from shangnan.policy.records.integrity.letter.content import IResponsibilityLetter
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IResponsibilityLetter)
class YearAsName:
    """What the name is made from, in the place of the title."""

    def __init__(self, letter: Any) -> None:
        self.title = apart(f"letter-{letter.year or 'new'}")
