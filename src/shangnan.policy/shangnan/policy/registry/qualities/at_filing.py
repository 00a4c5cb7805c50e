"""The tests of the four qualities when a record is filed, and the reports that are kept for good."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from persistent.list import PersistentList
from plone import api
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.qualities.items import FILING
from shangnan.policy.registry.qualities.report import Report
from shangnan.policy.registry.qualities.running import run
from shangnan.policy.registry.qualities.subject_of import subject_of
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.i18nmessageid import Message

KEY = "shangnan.policy.quality_reports"


def check_at_filing(record: Any, item: FiledItem) -> Report:
    """Test what is about to be filed.

    :param record: the record.
    :param item: what the register would say of it; its `archival_number` and `number` are those that it would get.
    :returns: the report; with `report.blocking` nothing is filed.
    """
    return run(FILING, stamp(), subject_of(record, item))


def keep_report(item: FiledItem, report: Report) -> None:
    """Keep a report with the item, for good, behind those that are there: as plain data, with its sentences in Chinese."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    kept = annotations[KEY]
    if item.archival_number not in kept:
        kept[item.archival_number] = PersistentList()
    kept[item.archival_number].append(told(report))


def told(report: Report) -> dict[str, Any]:
    """Return a report as JSON-compatible data, its messages as sentences."""
    findings = [
        {"code": one.code, "result": one.result, "message": _sentence(one.message), "blocking": one.blocking}
        for one in report.findings
    ]
    return {"stage": report.stage, "time": report.time, "findings": findings}


def _sentence(message: str) -> str:
    return chinese(message) if isinstance(message, Message) else message


def reports_of(item: FiledItem) -> list[Mapping[str, Any]]:
    """Return the reports of an item as plain data, oldest first: `stage`, `time`, and of each finding `code`, `result`, `message`,
    `blocking`."""
    kept = IAnnotations(api.portal.get()).get(KEY, {})
    return list(kept.get(item.archival_number, ()))
