"""Nothing is shared one by one: who may do what follows from functions and offices, so there is no such page."""

from __future__ import annotations

from plone.app.workflow.browser.sharing import SharingView
from zExceptions import NotFound


class NoSharing(SharingView):
    """Stands where Plone's sharing page would give roles on one object, and show its title to whoever keeps accounts.

    Still that view, because plone.restapi asks it for the local roles, of which there are none.
    """

    def __call__(self) -> str:
        """Answer that there is no such page.

        :raises NotFound: always.
        """
        raise NotFound(self.context, "sharing", self.request)
