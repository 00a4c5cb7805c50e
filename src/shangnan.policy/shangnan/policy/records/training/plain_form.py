"""What history pages show of a training record."""

from __future__ import annotations

from functools import cache
from shangnan.policy.permissions import _
from shangnan.policy.records.plain_shape import Rows
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.records.training.plain import to_plain
from shangnan.policy.records.training.rules import SHAPE
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@cache
def labels() -> dict[str, str]:
    """Return the title of each element, and of each column as 'roster.column'."""
    found: dict[str, str] = {}
    for name, kind in SHAPE.items():
        found[name] = kind.label
        if isinstance(kind, Rows):
            found.update({f"{name}.{column}": value.label for column, value in kind.columns.items()})
    return found


@implementer(IPlainForm)
@adapter(ITrainingRecord)
class TrainingPlainForm:
    """The present content of a record in plain form, without scores."""

    keys = {"roster": ("name", "unit"), "subjects": (), "standards": ()}

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)
        self.labels = labels()


@implementer(IRecordPanel)
@adapter(ITrainingRecord)
class TrainingPanel:
    """The record's part of the panel."""

    additions = ("Attachment",)

    def __init__(self, record: Any) -> None:
        self.links = [(f"{record.absolute_url()}/@@training-roster", _("Paste or import the roster"))]
