"""What a disposal list says to the rules of disposal."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.disposal.claims import called
from shangnan.policy.registry.disposal.gathering import known_rows
from shangnan.policy.registry.disposal.order import Order
from shangnan.policy.registry.disposal.rows import Known
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.disposal.rows import row_from
from typing import Any

OPEN = ("draft", "appraised", "approved")


def rows_of(record: Any) -> list[Row]:
    """Return the rows of a list."""
    return [row_from(row) for row in record.rows or ()]


def known_of(record: Any, rows: list[Row]) -> list[Known]:
    """Return what is known of each row of a list."""
    return known_rows(rows, IUUID(record, "") or "", called)


def signed_by(record: Any) -> tuple[str, ...]:
    """Return the user ids of the witnesses who have signed, in order."""
    return tuple(signature["user_id"] for signature in record.signatures)


def order_of(record: Any) -> Order:
    """Return the order to destroy that a list gives.

    :raises ValueError: for a list that is not executed, or lacks a signature.
    """
    if api.content.get_state(record, default="") != "executed":
        raise ValueError("the list is not executed")
    return Order(
        list_uid=IUUID(record),
        list_number=record.number,
        rows=tuple(rows_of(record)),
        approver=record.approver,
        approved=record.approved,
        witnesses=tuple(record.witnesses),
        signed=signed_by(record),
    )
