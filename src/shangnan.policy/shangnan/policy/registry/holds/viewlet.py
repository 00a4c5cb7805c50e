"""Above a record that is held: by which holds, for those who keep the archive. The ground of a hold may itself be confidential."""

from __future__ import annotations

from plone.app.layout.viewlets.common import ViewletBase
from plone.memoize.view import memoize
from shangnan.policy.registry.holds.deleting import facts_of_record
from shangnan.policy.registry.holds.hold import Hold
from shangnan.policy.registry.holds.store import holds_now


class HeldViewlet(ViewletBase):
    """Names the holds on a record, on its own page."""

    @property
    @memoize
    def holds(self) -> list[Hold]:
        """The holds on the record now."""
        return holds_now(facts_of_record(self.context)) if getattr(self.view, "__name__", "") == "view" else []

    def render(self) -> str:
        """Return the line; nothing where no hold is."""
        return str(self.index()) if self.holds else ""

    def page(self) -> str:
        """Return the address of the list of holds."""
        return f"{self.site_url}/archive/@@holds"
