"""`@@qualities-report?number=`: the reports of a filed item, by quality, to read and to print; registrars enter what a program cannot decide."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.archive_view import OfArchive
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.items import BY_CODE
from shangnan.policy.registry.qualities.items import QUALITIES
from shangnan.policy.registry.qualities.items import STAGES
from shangnan.policy.registry.qualities.judged import enter_judgements
from shangnan.policy.registry.qualities.judged import Judgement
from shangnan.policy.registry.qualities.judged import judgements_of
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zExceptions import Unauthorized

LONGEST_NUMBER = 100
RESULTS: dict[str, str] = {PASSED: _("Passed"), FAILED: _("Not passed"), BY_HAND: _("To be judged by hand")}
CHOICES: dict[str, str] = {PASSED: RESULTS[PASSED], FAILED: RESULTS[FAILED]}


class QualitiesReportView(OfArchive):
    """All reports of an item, the newest first."""

    item: FiledItem

    def answer(self) -> str:
        """Return the page, or enter what was found by hand."""
        number = self.text("number")
        item = register().numbered(number) if 0 < len(number) <= LONGEST_NUMBER else None
        if item is None:
            raise NotFound(self.context, "qualities-report", self.request)
        self.item = item
        if self.request.method != "POST":
            return str(self.index())
        if not self.may_judge():
            raise Unauthorized("qualities-report")
        CheckAuthenticator(self.request)
        try:
            enter_judgements(item, self.text("report"), self._sent())
        except Refused as refused:
            return self.refused(refused.gaps)
        self.request.response.redirect(f"{self.url}?number={quote(item.archival_number)}")
        return ""

    def may_judge(self) -> bool:
        """Return whether the present user enters findings."""
        return bool(getSecurityManager().checkPermission(FILE_RECORDS, self.context))

    def _sent(self) -> list[Judgement]:
        """Return what was filled in; of an item with neither result nor ground nothing was."""
        found = [Judgement(code, self.text(f"result-{code}"), self.text(f"ground-{code}")) for code in BY_CODE]
        return [one for one in found if one.result or one.ground]

    def reports(self) -> list[dict[str, Any]]:
        """Return of each report: stage, time, key, failed, by_hand (numbers), and qualities: title and findings of each; open: what a
        person has to find."""
        return [self._report(report) for report in reversed(reports_of(self.item))]

    def _report(self, report: Any) -> dict[str, Any]:
        judged: dict[str, list[dict[str, str]]] = {}
        for one in judgements_of(self.item, report["time"]):
            judged.setdefault(one["code"], []).append(
                {
                    "result": CHOICES[one["result"]],
                    "ground": one["ground"],
                    "by": name_of(one["by"]),
                    "at": one["at"][:16].replace("T", " "),
                }
            )
        shown = [{**self._shown(one), "judged": judged.get(one["code"], [])} for one in report["findings"]]
        return {
            "stage": STAGES.get(report["stage"], report["stage"]),
            "time": report["time"][:19].replace("T", " "),
            "key": report["time"],
            "failed": sum(one["result"] == FAILED for one in report["findings"]),
            "by_hand": sum(one["result"] == BY_HAND for one in report["findings"]),
            "qualities": self._by_quality(shown),
            "open": [self._field(one, report["time"]) for one in shown if one["by_hand"]],
        }

    def _by_quality(self, shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
        grouped = (
            (title, [one for one in shown if one["code"].partition("-")[0] == quality])
            for quality, title in QUALITIES.items()
        )
        return [{"title": title, "findings": found} for title, found in grouped if found]

    def _shown(self, finding: dict[str, Any]) -> dict[str, Any]:
        known = BY_CODE.get(finding["code"])
        return {
            "code": finding["code"],
            "title": known.title if known is not None else "",
            "result": RESULTS.get(finding["result"], finding["result"]),
            "passed": finding["result"] == PASSED,
            "failed": finding["result"] == FAILED,
            "by_hand": finding["result"] == BY_HAND,
            "message": finding["message"],
        }

    def _field(self, shown: dict[str, Any], time: str) -> dict[str, Any]:
        """Return an item to be judged, with what was typed for it when the form was refused."""
        again = self.text("report") == time and bool(self.problems)
        code = shown["code"]
        chosen = self.text(f"result-{code}") if again else ""
        return {
            "code": code,
            "title": shown["title"],
            "choices": [{"value": key, "title": title, "chosen": key == chosen} for key, title in CHOICES.items()],
            "ground": self.text(f"ground-{code}") if again else "",
        }
