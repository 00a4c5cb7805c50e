"""The rows of a 销毁清册 as they stand on paper: data alone, drawn elsewhere. Pure.

Columns: 序号 档号 文号 题名 年度 保管期限 到期日 页数 鉴定结果 依据 备注.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.registry.disposal.rows import entry_of
from shangnan.policy.registry.disposal.rows import Known
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.disposal.rows import period_words
from shangnan.policy.registry.disposal.rows import Row
from typing import Any


@dataclass(frozen=True)
class PaperRow:
    """A row on paper; every cell is a text, "" for nothing.

    :param number: 序号, from 1.
    :param archival_number: 档号.
    :param document_number: 文号.
    :param title: 题名.
    :param year: 年度.
    :param period: 保管期限, in words.
    :param expiry: first day on which the period is over, ISO 8601.
    :param pages: 页数.
    :param result: 鉴定结果, with the new period in words where there is one.
    :param ground: 依据.
    """

    number: str
    archival_number: str
    document_number: str
    title: str
    year: str
    period: str
    expiry: str
    pages: str
    result: str
    ground: str


def paper_rows(
    rows: Sequence[Row], known: Sequence[Known], entries: Sequence[Mapping[str, Any]] = ()
) -> list[PaperRow]:
    """Return the rows of a list as they stand on paper.

    :param rows: of the list.
    :param known: of each row, in the same order.
    :param entries: what the list kept of its rows when it was appraised; what it kept goes before what the register says now.
    """
    kept = {entry["archival_number"]: entry for entry in entries}
    found = []
    for place, (row, one) in enumerate(zip(rows, known, strict=True), 1):
        entry = {**entry_of(row, one), **kept.get(row.archival_number, {})}
        result = row.result
        if result == LENGTHEN and row.period:
            result = f"{result}至{period_words(row.period)}"
        found.append(
            PaperRow(
                number=str(place),
                archival_number=row.archival_number,
                document_number=entry["document_number"],
                title=entry["title"],
                year=str(entry["year"] or ""),
                period=period_words(entry["period"]) if entry["period"] else "",
                expiry=entry["expiry"],
                pages=str(entry["pages"] or ""),
                result=result,
                ground=row.ground,
            )
        )
    return found
