"""Add forms for those who may add; others are told that the page is not theirs, where Dexterity's form would fail."""

from __future__ import annotations

from plone.dexterity.browser.add import DefaultAddView
from zExceptions import Unauthorized


class CheckedAddView(DefaultAddView):
    """`++add++<type>`: in a place where the type may lie, for a person who may add it there."""

    def update(self) -> None:
        """Prepare the form.

        :raises Unauthorized: where Dexterity's form would raise a ValueError, which counts as a failure of the server.
        """
        if self.ti.getId() not in {kind.getId() for kind in self.context.allowedContentTypes()}:
            raise Unauthorized("Add")
        super().update()
