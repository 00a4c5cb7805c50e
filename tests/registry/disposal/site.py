"""Records that are filed for real, with their entries, and lists that name them."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.freezing.frozen import freeze
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import row
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.registry.disposal.items import item
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from tests.support import step
from typing import Any


def file_training(
    portal: Any, number: int, data: bytes = PDF, entry: dict[str, Any] | None = None, **fields: Any
) -> FiledItem:
    """Make a training record with a file, take it to its end, and enter it; return the entry.

    :param number: 件号.
    :param data: of the file.
    :param entry: what of the entry differs.
    """
    record = add_training(portal, **fields)
    with acting_as(portal, "demo-drafter"):
        add_attachment(record, "sheet.pdf", data)
    for transition, account in PATHS["filed"]:
        step(portal, record, transition, account, "情况属实")
    site = len(portal.getPhysicalPath())
    made = item(
        number,
        uid=IUUID(record),
        path="/".join(record.getPhysicalPath()[site:]),
        title=record.title,
        **(entry or {}),
    )
    register().add(made)
    freeze(record)
    return made


def executed_list(portal: Any, *items: FiledItem, **changes: Any) -> Any:
    """Return a list over some items that all have signed."""
    return add_list(portal, [row(one.archival_number) for one in items], "executed", **changes)


def record_of(entry: FiledItem) -> Any:
    """Return the record of an entry; None where there is none any more."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=entry.uid)
    return brains[0]._unrestrictedGetObject() if brains else None
