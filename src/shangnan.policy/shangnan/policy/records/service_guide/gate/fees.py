"""收费依据及标准: whether a fee is charged, how much for what, and by which right."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.permissions import _
from shangnan.policy.records.gaps import Gap
from shangnan.policy.records.gaps import quoted
from shangnan.policy.records.plain_reading import Reading
from shangnan.policy.records.plain_reading import Row


def fee_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield what is wrong with the fees."""
    charged, rows = guide.flags["fee"], guide.rows["fees"]
    if charged is None:
        if "fee" not in guide.doubtful:
            message = _("It is not said whether a fee is charged. Choose yes or no; if yes, list every charge.")
            yield Gap("missing_fee_info", "fee", message)
    elif charged:
        if not rows and "fees" not in guide.doubtful:
            message = _("A fee is charged, but no charge is listed. List every charge with its rate and its basis.")
            yield Gap("fee_without_basis", "fees", message)
        for row in rows:
            yield from _charge_gaps(row)
    elif rows:
        message = _(
            "No fee is charged, yet ${count} charges are listed. Delete the charges, or choose that a fee is charged.",
            mapping={"count": len(rows)},
        )
        yield Gap("fee_not_charged_has_rows", "fees", message)


def _charge_gaps(row: Row) -> Iterator[Gap]:
    facts = {"row": row.number, "item": quoted(row.texts["item"])}
    if row.lacks("basis"):
        message = _(
            "Row ${row} of the charges, “${item}”, has no basis. Enter the document that allows it, with its number.",
            mapping=facts,
        )
        yield Gap("fee_without_basis", "fees", message)
    if row.lacks("standard"):
        message = _(
            "Row ${row} of the charges, “${item}”, has no rate. Enter the amount and what it is for, e.g. 20元/证.",
            mapping=facts,
        )
        yield Gap("fee_without_basis", "fees", message)
