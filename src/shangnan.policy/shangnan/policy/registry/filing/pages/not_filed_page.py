"""`@@not-filed`: the decisions not to file something, with their grounds; those that were taken back stand there too."""

from __future__ import annotations

from itertools import islice
from plone import api
from shangnan.policy import _
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.filing.not_filed import decisions
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from typing import Any

PAGE = 50
NOT_FILED = ArchivePage(
    "not-filed",
    _("Not to be filed"),
    _(
        "What somebody has decided not to file, with the ground; a decision can be taken back on the page of the record."
    ),
    FILE_RECORDS,
    50,
)


class NotFiledView(ArchivePageView):
    """The list."""

    def prepare(self) -> None:
        """Read which page is asked for."""
        self.start = max(self.number("start"), 0)
        self.found = list(islice(decisions(), self.start, self.start + PAGE + 1))

    def rows(self) -> list[dict[str, Any]]:
        """Return the decisions of this page; titles of what the reader may view."""
        shown = self.found[:PAGE]
        mine = {brain.UID for brain in api.portal.get_tool("portal_catalog")(UID=[each.uid for each in shown])}
        kinds = self.kinds()
        return [
            {
                "title": each.title if each.uid in mine else self.text(_("(restricted)")),
                "url": self.address("file-record", uid=each.uid),
                "kind": kinds.get(each.portal_type, ""),
                "ground": each.ground,
                "by": name_of(each.decided_by),
                "on": each.decided_at[:10],
                "withdrawal": each.withdrawal,
                "withdrawn_by": name_of(each.withdrawn_by) if each.withdrawn_by else "",
                "withdrawn_on": each.withdrawn_at[:10],
            }
            for each in shown
        ]

    def further(self) -> str:
        """Return the address of the page behind; "" for none."""
        return self.address("not-filed", start=self.start + PAGE) if len(self.found) > PAGE else ""

    def before(self) -> str:
        """Return the address of the page before; "" for none."""
        return self.address("not-filed", start=max(self.start - PAGE, 0) or None) if self.start else ""
