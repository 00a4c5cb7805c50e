"""The plain form of a dispatch with the names of its elements, for history and differences; and its part of the panel."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.labels import LABELS
from shangnan.policy.records.dispatch.outgoing.plain import changed_substance
from shangnan.policy.records.dispatch.outgoing.reading import with_files
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer

# States before the number is given, in which a text that was signed once may be another one again.
UNDECIDED = ("draft", "checking", "signing", "signed")


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
    """A dispatch's part of the panel: attachments may be put inside a draft; what differs from what was signed is shown."""

    additions = ("Attachment",)

    def __init__(self, dispatch: object) -> None:
        address = dispatch.absolute_url()  # type: ignore[attr-defined]
        self.links: list[tuple[str, str]] = [
            (f"{address}/@@dispatch.docx", _("Word file in the official format")),
            (f"{address}/@@dispatch.ofd", _("OFD file")),
        ]
        if api.user.has_permission(VIEW_HISTORY, obj=dispatch):
            self.links.append((f"{address}/@@processing-sheet.pdf", _("Processing sheet (PDF)")))
        if api.content.get_state(dispatch) == "draft" and api.user.has_permission(
            "Modify portal content", obj=dispatch
        ):
            self.links.append((f"{address}/@@import-docx", _("Take the text from a Word file")))
        signed = latest_version(dispatch)
        if signed is None or api.content.get_state(dispatch) not in UNDECIDED:
            return
        if changed_substance(signed["data"], with_files(dispatch)):
            compared = f"{address}/@@record-difference?old={signed['version']}&new=present"
            self.links.append((compared, _("What has been changed since it was signed")))
