"""主体 as rows: title, addressees, text, list of attachments, who attended (GB/T 9704-2012, 7.3.1 to 7.3.4 and 10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704.elements import Block
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.spans import Span
from shangnan.policy.paper.typeset.grid import ADVANCE
from shangnan.policy.paper.typeset.grid import grid_signs
from shangnan.policy.paper.typeset.grid import TWO
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of
from shangnan.policy.paper.typeset.levels import Paragraph
from shangnan.policy.paper.typeset.levels import paragraphs
from shangnan.policy.paper.typeset.rows import Piece
from shangnan.policy.paper.typeset.rows import Row
from shangnan.policy.paper.typeset.setting import paragraph
from shangnan.policy.paper.typeset.table import table
from shangnan.policy.paper.typeset.titles import divided

#: 7.3.3: 每个自然段左空二字.
INDENT = 2 * ADVANCE
#: How deep the outline goes: 一、 and （一）.
_IN_OUTLINE = 2
_DEEPEST = 6


def title_rows(title: str, parent: Element, kind: str) -> list[Row]:
    """The lines of a title, in the middle; none for an empty one.

    :param title: in which "\\n" divides as the office wished
    :param kind: of its place in the structure: H1 or H2
    """
    text = readable(title).strip()
    if not text:
        return []
    element = parent.add(kind)
    # Titles are set at their own size's width, not on the text's grid.
    lines = [signs(line, faces.TITLE) for line in divided(text, _widths(text), WIDTH / TWO)]
    rows = [Row((Piece(tuple(line), (WIDTH - width_of(line)) / 2, element),), keeps=True) for line in lines]
    rows[0].heading = (" ".join(text.split()), 0)
    return rows


def _widths(text: str) -> list[float]:
    """The widths of a title's characters, in em; 0 for a line feed."""
    return [sign.width / TWO if sign.character != "\n" else 0.0 for sign in signs(text, faces.TITLE)]


def paragraph_rows(placed: Sequence[Sign], element: Element, indent: float = INDENT, keeps: bool = False) -> list[Row]:
    """A paragraph's rows."""
    return [Row((Piece(line.signs, line.x, element),), keeps) for line in paragraph(placed, WIDTH, indent)]


def text_rows(blocks: Sequence[Block], parent: Element, top: int) -> Iterator[Row]:
    """The rows of a text.

    :param top: the level of its title in the structure: its 一、 are one below; a level that a text leaves out is no gap there
    """
    above: list[int] = []
    for block in blocks:
        if block.rows:
            yield from table(block.rows, parent)
        for found in paragraphs(block.text):
            if found.is_heading:
                above = [*(level for level in above if level < found.level), found.level]
            yield from _paragraph(found, parent, f"H{min(top + len(above), _DEEPEST)}" if found.is_heading else "P")


def _paragraph(found: Paragraph, parent: Element, kind: str) -> list[Row]:
    lead = found.text[: found.lead]
    content: Content = [Span(lead, faces.LEVELS[found.level]), found.text[found.lead :]] if lead else found.text
    rows = paragraph_rows(grid_signs(content, faces.TEXT), parent.add(kind), keeps=found.is_heading)
    if found.is_heading and found.level <= _IN_OUTLINE:
        rows[0].heading = (readable(found.text), found.level)
    return rows


def labelled(
    label: Sequence[Sign], placed: Sequence[Sign], x: float, element: Element, width: float = WIDTH
) -> list[Row]:
    """Rows with a label before the first; the others begin where the first one's text does.

    :param x: where the label begins
    :param width: right edge of the text
    """
    start = x + width_of(label)
    rows = [Row((Piece(line.signs, start + line.x, element),)) for line in paragraph(placed, width - start)]
    rows[0].pieces = (Piece(tuple(label), x, element), *rows[0].pieces)
    return rows


def attachment_rows(names: Sequence[str], parent: Element) -> list[Row]:
    """附件说明, with the blank line above it (7.3.4): names numbered where there are several, without signs at their ends."""
    rows = [Row()] if names else []
    label = grid_signs(faces.ATTACHMENTS, faces.TEXT)
    digits = (1.0 if len(names) < 10 else 1.5) * ADVANCE
    for number, name in enumerate(names, 1):
        element = parent.add("P")
        before = list(label) if number == 1 else []
        x = INDENT if number == 1 else INDENT + width_of(label)
        if len(names) > 1:
            figures = grid_signs(faces.ATTACHMENT_NUMBER.format(number), faces.TEXT)
            lacking = digits - width_of(figures)
            figures[-1] = Sign(figures[-1].character, figures[-1].link, figures[-1].width + lacking, faces.TEXT)
            before += figures
        rows += labelled(before, grid_signs(name, faces.TEXT), x, element)
    return rows


def attendance_rows(attended: str, absent: str, observed: str, parent: Element) -> list[Row]:
    """出席, 请假 and 列席 of minutes: after a blank line, each on lines of its own (10.3: 依次另起一行)."""
    rows: list[Row] = []
    for label, names in ((faces.ATTENDED, attended), (faces.ABSENT, absent), (faces.OBSERVED, observed)):
        if names.strip():
            placed = grid_signs(readable(names).strip(), faces.TEXT)
            rows += [] if rows else [Row()]
            rows += labelled(grid_signs(label, faces.HEI), placed, INDENT, parent.add("P"))
    return rows
