"""Pages of a unit: what the public sees, and the merge form of the administrator."""

from __future__ import annotations

from plone import api
from plone.base.batch import Batch
from plone.protect import CheckAuthenticator
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.directory import UnitEntry
from shangnan.policy.units.merging import merge
from shangnan.policy.units.merging import records_of
from zExceptions import NotFound

PAGE_SIZE = 50


class UnitView(BrowserView):
    """A unit: where it is, how to reach it, and what it is responsible for as far as the visitor may see."""

    def guides(self) -> Batch:
        """Return one page of the guides that the unit is responsible for, as catalog brains."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(unit=IUUID(self.context), portal_type="ServiceGuide", sort_on="sortable_title")
        start = self.request.form.get("b_start", "0")
        number = int(start) if isinstance(start, str) and start.isascii() and start.isdigit() else 0
        return Batch(brains, PAGE_SIZE, min(number, len(brains)))

    def state(self) -> str:
        """Return active, closed or merged."""
        return api.content.get_state(self.context)


class MergeView(BrowserView):
    """Merge this unit into another."""

    def __call__(self) -> str:
        self.errors: list[str] = []
        self.reason = str(self.request.form.get("reason", ""))[:2000]
        self.target = str(self.request.form.get("target", ""))
        if api.content.get_state(self.context) != "active":
            raise NotFound("merge-unit")
        if self.request.method == "POST":
            return self._merge()
        return self.index()

    def _merge(self) -> str:
        CheckAuthenticator(self.request)
        target = api.content.get(UID=self.target) if self.target else None
        if target is None or target.portal_type != "OrganisationUnit":
            self.errors = [self.context.translate(_("Choose the unit that takes over."))]
            return self.index()
        try:
            moved = merge(self.context, target, self.reason)
        except Refused as refused:
            self.errors = refused.lines()
            return self.index()
        if moved.left:
            # The rest goes over in parts; the page shows how far it is and goes on.
            self.request.response.redirect(f"{self.context.absolute_url()}/@@unit-work")
            return ""
        api.portal.show_message(
            _(
                "Merged: ${records} records and ${people} people moved.",
                mapping={"records": moved.records, "people": moved.people},
            ),
            self.request,
        )
        self.request.response.redirect(target.absolute_url())
        return ""

    def targets(self) -> list[UnitEntry]:
        """Return the open units that can take over."""
        return [unit for unit in all_units() if unit.is_open and unit.uid != IUUID(self.context)]

    def count(self) -> int:
        """Return how many records will move."""
        return len(records_of(IUUID(self.context)))
