"""The strip of key facts: a few boxes side by side, each with a label and a large value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from reportlab.platypus import Flowable
from shangnan.policy.paper import cells
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import QUIET
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.styles import TINT
from shangnan.policy.paper.text import Text

_GAP = 6.0
_PAD = 7.0
_ROUND = 3.0


@dataclass(frozen=True)
class Fact:
    """One box: what it is about, the answer in a few words, a remark under it ("" for none)."""

    label: str
    value: str
    remark: str = ""


class FactStrip(Flowable):
    """Key facts in boxes of equal size.

    :param facts: at least one; keep the texts short, a box is not divided between pages
    :param size: the size of the values, in points
    """

    def __init__(self, facts: Sequence[Fact], size: float = 15.0, before: float = 8.0, after: float = 4.0) -> None:
        super().__init__()
        label = Style(size=size * 0.68, leading=1.4, colour=QUIET)
        value = Style(size=size, leading=1.3, colour=MAIN, bold=BOLD)
        self._element = Element("L")
        self._boxes = [self._box(fact, label, value) for fact in facts]
        self.spaceBefore = before
        self.spaceAfter = after

    def _box(self, fact: Fact, label: Style, value: Style) -> tuple[Text, ...]:
        """The texts of a box: an item of a list, its label before what it says."""
        item = self._element.add("LI")
        name, *said = (
            Text(text, style)
            for text, style in ((fact.label, label), (fact.value, value), (fact.remark, label))
            if text
        )
        name.element = item.add("Lbl")
        body = item.add("LBody")
        body.children += [text.element for text in said]
        return name, *said

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._box_width = (aW - _GAP * (len(self._boxes) - 1)) / len(self._boxes)
        tallest = max(cells.height(box, self._box_width - 2 * _PAD) for box in self._boxes)
        self.width, self.height = aW, tallest + 2 * _PAD
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.part(self._element):
            for number, box in enumerate(self._boxes):
                x = number * (self._box_width + _GAP)
                self.canv.setFillColor(TINT)
                self.canv.roundRect(x, 0, self._box_width, self.height, _ROUND, stroke=0, fill=1)
                cells.draw(self.canv, box, x + _PAD, self.height - _PAD, self._box_width - 2 * _PAD)
