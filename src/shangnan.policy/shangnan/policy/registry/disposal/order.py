"""The order to destroy: what an executed list says, by whom it was approved and before whom it is carried out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.disposal.rules import order_is_whole


@dataclass(frozen=True)
class Order:
    """An order that has all its signatures.

    :param list_uid: UID of the disposal list.
    :param list_number: its number.
    :param rows: all of its rows; those with the result DESTROY are destroyed.
    :param approver: user id.
    :param approved: ISO 8601 time with zone.
    :param witnesses: user ids of those who were named as witnesses.
    :param signed: user ids of those who have signed, in order.
    :raises ValueError: where somebody's signature is missing, or two are one person's.
    """

    list_uid: str
    list_number: str
    rows: tuple[Row, ...]
    approver: str
    approved: str
    witnesses: tuple[str, ...]
    signed: tuple[str, ...]

    def __post_init__(self) -> None:
        if not order_is_whole(self.approver, self.witnesses, self.signed):
            raise ValueError("nothing is destroyed without an approver and two witnesses")
