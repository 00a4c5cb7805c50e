"""What history pages show of a training record."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.records.training.plain import to_plain
from shangnan.policy.records.training.rules import SHAPE
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(ITrainingRecord)
class TrainingPlainForm:
    """The present content of a record in plain form, without scores."""

    keys = {"roster": ("name", "unit"), "subjects": (), "standards": ()}
    labels = labels_of(SHAPE)

    def __init__(self, record: Any) -> None:
        self.data = to_plain(record)


@implementer(IRecordPanel)
@adapter(ITrainingRecord)
class TrainingPanel:
    """The record's part of the panel."""

    additions = ("Attachment",)

    def __init__(self, record: Any) -> None:
        self.links = [(f"{record.absolute_url()}/@@training-roster", _("Paste or import the roster"))]
