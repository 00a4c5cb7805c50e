"""`@@filed-item?number=`: one 件: its entry, its files with their digests, the reports of the tests, and where it lies."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterator
from plone import api
from plone.memoize.view import memoize
from shangnan.policy import _
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.permissions import VIEW_JOURNAL
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.disposal.stubs import stub_of
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.pages.filed_page import state_title
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.titles import shown_titles
from shangnan.policy.registry.journal import reading
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.page.words import Words
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.retention.periods import expires
from typing import Any
from zExceptions import NotFound

#: Entries of the journal on one page, and how far one may go back.
ENTRIES, MOST_ENTRIES = 50, 1_000_000
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
            *self._destruction(),
        )
        return [(self.text(name), value) for name, value in told if value]

    def _destruction(self) -> Iterator[tuple[str, str]]:
        """Yield what stays of a destroyed item: on whose word, before whom and when it was destroyed."""
        stub = stub_of(self.item.archival_number)
        if stub is not None:
            yield _("Disposal list"), stub.list_number
            yield _("Ground of the result"), stub.ground
            yield _("Approver"), f"{name_of(stub.approver)} {stub.approved[:10]}"
            yield _("Witnesses (监销人)"), "、".join(name_of(one) for one in stub.witnesses)
            yield _("Destroyed on"), stub.destroyed[:10]

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
                "stamped": self._stamped(file),
            }
            for file in self.item.files
        ]

    def _stamped(self, file: FiledFile) -> str:
        """Return the address of a copy of a file's first page with the archive's stamp; "" for what is no PDF."""
        if file.media_type != "application/pdf":
            return ""
        return self.address("filed-stamp.pdf", number=self.item.archival_number, path=file.path)

    def shows_files(self) -> bool:
        """Return whether names of files may be shown: they often say what the title says."""
        return not self.item.path or self.title() == self.item.title

    def shows_journal(self) -> bool:
        """Return whether the present user may see what the journal has of this item: auditors, and registrars who file."""
        may = getSecurityManager().checkPermission
        return bool(may(VIEW_JOURNAL, self.context) or may(FILE_RECORDS, self.context))

    @memoize
    def entries(self) -> reading.Found:
        """Return the entries of the journal about this item on this page of them, the newest first."""
        return reading.search(uid=self.item.uid, start=self._start(), size=ENTRIES)

    def _start(self) -> int:
        return min(max(self.number("b_start"), 0), MOST_ENTRIES) // ENTRIES * ENTRIES

    def journal(self) -> list[dict[str, Any]]:
        """Return the entries in words: time, who, what, refused, details."""
        words = Words(self.request)
        return [
            {
                "time": sealed.entry.time[:19].replace("T", " "),
                "who": words.who(sealed.entry),
                "what": words.action(sealed.entry),
                "refused": sealed.entry.outcome == REFUSED,
                "details": words.details(sealed.entry),
            }
            for sealed in self.entries().entries
        ]

    def newer(self) -> str:
        """Return the address of newer entries, empty on the first page of them."""
        start = self._start()
        return self._part(max(0, start - ENTRIES)) if start else ""

    def older(self) -> str:
        """Return the address of older entries, empty on the last page of them."""
        return self._part(self._start() + ENTRIES) if self.entries().more else ""

    def _part(self, start: int) -> str:
        return self.address("filed-item", number=self.item.archival_number, b_start=start) + "#item-journal"

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
