"""What reportlab's frames take for a canvas: it keeps what is drawn as a paper of the page model.

Only what :mod:`reportlab.platypus` asks of a canvas, and what our flowables draw with, is here; anything else that somebody
calls fails with its name. ``tests/paper/test_reportlab.py`` says when a release of reportlab asks for more.

Lengths are points; places count from the lower left corner, as flowables count them, from the origin that ``translate`` moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from reportlab.lib.colors import Color
from shangnan.policy.paper.chain import Link as FontLink
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.model.items import Step
from shangnan.policy.paper.model.pen import colour_of
from shangnan.policy.paper.styles import Style
from types import SimpleNamespace
from typing import Any
from typing import NamedTuple

#: How far the handles of a Bézier curve reach that comes near to a quarter of a circle, as a part of the radius.
_ROUND = 0.5522847498


class _State(NamedTuple):
    x: float = 0.0
    y: float = 0.0
    fill: Colour = (0.0, 0.0, 0.0)
    stroke: Colour = (0.0, 0.0, 0.0)
    weight: float = 1.0


class Recorder:
    """A canvas that keeps what is drawn on it.

    :param document: takes the pages, the outline and the structure
    :param size: width and height of the pages
    :ivar element: the part of the structure that is drawn at present; None for what is no content
    """

    def __init__(self, document: Document, size: tuple[float, float]) -> None:
        self.document = document
        self._pagesize = size
        self._doc = SimpleNamespace(info=None)
        self._state = _State()
        self._states: list[_State] = []
        self._known: set[int] = {id(document.root)}
        self.element: Element | None = document.root
        self._number = 0
        self.page = document.page(size)
        self._is_open = True

    # What reportlab's frames and templates ask of a canvas.

    def setAuthor(self, told: Any) -> None:
        """Nothing: the paper's facts say it."""

    setTitle = setSubject = setCreator = setProducer = setKeywords = setPageRotation = setAuthor

    def setPageSize(self, size: tuple[float, float]) -> None:
        """The size of the present page and those after it."""
        self._pagesize = size
        if self._is_open:
            self.page.width, self.page.height = size

    def getPageNumber(self) -> int:
        """The number of the present page, from 1."""
        return self._number + (1 if self._is_open else 2)

    def showPage(self) -> None:
        """End the present page."""
        self._begin_page()
        self._is_open = False
        self._state = _State()
        self._states.clear()

    def _begin_page(self) -> None:
        if not self._is_open:
            self.page = self.document.page(self._pagesize)
            self._number += 1
            self._is_open = True

    def save(self) -> None:
        """Nothing: the document is there."""

    def go_to(self, number: int) -> None:
        """Draw on a page that is there already.

        :param number: from 0
        """
        self._number, self.page = number, self.document.pages[number]
        self._is_open = True
        self._state = _State()

    def saveState(self) -> None:
        """Keep origin, colours and weight of lines until the next :meth:`restoreState`."""
        self._begin_page()
        self._states.append(self._state)

    def restoreState(self) -> None:
        """Take back what was kept last."""
        self._state = self._states.pop()

    def translate(self, x: float, y: float) -> None:
        """Move the origin."""
        self._state = self._state._replace(x=self._state.x + x, y=self._state.y + y)

    # The structure.

    @contextmanager
    def part(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile belongs to a part of the structure; one that is new comes at the end of the present part."""
        held = self.element
        if held is None:
            yield
            return
        if id(element) not in self._known:
            held.children.append(element)
            self._learn(element)
        self.element = element
        try:
            yield
        finally:
            self.element = held

    def _learn(self, element: Element) -> None:
        self._known.add(id(element))
        for child in element.children:
            self._learn(child)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn meanwhile is no content: running heads, what is repeated, decoration."""
        held, self.element = self.element, None
        try:
            yield
        finally:
            self.element = held

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """An entry of the outline that leads to a height of the present page."""
        self.document.outline.append(Bookmark(title, self._number, self._down(y), level))

    # Drawing.

    def _across(self, x: float) -> float:
        return self._state.x + x

    def _down(self, y: float) -> float:
        return self.page.height - self._state.y - y

    def setFillColor(self, colour: Color) -> None:
        """The colour of areas from now on."""
        self._state = self._state._replace(fill=colour.rgb())

    def setStrokeColor(self, colour: Color) -> None:
        """The colour of lines from now on."""
        self._state = self._state._replace(stroke=colour.rgb())

    def setLineWidth(self, weight: float) -> None:
        """The weight of lines from now on."""
        self._state = self._state._replace(weight=weight)

    def glyphs(self, text: str, link: FontLink, style: Style, x: float, y: float, advances: Sequence[float]) -> None:
        """Characters of one font on one base line, as part of the present part.

        :param advances: from each one's beginning to the next one's
        """
        self._begin_page()
        self.page.items.append(
            Glyphs(
                text,
                link,
                style.size,
                self._across(x),
                self._down(y),
                tuple(advances),
                colour_of(style),
                bold=style.bold,
                element=self.element,
            )
        )

    def path(self, steps: Sequence[Step], stroke: int = 1, fill: int = 0, element: Element | None = None) -> None:
        """Lines and areas in the present colours, mere decoration unless they belong to a part.

        :param steps: places from the lower left corner (see :data:`Step`)
        """
        self._begin_page()
        x, top = self._state.x, self.page.height - self._state.y
        placed: list[Any] = [
            (step[0], x + step[1], top - step[2])
            if len(step) == 3
            else (step[0], *(top - place if turn % 2 else x + place for turn, place in enumerate(step[1:])))
            for step in steps
        ]
        state = self._state
        self.page.items.append(
            Path(
                tuple(placed),
                fill=state.fill if fill else None,
                stroke=state.stroke if stroke else None,
                weight=state.weight,
                element=element,
            )
        )

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self.path((("M", x1, y1), ("L", x2, y2)))

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        """A rectangle."""
        right, top = x + width, y + height
        self.path((("M", x, y), ("L", right, y), ("L", right, top), ("L", x, top), ("Z",)), stroke, fill)

    def roundRect(
        self, x: float, y: float, width: float, height: float, radius: float, stroke: int = 1, fill: int = 0
    ) -> None:
        """A rectangle with rounded corners."""
        right, top, reach = x + width, y + height, radius * (1 - _ROUND)
        self.path(
            (
                ("M", x + radius, y),
                ("L", right - radius, y),
                ("C", right - reach, y, right, y + reach, right, y + radius),
                ("L", right, top - radius),
                ("C", right, top - reach, right - reach, top, right - radius, top),
                ("L", x + radius, top),
                ("C", x + reach, top, x, top - reach, x, top - radius),
                ("L", x, y + radius),
                ("C", x, y + reach, x + reach, y, x + radius, y),
                ("Z",),
            ),
            stroke,
            fill,
        )

    def circle(self, x: float, y: float, radius: float, stroke: int = 1, fill: int = 0) -> None:
        """A circle about a place."""
        self.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, radius, stroke, fill)

    def picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture of PNG or JPEG, as part of the present part.

        :param x, y: its lower left corner
        """
        self._begin_page()
        self.page.items.append(
            Picture(data, self._across(x), self._down(y + height), width, height, element=self.element)
        )

    def link(self, address: str, x: float, y: float, width: float, height: float) -> None:
        """A place that leads to an address, as part of the present part.

        :param x, y: its lower left corner
        """
        self._begin_page()
        self.page.items.append(
            Link(self._across(x), self._down(y + height), width, height, address, element=self.element)
        )
