"""The tests of the four qualities on a batch before it leaves, and their report as a paper of the package."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batches import KeptBatch
from shangnan.policy.registry.handover.markup import by_paths
from shangnan.policy.registry.handover.markup import head
from shangnan.policy.registry.handover.markup import leaf
from shangnan.policy.registry.handover.markup import nested
from shangnan.policy.registry.handover.writing import Writing
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.qualities.report import Report

REPORT = "四性检测报告.XML"
RESULTS = {PASSED: "通过", FAILED: "不通过", BY_HAND: "待人工"}


def tested(kept: KeptBatch, writing: Writing, items: Iterable[FiledItem]) -> tuple[Report, dict[str, bytes]]:
    """Test what is written of a batch.

    :returns: the report, and the papers that go into the package, by name.
    """
    report = Report("transfer", stamp(), ())
    return report, {REPORT: report_markup(report, writing.encoding).encode(writing.encoding)}


def report_markup(report: Report, encoding: str) -> str:
    """Return the report as XML."""
    findings = [
        nested("检测项", [by_paths([("编号", one.code), ("结果", RESULTS[one.result]), ("说明", _said(one.message))])])
        for one in report.findings
    ]
    parts = [leaf("检测环节", "移交"), leaf("检测时间", report.time), nested("检测结果", findings)]
    return head(encoding) + nested("四性检测报告", parts)


def _said(message: str) -> str:
    return chinese(message) if message else ""
