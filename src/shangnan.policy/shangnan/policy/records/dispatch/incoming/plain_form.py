"""What history pages and the panel show of an incoming dispatch."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.permissions import LINK_REPLY
from shangnan.policy.permissions import NAME_PEOPLE
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from shangnan.policy.records.dispatch.incoming.guards import LABELS
from shangnan.policy.records.dispatch.incoming.reading import to_plain
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPlainForm)
@adapter(IIncomingDispatch)
class IncomingPlainForm:
    """The present content of a dispatch in plain form."""

    keys: dict[str, tuple[str, ...]] = {}
    labels = LABELS

    def __init__(self, dispatch: Any) -> None:
        self.data = to_plain(dispatch)


@implementer(IRecordPanel)
@adapter(IIncomingDispatch)
class IncomingPanel:
    """A dispatch's part of the panel: the document itself goes inside; who handles and reads it; what answers it."""

    additions = ("Attachment",)

    def __init__(self, dispatch: Any) -> None:
        url = dispatch.absolute_url()
        pages = (
            (VIEW_HISTORY, f"{url}/@@processing-sheet.pdf", _("Processing sheet (PDF)")),
            (NAME_PEOPLE, f"{url}/@@people", _("Handlers and readers")),
            (LINK_REPLY, f"{url}/@@reply", _("Link our answer")),
        )
        self.links = [
            (address, title)
            for permission, address, title in pages
            if api.user.has_permission(permission, obj=dispatch)
        ]
