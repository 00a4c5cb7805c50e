"""Whose turn it is with an incoming dispatch: by state for the offices, by person for handlers and readers."""

from __future__ import annotations

from plone import api
from plone.memoize.instance import memoize
from shangnan.policy import _
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.catalog.due import waiting_keys
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.units.people import own_groups
from typing import Any
from zope.component import adapter
from zope.interface import implementer

FIRST = 8


@implementer(IDeskBox)
@adapter(IShangnanLayer)
class ToRead:
    """Dispatches that are circulated to the person and that he or she has not read."""

    title = _("Dispatches for me to read")
    verb = "read"

    def __init__(self, request: Any) -> None:
        self.request = request

    @property
    def url(self) -> str:
        """Address of the whole tray."""
        return f"{api.portal.get().absolute_url()}/dispatches/@@dispatch-tray"

    @memoize
    def _found(self) -> Any:
        user = api.user.get_current()
        keys = waiting_keys(self.verb, [user.getId() or "", *own_groups()])
        catalog = api.portal.get_tool("portal_catalog")
        return catalog(
            portal_type="IncomingDispatch", waiting_for={"query": keys, "operator": "or"}, sort_on="record_due"
        )

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._found())

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, note (last day, and that it was urged)."""
        return [self._row(brain) for brain in self._found()[:FIRST]]

    def _row(self, brain: Any) -> dict[str, str]:
        kept = brain.register_values if isinstance(brain.register_values, dict) else {}
        due = str(kept.get("due_shown", ""))
        note = f"{kept.get('sender', '')} {due}".strip()
        if kept.get("urged"):
            note = f"{note} 催办{kept['urged']}次"
        return {"title": brain.Title, "url": f"{brain.getURL()}/view", "note": note}


class ToHandle(ToRead):
    """Dispatches that the person handles, by name or by a function of the lead unit."""

    title = _("Dispatches for me to handle")
    verb = "handle"
