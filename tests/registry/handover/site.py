"""Records of the test site entered into the register by hand, and a folder for packages of a test's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.sealing import filed_files
from shangnan.policy.registry.fixity.sealing import record_digests
from shangnan.policy.registry.handover.place import FOLDER
from shangnan.policy.registry.handover.steps import Order
from tempfile import TemporaryDirectory
from tests.registry.handover.samples import filed_item
from typing import Any

import os

ORDER = Order("DAT93", "县行政审批服务局", "2019年度文书档案", "Linux；Plone 6.2", fonds_title="县行政审批服务局")


@contextmanager
def own_packages() -> Iterator[Path]:
    """Let packages lie in a folder of their own for a block."""
    before = os.environ.get(FOLDER)
    with TemporaryDirectory() as kept:
        os.environ[FOLDER] = kept
        try:
            yield Path(kept)
        finally:
            os.environ.pop(FOLDER) if before is None else os.environ.update({FOLDER: before})


def entered(record: Any, number: int, **values: Any) -> FiledItem:
    """Enter a record into the register as filing does, whatever its state."""
    site = record.portal_url.getPortalObject().getPhysicalPath()
    item = filed_item(
        number,
        title=record.title,
        uid=IUUID(record),
        portal_type=record.portal_type,
        path="/".join(record.getPhysicalPath()[len(site) :]),
        year=2019,
        date="2019-12-26",
        digests=record_digests(record),
        files=filed_files(record),
        **{"document_number": "", **values},
    )
    register().add(item)
    return item
