"""版头 of the four formats (GB/T 9704-2012, 7.2 and clause 10): all that stands in fixed places on page 1 above the title."""

from __future__ import annotations

from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704 import measures
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.mark import place_mark
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.document import A4
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import RED
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import place_signs
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.typeset.grid import ADVANCE
from shangnan.policy.paper.typeset.grid import base_line
from shangnan.policy.paper.typeset.grid import grid_signs
from shangnan.policy.paper.typeset.grid import LEFT
from shangnan.policy.paper.typeset.grid import PITCH
from shangnan.policy.paper.typeset.grid import RIGHT
from shangnan.policy.paper.typeset.grid import THREE
from shangnan.policy.paper.typeset.grid import TOP
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of

#: 份号: six figures (7.2.1).
_COPY_FIGURES = 6
_SIGNERS_IN_ROW = 2
_NAME = 3


def place_head(page: Page, document: OfficialDocument, root: Element, more: int) -> float:
    """Place all that stands above the title.

    :param root: the structure's root
    :param more: by how many lines the names of several bodies may make the mark higher
    :returns: the top of the first line below it, blank lines left out, in points from the page's top
    """
    if document.form == Form.LETTER:
        return _letter(page, document, root)
    notes = _notes(document)
    if document.form == Form.ORDER:
        _stack(page, notes, TOP, root)
        below = place_mark(page, document.mark, TOP + measures.ORDER_MARK_BELOW_TOP, root.add("H1"), more)
        top = below + measures.BLANK_LINES * PITCH
        _number(page, document.number, top, root, centred=True)
        return top + (measures.BLANK_LINES + 1) * PITCH
    _stack(page, notes, TOP, root)
    below = place_mark(page, document.mark, TOP + measures.MARK_BELOW_TOP, root.add("P"), more)
    top = below + measures.BLANK_LINES * PITCH
    if document.upward and document.form == Form.DOCUMENT:
        top = _number_and_signers(page, document, top, root)
    else:
        _number(page, document.number, top, root, centred=True)
    rule = top + THREE + measures.RULE_BELOW_NUMBER
    line(page, LEFT, rule, RIGHT, rule, measures.RED_RULE, RED)
    return top + (measures.BLANK_LINES + 1) * PITCH


def _notes(document: OfficialDocument) -> list[tuple[str, Style]]:
    """份号 and 紧急程度, from the top down (7.2.1 to 7.2.3)."""
    copy = document.copy_number
    notes = [(copy.zfill(_COPY_FIGURES) if copy.isdecimal() else copy, faces.TEXT), (document.urgency, faces.HEI)]
    return [(text, style) for text, style in notes if text]


def _stack(page: Page, notes: list[tuple[str, Style]], top: float, root: Element) -> None:
    for number, (text, style) in enumerate(notes):
        _place(page, grid_signs(text, style), LEFT, top + number * PITCH, root.add("P"))


def _place(page: Page, placed: list[Sign], x: float, top: float, element: Element) -> None:
    place_signs(page, placed, x, base_line(top), element=element)


def _number(page: Page, number: str, top: float, root: Element, centred: bool) -> None:
    """发文字号 in the middle (7.2.5, 10.2); a number that is not given yet leaves its place blank."""
    placed = grid_signs(number, faces.TEXT)
    if placed:
        x = LEFT + (WIDTH - width_of(placed)) / 2 if centred else RIGHT - width_of(placed)
        _place(page, placed, x, top, root.add("P"))


def _number_and_signers(page: Page, document: OfficialDocument, top: float, root: Element) -> float:
    """上行文 (7.2.5 and 7.2.6): the signers at the right, two in a row, the number on the last row; that row's top."""
    label = grid_signs(faces.SIGNER, faces.TEXT)
    padded = _padded(document.signers)
    names = [grid_signs(name, faces.KAI) for name in padded]
    column = max((width_of(name) for name in names), default=0.0) + ADVANCE
    room = WIDTH - 2 * ADVANCE - width_of(label) + ADVANCE
    if column > room:
        raise DoesNotFit("the name of a signer is longer than a line")
    # Names too long for two in a row stand below each other; one too long to stand beside the number, above it.
    beside = _SIGNERS_IN_ROW if _SIGNERS_IN_ROW * column <= room else 1
    rows = [names[start : start + beside] for start in range(0, len(names), beside)]
    number = grid_signs(document.number, faces.TEXT)
    taken = width_of(label) + column * max(map(len, rows), default=0) - ADVANCE
    x = RIGHT - ADVANCE - taken
    begins = x if len(rows) == 1 else x + width_of(label)
    lower = int(bool(rows) and LEFT + 2 * ADVANCE + width_of(number) > begins)
    last = top + (max(len(rows) - 1, 0) + lower) * PITCH
    if number:
        _place(page, number, LEFT + ADVANCE, last, root.add("P"))
    if names:
        element = root.add("P")
        _place(page, label, x, top, element)
        for row, held in enumerate(rows):
            for place, name in enumerate(held):
                _place(page, name, x + width_of(label) + place * column, top + row * PITCH, element)
    return last


def _padded(names: tuple[str, ...]) -> list[str]:
    """Names of two characters as wide as those of three, where they stand together."""
    if len(names) < 2 or max(map(len, names)) < _NAME:
        return list(names)
    return [f"{name[0]}\u3000{name[1]}" if len(name) == _NAME - 1 else name for name in names]


def _letter(page: Page, document: OfficialDocument, root: Element) -> float:
    """10.1: the mark 30 mm under the page's edge, double rules, the number at the right, the notes at the left."""
    below = place_mark(page, document.mark[:1], measures.LETTER_MARK_TOP, root.add("P"))
    foot = _double_rule(page, below + measures.LETTER_RULE_BELOW_MARK, thick_first=True)
    _double_rule(page, letter_bottom() + measures.LETTER_BESIDE_RULE, thick_first=False)
    top = foot + measures.LETTER_BESIDE_RULE
    notes = _notes(document)
    _stack(page, notes, top, root)
    _number(page, document.number, top, root, centred=False)
    return top + (max(len(notes), 1) + measures.BLANK_LINES) * PITCH


def letter_bottom() -> float:
    """The lowest place of a text on a letter's first page, in points: 7/8 of a character over the lower double rule."""
    height = measures.DOUBLE_THICK + measures.DOUBLE_ROOM + measures.DOUBLE_THIN
    return measures.LETTER_RULE_BOTTOM - height - measures.LETTER_BESIDE_RULE


def _double_rule(page: Page, top: float, thick_first: bool) -> float:
    """A double rule of 170 mm in the page's middle; its lower edge."""
    thick, thin = measures.DOUBLE_THICK, measures.DOUBLE_THIN
    weights = (thick, thin) if thick_first else (thin, thick)
    x = (A4[0] - measures.LETTER_RULE_WIDTH) / 2
    second = top + weights[0] + measures.DOUBLE_ROOM
    for y, weight in ((top, weights[0]), (second, weights[1])):
        line(page, x, y + weight / 2, x + measures.LETTER_RULE_WIDTH, y + weight / 2, weight, RED)
    return second + weights[1]
