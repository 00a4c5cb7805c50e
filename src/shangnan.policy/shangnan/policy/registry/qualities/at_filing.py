"""The tests of the four qualities when a record is filed."""

from __future__ import annotations

from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.qualities.report import Report
from typing import Any


def check_at_filing(record: Any, item: FiledItem) -> Report:
    """Test what is about to be filed.

    :param record: the record.
    :param item: what the register would say of it; its `archival_number` and `number` are those that it would get.
    :returns: the report; with `report.blocking` nothing is filed.
    """
    raise NotImplementedError


def keep_report(item: FiledItem, report: Report) -> None:
    """Keep a report with the item, for good, behind those that are there."""
    raise NotImplementedError
