"""`@@qualities-report?number=`: the reports of a filed item, by quality, to read and to print."""

from __future__ import annotations

from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.items import BY_CODE
from shangnan.policy.registry.qualities.items import QUALITIES
from shangnan.policy.registry.qualities.items import STAGES
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from typing import Any
from zExceptions import NotFound

SECTION = "archive"
LONGEST_NUMBER = 100
RESULTS: dict[str, str] = {PASSED: _("Passed"), FAILED: _("Not passed"), BY_HAND: _("To be judged by hand")}


class QualitiesReportView(BrowserView):
    """All reports of an item, the newest first."""

    item: FiledItem

    def __call__(self) -> str:
        number = self.request.form.get("number")
        item = register().numbered(number) if isinstance(number, str) and len(number) <= LONGEST_NUMBER else None
        if self.context.getId() != SECTION or item is None:
            raise NotFound(self.context, "qualities-report", self.request)
        self.item = item
        return str(self.index())

    def reports(self) -> list[dict[str, Any]]:
        """Return of each report: stage, day, failed, by_hand (numbers), and qualities: title and findings of each."""
        return [
            {
                "stage": STAGES.get(report["stage"], report["stage"]),
                "time": report["time"][:19].replace("T", " "),
                "failed": sum(one["result"] == FAILED for one in report["findings"]),
                "by_hand": sum(one["result"] == BY_HAND for one in report["findings"]),
                "qualities": self._by_quality(report["findings"]),
            }
            for report in reversed(reports_of(self.item))
        ]

    def _by_quality(self, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
        grouped = (
            (title, [one for one in findings if one["code"].partition("-")[0] == quality])
            for quality, title in QUALITIES.items()
        )
        return [{"title": title, "findings": [self._shown(one) for one in found]} for title, found in grouped if found]

    def _shown(self, finding: dict[str, Any]) -> dict[str, Any]:
        known = BY_CODE.get(finding["code"])
        return {
            "code": finding["code"],
            "title": known.title if known is not None else "",
            "result": RESULTS.get(finding["result"], finding["result"]),
            "passed": finding["result"] == PASSED,
            "failed": finding["result"] == FAILED,
            "message": finding["message"],
        }
