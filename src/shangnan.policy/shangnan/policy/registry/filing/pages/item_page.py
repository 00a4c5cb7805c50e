"""`@@filed-item?number=`: one 件: its entry, its files with their digests, the reports of the tests, and where it lies."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.pages.filed_page import state_title
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.titles import shown_titles
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.retention.periods import expires
from typing import Any
from zExceptions import NotFound

STAGES = {"filing": _("At filing"), "kept": _("While kept"), "transfer": _("At the handover")}
RESULTS = {PASSED: _("Passed"), FAILED: _("Not passed"), BY_HAND: _("To be judged by hand")}


class FiledItemView(ArchivePageView):
    """One entry of the register."""

    def prepare(self) -> None:
        """Look the item up.

        :raises NotFound: for a number that is not there.
        """
        found = register().numbered(self.told("number")) if self.told("number") else None
        if found is None:
            raise NotFound(self.context, self.__name__, self.request)
        self.item: FiledItem = found

    def title(self) -> str:
        """Return its title as the reader may see it."""
        return shown_titles([self.item])[self.item.uid]

    def facts(self) -> list[tuple[str, str]]:
        """Return name and value of what the entry says."""
        item = self.item
        ends = expires(item.year, item.period)
        told = (
            (_("Number in the archive"), item.archival_number),
            (_("State"), self.text(state_title(item))),
            (_("Fonds"), item.fonds),
            (_("Year"), str(item.year)),
            (_("Retention period"), self.periods().get(item.period, item.period)),
            (_("Period over from"), ends.isoformat() if ends else ""),
            (_("Unit or matter"), item.unit_code),
            (_("Category"), all_categories().get(item.category, item.category)),
            (_("Document number"), item.document_number),
            (_("Responsible for the document"), item.responsible),
            (_("Date of the document"), item.date),
            (_("Number of pages"), str(item.pages or "")),
            (_("Box"), item.box),
            (_("Where it lies"), item.place),
            (_("Remarks"), item.remarks),
            (_("Filed on"), item.filed_at[:16].replace("T", " ")),
            (_("Filed by"), name_of(item.filed_by) if item.filed_by else ""),
            (_("Approval of the county archives"), item.reference),
            (_("Digests"), "\n".join(item.digests)),
            (_("Receipt"), item.receipt),
        )
        return [(self.text(name), value) for name, value in told if value]

    def records(self) -> list[dict[str, str]]:
        """Return the record and its members that are there and that the reader may view: title, url."""
        brains = api.portal.get_tool("portal_catalog")(UID=[self.item.uid, *self.item.members])
        return [{"title": brain.Title, "url": f"{brain.getURL()}/view"} for brain in brains]

    def files(self) -> list[dict[str, Any]]:
        """Return its files; of what the reader may not view only how many there are."""
        if not self.shows_files():
            return []
        return [
            {
                "name": file.name,
                "path": file.path,
                "size": file.size,
                "media_type": file.media_type,
                "digests": file.digests,
            }
            for file in self.item.files
        ]

    def shows_files(self) -> bool:
        """Return whether names of files may be shown: they often say what the title says."""
        return not self.item.path or self.title() == self.item.title

    def reports(self) -> list[dict[str, Any]]:
        """Return the reports of the tests of the four qualities: time, stage, findings that are not passed."""
        return [
            {
                "time": report["time"][:16].replace("T", " "),
                "stage": self.text(STAGES.get(report["stage"], report["stage"])),
                "total": len(report["findings"]),
                "open": [
                    {**each, "result": self.text(RESULTS.get(each["result"], each["result"]))}
                    for each in report["findings"]
                    if each["result"] != PASSED
                ],
            }
            for report in reports_of(self.item)
        ]
