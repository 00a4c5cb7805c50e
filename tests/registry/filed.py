"""Records in the register, as filing puts them there."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.sealing import filed_files
from shangnan.policy.registry.fixity.sealing import record_digests
from typing import Any

SITE_DEPTH = 2  # "", and the site


def item_for(record: Any, number: int = 1, members: tuple[Any, ...] = (), **changes: Any) -> FiledItem:
    """Return what the register would say of a record.

    :param number: 件号.
    :param members: further records of the 件.
    :param changes: of the entry.
    """
    files = [*filed_files(record)]
    for member in members:
        files += filed_files(member, f"{member.getId()}/")
    values: dict[str, Any] = {
        "uid": record.UID(),
        "portal_type": record.portal_type,
        "path": "/".join(record.getPhysicalPath()[SITE_DEPTH:]),
        "archival_number": archival_number("Z109", "WS", 2024, "Y", "SPJ", number),
        "fonds": "Z109",
        "class_code": "WS",
        "year": 2024,
        "period": "Y",
        "unit_code": "SPJ",
        "number": number,
        "category": "dispatch",
        "title": record.title,
        "date": "2024-03-10",
        "responsible": "商南县行政审批服务局",
        "filed_at": "2025-01-02T09:00:00+08:00",
        "filed_by": "demo-registrar",
        "schedule": api.content.get_uuid(api.portal.get()) or "plan",
        "reference": "商档函〔2024〕3号",
        "digests": record_digests(record, members),
        "files": tuple(files),
        "members": tuple(member.UID() for member in members),
        "document_number": getattr(record, "document_number", "") or "",
    }
    return FiledItem(**{**values, **changes})


def file(record: Any, number: int = 1, members: tuple[Any, ...] = (), **changes: Any) -> FiledItem:
    """Put a record into the register; parameters as for `item_for`."""
    item = item_for(record, number, members, **changes)
    register().add(item)
    return item
