"""What a record still lacks: the gap, and how it says where it is."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.gaps import Gap as Gap
from shangnan.policy.gaps import quoted as quoted


def place(label: str, row: int | None = None, column: str | None = None) -> str:
    """Return the words for a place in a record, to be used once in a message's mapping.

    :param label: title of the field (a Message, or text).
    :param row: number of the row, from 1; None for the field as a whole.
    :param column: title of the column (a Message, or text); None for the whole row.
    """
    where: str = label
    if row is not None and column is None:
        where = _("${field}, row ${row}", mapping={"field": label, "row": row})
    elif row is not None:
        where = _("${field}, row ${row}, ${column}", mapping={"field": label, "row": row, "column": column})
    return where
