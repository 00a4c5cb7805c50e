"""The plain form of a dispatch with the names of its elements, for history and differences; and its part of the panel."""

from __future__ import annotations

from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.guards import LABELS
from shangnan.policy.records.dispatch.outgoing.reading import with_files
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IOutgoingDispatch)
class OutgoingPlainForm:
    """The present content of a dispatch in plain form."""

    keys: dict[str, tuple[str, ...]] = {}
    labels = LABELS

    def __init__(self, dispatch: object) -> None:
        self.data: dict[str, Any] = with_files(dispatch)


@implementer(IRecordPanel)
@adapter(IOutgoingDispatch)
class OutgoingPanel:
    """A dispatch's part of the panel: attachments may be put inside a draft."""

    additions = ("Attachment",)

    def __init__(self, dispatch: object) -> None:
        self.links: list[tuple[str, str]] = []
