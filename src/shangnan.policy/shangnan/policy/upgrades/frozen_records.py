"""The lawful way for an upgrade to compute anew what follows from a filed record: its rows in the catalog, its rights by the workflow.

What the record says is not touched: of its objects only the rights may be written, which is held when the transaction ends
(`registry/freezing/hold.py`), and its date of change stays what it was.
"""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from typing import Any


@contextmanager
def computed_anew(records: Sequence[Any]) -> Iterator[None]:
    """Let `reindexObject()`, `reindexObjectSecurity()` and `updateRoleMappingsFor` be called for filed records while the block runs.

    :param records: that are meant, some hundreds at once; they stay in memory until the block ends.
    :raises RuntimeError: where a lawful exit is open already.
    """
    dates = [(record, aq_base(record).modification_date) for record in records]
    with lawful_exit("upgrade", records):
        yield
        for record, date in dates:
            # Plone gives what it indexes anew a new date of change, which would be a lie here.
            if aq_base(record).modification_date != date:
                aq_base(record).modification_date = date
                record.reindexObject(idxs=["modified"])
