"""What an office's own papers have in common: a title in 小标宋, tables in black lines, lines to sign on. Pure: draws plain data.

Guides have the portal's colours; what an office files, signs or hangs up is black on white, as its other papers are.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import fonts
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.look import Look
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text

TITLE = Style(face=fonts.XIAOBIAOSONG, size=22, leading=1.35, align="centre", after=6)
SUBTITLE = Style(face=fonts.KAI, size=14, leading=1.4, align="centre", after=6)
HEADING = Style(face=fonts.HEI, size=14, leading=1.6, before=6, after=2)
BODY = Style(face=fonts.FANGSONG, size=14, leading=1.75, align="justify", indent=2)
CELL = Style(face=fonts.SONG, size=11, leading=1.4)
CENTRED = CELL.but(align="centre")
LABEL = Style(face=fonts.HEI, size=11, leading=1.4, align="centre")
NOTE = Style(face=fonts.SONG, size=10.5, leading=1.45)
STRONG = CELL.but(face=fonts.HEI, bold=BOLD)

#: Lines on all sides.
LINES = Look(pad=5, pad_above=5, head_fill=None, line=INK, frame=INK, columns_line=INK)
#: The same with room to write by hand: a row is 10 mm high.
TO_WRITE_IN = Look(pad=5, pad_above=6.5, head_fill=None, line=INK, frame=INK, columns_line=INK)
MARGINS = Margins(left=25 * mm, right=22 * mm, top=24 * mm, bottom=22 * mm)
#: How long a line to sign on is, in characters.
_BLANK = "＿" * 8


def title(text: str, under: str = "", style: Style = TITLE) -> list[Flowable]:
    """The title of a paper.

    :param under: a line under it; "" for none
    """
    return [Text(text, style, level=1), *([Text(under, SUBTITLE)] if under else [])]


def form_rows(entries: Iterable[tuple[str, CellContent]]) -> list[list[CellContent]]:
    """Rows of a name and what stands beside it."""
    return [[Text(name, LABEL), value] for name, value in entries]


def form(entries: Sequence[tuple[str, CellContent]], label: float = 34 * mm, look: Look = LINES) -> Table:
    """A table of names and values over the whole width.

    :param label: width of the names' column, in points
    """
    return Table([label, -1], form_rows(entries), look=look, style=CELL, role="pairs")


def form_in_pairs(entries: Sequence[tuple[str, CellContent]], label: float = 26 * mm, look: Look = LINES) -> Table:
    """A table with two names and values in each row; an odd last one has an empty neighbour.

    :param label: width of the names' columns, in points
    """
    cells = [[Text(name, LABEL), value] for name, value in entries]
    cells += [["", ""]] * (len(cells) % 2)
    rows = [left + right for left, right in zip(cells[::2], cells[1::2], strict=True)]
    return Table([label, -1, label, -1], rows, look=look, style=CELL, role="pairs")


def list_table(
    widths: Sequence[float],
    head: Sequence[str],
    rows: Sequence[Sequence[CellContent]],
    look: Look = LINES,
    size: float = 11,
) -> Table:
    """A list with lines on all sides; its head is repeated on every page.

    :param widths: as :class:`tables.Table` takes them
    :param size: of the text, in points
    """
    return Table(
        widths, rows, [Text(name, LABEL.but(size=size)) for name in head], look, CELL.but(size=size), LABEL, before=4
    )


def signing(names: Sequence[str], before: float = 14.0, style: Style = CELL) -> Table:
    """Lines to sign on, side by side.

    :param names: who signs; 负责人签字 for example
    :param before: room above, in points
    """
    cells = [Text(f"{name}：{_BLANK}", style) for name in names]
    return Table([-1] * len(names), [cells], look=BARE, before=before, whole=True, role="layout")
