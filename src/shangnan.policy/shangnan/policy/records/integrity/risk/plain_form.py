"""What history pages and the panel show of a risk point."""

from __future__ import annotations

from shangnan.policy.records.integrity.risk.content import IIntegrityRisk
from shangnan.policy.records.integrity.risk.plain import to_plain
from shangnan.policy.records.integrity.risk.rules import SHAPE
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IIntegrityRisk)
class RiskPlainForm:
    """The present content of a risk point in plain form."""

    keys: dict[str, tuple[str, ...]] = {}
    labels = labels_of(SHAPE)

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)


@implementer(IRecordPanel)
@adapter(IIntegrityRisk)
class RiskPanel:
    """The record's part of the panel."""

    additions = ("Attachment",)
    links = ()

    def __init__(self, record: Any) -> None:
        self.record = record
