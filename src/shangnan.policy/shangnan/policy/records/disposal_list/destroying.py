"""`@@destruction`: how far the destruction of a list is, and the button that begins it or goes on. Nothing destroys by itself."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from plone.protect import CheckAuthenticator
from shangnan.policy.permissions import ADD_DISPOSAL_LIST
from shangnan.policy.records.disposal_list.content import IDisposalList
from shangnan.policy.records.disposal_list.ending import end_list
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.records.disposal_list.views import DisposalView
from shangnan.policy.records.workflow.transitions import IFollowing
from shangnan.policy.registry.disposal.destruction import destroy
from shangnan.policy.registry.disposal.packing import waits
from shangnan.policy.registry.filing.register import item_of
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from zope.interface import implementer

# Seconds that a request goes on for: longer than a click takes, shorter than somebody thinks that nothing happens.
PATIENCE = 8.0


def may_destroy(record: Any) -> bool:
    """Tell whether the present user carries out what an executed list orders: the registrar, or one of its witnesses."""
    person = api.user.get_current().getId()
    return person in record.witnesses or bool(getSecurityManager().checkPermission(ADD_DISPOSAL_LIST, record))


class DestructionView(DisposalView):
    """Shows what is done and left, and goes on."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self.state != "executed" or not may_destroy(self.context):
                raise Unauthorized("destruction")
            self._go_on()
            self.request.response.redirect(f"{self.context.absolute_url()}/@@destruction")
            return ""
        return str(self.index())

    def _go_on(self) -> None:
        record = self.context
        progress = destroy(order_of(record), PATIENCE)
        if not progress.left:
            for line in end_list(record):
                api.portal.show_message(line, self.request, "warning")

    def may(self) -> bool:
        """Return whether this person may go on."""
        return self.state == "executed" and may_destroy(self.context)

    def waiting(self) -> int:
        """Return how many destroyed items of the site are still in the database's history."""
        return waits()

    def filed_as(self) -> str:
        """Return the archival number of the list itself; "" where it is not filed."""
        item = item_of(self.context)
        return item.archival_number if item is not None else ""


@implementer(IFollowing)
@adapter(IDisposalList)
class AfterSigning:
    """After the second signature: the page on which the destruction begins."""

    def __init__(self, record: Any) -> None:
        self.record = record

    def url(self, transition: str) -> str:
        """Return the address to show after a transition."""
        url = str(self.record.absolute_url())
        return f"{url}/@@destruction" if transition == "execute" else url
