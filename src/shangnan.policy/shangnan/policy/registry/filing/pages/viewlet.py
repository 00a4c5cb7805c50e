"""On the page of a record, for the registrar: that it is due, filed or not to be filed, and the way to its page in the archive."""

from __future__ import annotations

from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.filing.due import due_day
from shangnan.policy.registry.filing.not_filed import ground_of
from shangnan.policy.registry.filing.register import item_of
from urllib.parse import quote


class FilingViewlet(ViewletBase):
    """Nothing on forms, and nothing for what is neither due nor filed."""

    def render(self) -> str:
        """Return the line."""
        if getattr(self.view, "__name__", "") != "view":
            return ""
        self.item = item_of(self.context)
        self.ground = ground_of(IUUID(self.context)) if self.item is None else ""
        self.due = self.item is None and due_day(self.context) is not None
        return str(self.index()) if self.item is not None or self.ground or self.due else ""

    def url(self) -> str:
        """Return the address of its page in the archive."""
        archive = api.portal.get()["archive"].absolute_url()
        if self.item is not None:
            return f"{archive}/@@filed-item?number={quote(self.item.archival_number)}"
        return f"{archive}/@@file-record?uid={IUUID(self.context)}"
