"""What history pages and the panel show of an entry of the log."""

from __future__ import annotations

from shangnan.policy.records.integrity.log.content import IIntegrityLogEntry
from shangnan.policy.records.integrity.log.plain import to_plain
from shangnan.policy.records.integrity.log.rules import SHAPE
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IIntegrityLogEntry)
class LogPlainForm:
    """The present content of an entry in plain form."""

    keys = {"people": ("name",)}
    labels = labels_of(SHAPE)

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)


@implementer(IRecordPanel)
@adapter(IIntegrityLogEntry)
class LogPanel:
    """The record's part of the panel."""

    additions = ("Attachment",)
    links = ()

    def __init__(self, record: Any) -> None:
        self.record = record
