"""The rows of a disposal list and what is known of each when it is judged. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.holds.hold import Hold
from shangnan.policy.registry.retention.periods import TITLES
from typing import Any

DESTROY, LENGTHEN, HAND_OVER = "销毁", "延长", "移交不销毁"
#: What an appraisal may come to; stored and shown as it is.
RESULTS = (DESTROY, LENGTHEN, HAND_OVER)
#: The words for periods to which one is lengthened, and their codes.
PERIODS: dict[str, str] = {"30年": "D30", "永久": "Y"}


@dataclass(frozen=True)
class Row:
    """A row as it was written.

    :param archival_number: 档号.
    :param result: of the appraisal, one of RESULTS; "" while it is open.
    :param period: code of the longer period, for LENGTHEN; else "".
    :param ground: of the result.
    """

    archival_number: str
    result: str = ""
    period: str = ""
    ground: str = ""


@dataclass(frozen=True)
class Known:
    """What the register, the holds and the other lists say of a row.

    :param item: the entry of the register; None where there is none of this number.
    :param period: code of the period that it has now.
    :param expiry: first day on which that is over; None for ever.
    :param holds: those on it now.
    :param other_list: number or title of another open list that has it; "" for none.
    :param batch: id of the open batch for the archives that it is in; "" for none.
    """

    item: FiledItem | None = None
    period: str = ""
    expiry: date | None = None
    holds: tuple[Hold, ...] = ()
    other_list: str = ""
    batch: str = ""


def row_from(plain: Mapping[str, Any]) -> Row:
    """Return a row of what stands in the list's table."""
    return Row(
        archival_number=str(plain.get("archival_number") or "").strip(),
        result=str(plain.get("result") or ""),
        period=PERIODS.get(str(plain.get("period") or ""), ""),
        ground=str(plain.get("ground") or "").strip(),
    )


def entry_of(row: Row, known: Known) -> dict[str, Any]:
    """Return a row as the list keeps it for good: what it named when it was appraised, by the names of 销毁清册's columns."""
    item = known.item
    return {
        "archival_number": row.archival_number,
        "title": item.title if item else "",
        "document_number": item.document_number if item else "",
        "year": item.year if item else None,
        "period": known.period,
        "expiry": known.expiry.isoformat() if known.expiry else "",
        "pages": item.pages if item else None,
        "result": row.result,
        "new_period": row.period,
        "ground": row.ground,
        "digest": item.digests[0] if item and item.digests else "",
    }


def period_words(code: str) -> str:
    """Return the Chinese words for a period that lists on paper use; the code itself where it is none.

    >>> period_words("D10")
    '10年'
    """
    words = {"Y": "永久", "D30": "30年", "D10": "10年"}
    return words[code] if code in TITLES else code
