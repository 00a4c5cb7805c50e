"""What Plone puts below a record."""

from __future__ import annotations

from plone.app.layout.viewlets.common import ViewletBase


class NoCopyright(ViewletBase):
    """Nothing, in the place of the copyright: Plone takes for it the element `rights` of a guide, how to appeal."""

    def render(self) -> str:
        """Return nothing to show."""
        return ""
