"""What history pages and the panel show of a task."""

from __future__ import annotations

from shangnan.policy.records.integrity.lists.content import IIntegrityListItem
from shangnan.policy.records.integrity.lists.plain import to_plain
from shangnan.policy.records.integrity.lists.rules import SHAPE
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IIntegrityListItem)
class TaskPlainForm:
    """The present content of a task in plain form."""

    keys: dict[str, tuple[str, ...]] = {}
    labels = labels_of(SHAPE)

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)


@implementer(IRecordPanel)
@adapter(IIntegrityListItem)
class TaskPanel:
    """The record's part of the panel."""

    additions = ("Attachment",)
    links = ()

    def __init__(self, record: Any) -> None:
        self.record = record
