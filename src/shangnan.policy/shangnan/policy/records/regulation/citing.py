"""What a regulation cites, and under which keys it is cited itself."""

from __future__ import annotations

from shangnan.policy.records.citations.endings import ICitations
from shangnan.policy.records.citations.recognition import cited
from shangnan.policy.records.citations.recognition import name_key
from shangnan.policy.records.citations.recognition import number_key
from shangnan.policy.records.regulation.content import IRegulation
from typing import Any
from zope.component import adapter
from zope.interface import implementer

import re


def own_keys(regulation: Any) -> tuple[str, ...]:
    """Return the keys under which others cite a regulation: its number and its name."""
    keys = (number_key(regulation.document_number or ""), name_key(regulation.title or ""))
    return tuple(key for key in keys if key)


@implementer(ICitations)
@adapter(IRegulation)
class RegulationCitations:
    """Each line of the basis names a law or document, with or without its number; in the body numbers count."""

    def __init__(self, regulation: Any) -> None:
        own = own_keys(regulation)
        lines = (regulation.basis or "").splitlines()
        names = [name for line in lines for name in (re.findall(r"《([^》]{1,200})》", line) or [line])]
        found = cited(names, (), (regulation.basis or "", regulation.body or ""))
        self.keys = [key for key in found if key not in own]
