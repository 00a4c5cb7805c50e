"""Tables in the structure (ISO 32000-1, 14.8.4.3.4; ISO 14289-1, 7.5): regular, and with heads that say what they head."""

from __future__ import annotations

from collections.abc import Iterator
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Pdf
from tests.paper.pdf_rules.structure import Node
from tests.paper.pdf_rules.structure import nodes
from tests.paper.pdf_rules.structure import tree
from typing import Any


def problems(pdf: Pdf) -> Iterator[str]:
    """What is wrong with the tables."""
    top = tree(pdf)
    for node in nodes(top) if top is not None else ():
        if node.kind == "Table":
            yield from _table(node)


def _table(table: Node) -> Iterator[str]:
    rows = [row for node in table.below for row in ([node] if node.kind == "TR" else node.below)]
    strange = {node.kind for node in table.below} - {"TR", "THead", "TBody", "TFoot", "Caption"}
    strange |= {cell.kind for row in rows for cell in row.below} - {"TH", "TD"}
    if strange:
        yield f"14.8.4.3.4: a table has in it {sorted(strange)}"
        return
    if not any(cell.kind == "TH" for row in rows for cell in row.below):
        yield "7.5: a table has no heads"
    for row in rows:
        for cell in row.below:
            if cell.kind == "TH" and str(_said(cell).get("/Scope")) not in ("/Row", "/Column", "/Both"):
                yield "7.5: a head does not say whether it heads a row or a column"
    counts = _columns(rows)
    if len(set(counts)) > 1:
        yield f"7.5: the rows of a table have {sorted(set(counts))} columns"


def _columns(rows: list[Node]) -> list[int]:
    """How many columns each row has, cells of the rows above counted that reach into it."""
    reaching: list[int] = []
    counts = []
    for row in rows:
        count = len(reaching)
        left = [rest - 1 for rest in reaching if rest > 1]
        for cell in row.below:
            said = _said(cell)
            across, down = int(said.get("/ColSpan", 1)), int(said.get("/RowSpan", 1))
            count += across
            left += [down - 1] * across if down > 1 else []
        counts.append(count)
        reaching = left
    return counts


def _said(cell: Node) -> Any:
    """The table's attributes of a cell."""
    held = cell.obj.get("/A", Dictionary())
    for one in held if isinstance(held, Array) else [held]:
        if str(one.get("/O")) == "/Table":
            return one
    return Dictionary()
