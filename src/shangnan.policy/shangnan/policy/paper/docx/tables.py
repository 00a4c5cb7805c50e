"""A table as rows of plain cells."""

from __future__ import annotations

from collections.abc import Iterator
from docx.oxml.ns import qn
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.words import plain_text
from shangnan.policy.paper.docx.words import words_of
from typing import Any

_WIDEST = 100
_BAR, _OTHER_BAR = "|", "｜"


def rows_of(table: Any) -> tuple[list[tuple[str, ...]], list[tuple[Kind, str, str]]]:
    """The rows of an element w:tbl, and what is lost.

    A cell that spans several is followed by empty ones, so that columns stay below each other.

    :returns: the rows; what is lost, as `words.Words` tells it
    """
    rows: list[tuple[str, ...]] = []
    lost: list[tuple[Kind, str, str]] = []
    for row in _rows(table):
        cells: list[str] = []
        for cell in row.iter(qn("w:tc")):
            if _table_of(cell) is not table:
                continue
            spanned, continued = _spans(cell)
            if spanned > 1 or continued:
                lost.append((Kind.MERGED_CELLS, "", ""))
            cells.append("" if continued else _words(cell, lost))
            cells += [""] * (spanned - 1)
        rows.append(tuple(cells))
    return rows, lost


def _rows(table: Any) -> Iterator[Any]:
    return (row for row in table.iter(qn("w:tr")) if _table_of(row) is table)


def _table_of(part: Any) -> Any:
    return next(part.iterancestors(qn("w:tbl")), None)


def _spans(cell: Any) -> tuple[int, bool]:
    """How many columns a cell spans, and whether it goes on a cell above it."""
    held = cell.find(qn("w:tcPr"))
    if held is None:
        return 1, False
    wide, high = held.find(qn("w:gridSpan")), held.find(qn("w:vMerge"))
    said = wide.get(qn("w:val"), "1") if wide is not None else "1"
    spanned = min(int(said), _WIDEST) if said.isdecimal() else 1
    return max(spanned, 1), high is not None and high.get(qn("w:val"), "continue") == "continue"


def _words(cell: Any, lost: list[tuple[Kind, str, str]]) -> str:
    texts: list[str] = []
    for child in cell.iterchildren():
        if child.tag == qn("w:p"):
            found = words_of(child)
            texts.append(" ".join(found.text.split()))
            lost += found.lost
        elif child.tag == qn("w:tbl"):
            texts.append(plain_text(child))
            lost.append((Kind.NESTED_TABLE, texts[-1], ""))
        elif child.tag == qn("w:sdt"):
            texts.append(plain_text(child))
    return " ".join(text for text in texts if text).replace(_BAR, _OTHER_BAR)
