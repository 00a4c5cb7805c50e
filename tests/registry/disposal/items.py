"""Filed items for tests, without a site."""

from __future__ import annotations

from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledItem
from typing import Any

DIGESTS = ("sha256:" + "0" * 64,)


def item(number: int = 1, year: int = 2011, period: str = "D10", unit: str = "BGS", **changes: Any) -> FiledItem:
    """Return an entry of the register.

    :param number: 件号.
    :param changes: whatever else differs.
    """
    given = {
        "uid": f"{unit}{year}{period}{number:06d}".ljust(32, "0"),
        "portal_type": "TrainingRecord",
        "path": f"training/{year}/record-{number}",
        "archival_number": archival_number("Z109", "WS", year, period, unit, number),
        "fonds": "Z109",
        "class_code": "WS",
        "year": year,
        "period": period,
        "unit_code": unit,
        "number": number,
        "category": "training",
        "title": f"第{number}次培训",
        "date": f"{year}-05-06",
        "responsible": "县行政审批服务局",
        "filed_at": f"{year + 1}-03-01T10:00:00+08:00",
        "filed_by": "demo-registrar",
        "schedule": "s" * 32,
        "reference": "商档函〔2010〕1号",
        "digests": DIGESTS,
    }
    return FiledItem(**{**given, **changes})
