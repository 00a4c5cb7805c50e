"""What history pages and the panel show of a Party-building record."""

from __future__ import annotations

from shangnan.policy.records.party.content import IPartyRecord
from shangnan.policy.records.party.plain import to_plain
from shangnan.policy.records.party.rules import SHAPE
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IPartyRecord)
class PartyPlainForm:
    """The present content of a record in plain form."""

    keys = {"people": ("name",)}
    labels = labels_of(SHAPE)

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)


@implementer(IRecordPanel)
@adapter(IPartyRecord)
class PartyPanel:
    """The record's part of the panel."""

    additions = ("Attachment", "PartyNotice")
    links = ()

    def __init__(self, record: Any) -> None:
        self.record = record
