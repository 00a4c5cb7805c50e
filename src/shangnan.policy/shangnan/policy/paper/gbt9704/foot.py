"""版记: who else gets it, who printed it and when, between rules on the type area's bottom (GB/T 9704-2012, 7.4 and 10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704 import measures
from shangnan.policy.paper.gbt9704.body import labelled
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import MIDDLE_TO_BASE
from shangnan.policy.paper.model.pen import place_signs
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.typeset.grid import BOTTOM
from shangnan.policy.paper.typeset.grid import FOUR
from shangnan.policy.paper.typeset.grid import HEIGHT
from shangnan.policy.paper.typeset.grid import LEFT
from shangnan.policy.paper.typeset.grid import RIGHT
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of
from shangnan.policy.paper.typeset.rows import Piece
from shangnan.policy.paper.typeset.rows import Row

#: From line to line: a 4号 character and 5 pt on either side; where there are very many lines, down to 1.5 pt.
PITCH = FOUR + 10
_CLOSEST = FOUR + 3


@dataclass
class Foot:
    """版记 before it has its place.

    :ivar groups: its lines; a rule stands above each group
    :ivar ruled: whether it has rules at all
    """

    groups: list[list[Row]]
    ruled: bool = True

    @property
    def pitch(self) -> float:
        """From line to line, in points."""
        return min(PITCH, HEIGHT / max(sum(map(len, self.groups)), 1))

    @property
    def height(self) -> float:
        """In points; 0 where there is none."""
        return self.pitch * sum(map(len, self.groups))


def foot_of(document: OfficialDocument, parent: Element, recipients: str = "") -> Foot:
    """版记 of a document.

    :param recipients: 主送机关 that were too many for the first page (7.3.2); "" where they stand there
    :raises DoesNotFit: when it is higher than a page
    """
    groups: list[list[Row]] = []
    lists = ((faces.RECIPIENTS, recipients), (faces.COPIES, document.copies_to))
    named = [row for label, text in lists for row in _names(label, text, parent)]
    if named:
        groups.append(named)
    if document.form != Form.LETTER and (document.printed_by or document.printed_on):
        groups.append(_printed(document, parent))
    foot = Foot(groups, document.form != Form.LETTER)
    if foot.pitch < _CLOSEST:
        raise DoesNotFit("the list of those who get a copy is longer than a page")
    return foot


def _names(label: str, text: str, parent: Element) -> list[Row]:
    shown = "".join(text.split("\n")).strip().rstrip("。；;，,、.")
    if not shown:
        return []
    placed = signs(f"{shown}。", faces.FOOT)
    return labelled(signs(label, faces.FOOT), placed, FOUR, parent.add("P"), WIDTH - FOUR)


def _printed(document: OfficialDocument, parent: Element) -> list[Row]:
    """印发机关 one character in from the left, 印发日期 from the right, on one line (7.4.3)."""
    day = chinese_date(document.printed_on)
    date = signs(faces.PRINTED.format(day), faces.FOOT) if day else []
    right = WIDTH - FOUR - width_of(date)
    rows = labelled([], signs(document.printed_by, faces.FOOT), FOUR, parent.add("P"), right - FOUR)
    if date:
        rows[-1].pieces += (Piece(tuple(date), right, parent.add("P")),)
    return rows


def place_foot(page: Page, foot: Foot) -> None:
    """Place it at the type area's bottom, where the last rule lies."""
    y = BOTTOM - foot.height
    for number, group in enumerate(foot.groups):
        if foot.ruled:
            _rule(page, y, measures.THICK if number == 0 else measures.THIN)
        _lines(page, group, y, foot.pitch)
        y += foot.pitch * len(group)
    if foot.ruled and foot.groups:
        _rule(page, BOTTOM, measures.THICK)


def _lines(page: Page, group: Sequence[Row], y: float, pitch: float) -> None:
    for number, row in enumerate(group):
        base = y + (number + 0.5) * pitch + MIDDLE_TO_BASE * FOUR
        for piece in row.pieces:
            place_signs(page, list(piece.signs), LEFT + piece.x, base, element=piece.element)


def _rule(page: Page, y: float, weight: float) -> None:
    line(page, LEFT, y, RIGHT, y, weight)
