"""`@@filing-batch?id=`: how far an order to file is, what was refused and why, and a button to go on."""

from __future__ import annotations

from itertools import islice
from plone import api
from shangnan.policy import _
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.filing.batches import Batch
from shangnan.policy.registry.filing.batches import batch_of
from shangnan.policy.registry.filing.batches import batches
from shangnan.policy.registry.filing.batches import work_off
from shangnan.policy.registry.filing.due_list import viewable
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.pages.due_page import PATIENCE
from typing import Any
from zExceptions import NotFound

# Refused records, and orders, that one page shows.
MOST = 200
MOST_ORDERS = 20


class FilingBatchView(ArchivePageView):
    """One order, or the latest ones where none is asked for."""

    def prepare(self) -> None:
        """Look the order up.

        :raises NotFound: for one that is not there.
        """
        self.batch: Batch | None = batch_of(self.told("id"))
        if self.batch is None and self.told("id"):
            raise NotFound(self.context, self.__name__, self.request)

    def act(self) -> str:
        """Go on for some seconds."""
        if self.batch is None:
            raise NotFound(self.context, self.__name__, self.request)
        work_off(self.batch.id, PATIENCE)
        return self.address("filing-batch", id=self.batch.id)

    def by(self) -> str:
        """Return the name of who ordered it."""
        assert self.batch is not None
        return str(name_of(self.batch.ordered_by))

    def refused(self) -> list[dict[str, Any]]:
        """Return the first of what was refused: title, url, reasons."""
        assert self.batch is not None
        entries = list(islice(self.batch.refused.values(), MOST))
        # Unrestricted as the list of what is due; titles are shown of what the reader may view.
        catalog = api.portal.get_tool("portal_catalog")
        brains = {brain.UID: brain for brain in catalog.unrestrictedSearchResults(UID=[uid for uid, _lines in entries])}
        mine = viewable(list(brains.values()))
        return [
            {
                "title": brains[uid].Title if uid in mine else self.text(_("(restricted)")) if uid in brains else uid,
                "url": self.address("file-record", uid=uid),
                "reasons": lines,
            }
            for uid, lines in entries
        ]

    def orders(self) -> list[dict[str, Any]]:
        """Return the latest orders: url, time, name, total, filed, refused, left."""
        return [
            {
                "url": self.address("filing-batch", id=batch.id),
                "time": batch.ordered_at[:16].replace("T", " "),
                "by": name_of(batch.ordered_by),
                "total": batch.total,
                "filed": batch.filed,
                "refused": len(batch.refused),
                "left": batch.left,
            }
            for batch in islice(batches(), MOST_ORDERS)
        ]
