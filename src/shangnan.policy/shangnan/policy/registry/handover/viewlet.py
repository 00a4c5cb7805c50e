"""What the page of a record says once the archives have it."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.app.layout.viewlets.common import ViewletBase
from shangnan.policy.permissions import VIEW_ARCHIVE
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.handover.batches import batch_of
from shangnan.policy.registry.handover.batches import BatchRecord


class TransferredViewlet(ViewletBase):
    """Shown on the record's own page to people with a function for it: its batch, or the receipt of the archives."""

    item: FiledItem | None = None
    batch: BatchRecord | None = None

    def update(self) -> None:
        """Look the record up."""
        super().update()
        self.item = item_of(self.context)
        self.batch = batch_of(self.item.archival_number) if self.item is not None else None

    def render(self) -> str:
        """Return it; nothing on forms and other pages, and for what was never in a batch."""
        shown = getattr(self.view, "__name__", "") == "view" and self.batch is not None
        return str(self.index()) if shown and self._may_know() else ""

    def _may_know(self) -> bool:
        may = getSecurityManager().checkPermission
        return bool(may(VIEW_HISTORY, self.context) or may(VIEW_ARCHIVE, self.context))

    def transferred(self) -> bool:
        """Whether the archives have it."""
        return self.item is not None and self.item.state == TRANSFERRED
