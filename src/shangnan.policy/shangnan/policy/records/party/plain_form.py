"""What history pages and the panel show of a Party-building record."""

from __future__ import annotations

from functools import cache
from shangnan.policy.records.party.content import IPartyRecord
from shangnan.policy.records.party.plain import to_plain
from shangnan.policy.records.party.rules import SHAPE
from shangnan.policy.records.plain_shape import Rows
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@cache
def labels() -> dict[str, str]:
    """Return the title of each element, and of each column as 'people.column'."""
    found: dict[str, str] = {}
    for name, kind in SHAPE.items():
        found[name] = kind.label
        if isinstance(kind, Rows):
            found.update({f"{name}.{column}": value.label for column, value in kind.columns.items()})
    return found


@implementer(IPlainForm)
@adapter(IPartyRecord)
class PartyPlainForm:
    """The present content of a record in plain form."""

    keys = {"people": ("name",)}

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)
        self.labels = labels()


@implementer(IRecordPanel)
@adapter(IPartyRecord)
class PartyPanel:
    """The record's part of the panel."""

    additions = ("Attachment", "PartyNotice")
    links = ()

    def __init__(self, record: Any) -> None:
        self.record = record
