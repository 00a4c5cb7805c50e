"""Records that are filed for real, with their entries, and lists that name them."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import item_of
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import row
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from tests.support import step
from typing import Any


def file_training(portal: Any, number: int, data: bytes = PDF, **fields: Any) -> FiledItem:
    """Make a training record of 2011 with a file, and file it for ten years; return the entry.

    :param number: in its title, by which it is told from others.
    :param data: of the file.
    """
    record = add_training(portal, **{"title": f"第{number}期窗口服务培训", "session_date": "2011-05-06", **fields})
    with acting_as(portal, "demo-drafter"):
        add_attachment(record, "sheet.pdf", data)
    for transition, account in PATHS["filed"]:
        step(portal, record, transition, account, "情况属实")
    entry = item_of(record)
    assert entry is not None
    return entry


def executed_list(portal: Any, *items: FiledItem, **changes: Any) -> Any:
    """Return a list over some items that all have signed."""
    return add_list(portal, [row(one.archival_number) for one in items], "executed", **changes)


def record_of(entry: FiledItem) -> Any:
    """Return the record of an entry; None where there is none any more."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=entry.uid)
    return brains[0]._unrestrictedGetObject() if brains else None
