"""What reportlab's frames ask of a canvas is there (`paper/recorder.py`), and they call it as they did when this was written.

A failure here after an update of reportlab tells which of these has changed; nothing else of its inside is used.
"""

from __future__ import annotations

from reportlab.platypus import CondPageBreak
from reportlab.platypus import Flowable
from reportlab.platypus import KeepTogether
from reportlab.platypus import PageBreak
from reportlab.platypus import Spacer
from shangnan.policy.paper import page
from shangnan.policy.paper import styles
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.text import Text
from typing import Any
from unittest import mock

import unittest

FACTS = Facts("题", "人")


def told(document: Document) -> list[str]:
    """The text of each page."""
    return [
        "".join(item.text for item in sheet.items if isinstance(item, Glyphs) and item.element is not None)
        for sheet in document.pages
    ]


class TestFrames(unittest.TestCase):
    def text(self, told: str = "甲") -> Text:
        return Text(told, styles.BODY)

    def test_every_flowable_that_breaks_pages_or_keeps_room(self) -> None:
        story: list[Flowable] = [
            self.text("一"), PageBreak(), self.text("二"), Spacer(1, 500), CondPageBreak(300), self.text("三"),
            Spacer(1, 670), KeepTogether([self.text("四\n四"), self.text("五\n五\n五")]),
        ]  # fmt: skip
        self.assertEqual(told(page.document(story, FACTS)), ["一", "二", "三", "四四五五五"])

    def test_nothing_else_is_asked_of_a_canvas(self) -> None:
        asked: set[str] = set()

        class Watched(Recorder):
            def __getattribute__(self, name: str) -> Any:
                asked.add(name)
                return super().__getattribute__(name)

        with mock.patch.object(page, "Recorder", Watched):
            page.document([self.text(), PageBreak(), self.text()], FACTS, Repeated(page_number=""))
        # Without encryption reportlab does without the method, too.
        known = set(vars(Recorder)) | {"page", "element", "document", "setEncrypt"}
        self.assertFalse({name for name in asked if not name.startswith("_")} - known)
        # What reportlab reads and writes of a canvas beside its methods.
        inside = {name for name in asked if name.startswith("_")} - set(vars(Recorder))
        ours = {"_pagesize", "_doc", "_state", "_states", "_known", "_number", "_is_open", "__dict__", "__class__"}
        self.assertLessEqual(inside - ours, {"_doctemplate"})

    def test_no_page_is_left_empty_at_the_end(self) -> None:
        self.assertEqual(
            told(page.document([self.text("一"), PageBreak(), self.text("二"), PageBreak()], FACTS)), ["一", "二"]
        )

    def test_a_story_without_anything_is_one_page(self) -> None:
        self.assertEqual(told(page.document([], FACTS)), [""])


class TestPlaces(unittest.TestCase):
    def test_what_a_flowable_draws_stands_where_it_stands(self) -> None:
        class Drawn(Flowable):
            def wrap(self, aW: float, aH: float) -> tuple[float, float]:
                return 100, 50

            def draw(self) -> None:
                self.canv.setStrokeColor(styles.MAIN)
                self.canv.setLineWidth(2)
                self.canv.line(0, 0, 100, 50)
                self.canv.saveState()
                self.canv.translate(10, 10)
                self.canv.circle(0, 0, 5, stroke=0, fill=1)
                self.canv.restoreState()
                self.canv.rect(0, 0, 1, 1)

        margins = Margins(left=30, top=40)
        made = page.document([Drawn()], FACTS, Repeated(page_number=""), margins)
        line, circle, square = [item for item in made.pages[0].items if isinstance(item, Path)]
        self.assertEqual(line.steps, (("M", 30, 90), ("L", 130, 40)))
        self.assertEqual((line.weight, line.fill), (2, None))
        self.assertEqual(line.stroke, styles.MAIN.rgb())
        across = [place for _, *places in circle.steps for place in places[::2]]
        down = [place for _, *places in circle.steps for place in places[1::2]]
        reached = (min(across), max(across), min(down), max(down))
        for found, expected in zip(reached, (35, 45, 75, 85), strict=True):
            self.assertAlmostEqual(found, expected)
        self.assertEqual(square.steps[0], ("M", 30, 90))

    def test_a_place_of_the_outline_is_counted_from_the_top(self) -> None:
        made = page.document([Text("甲", styles.BODY, bookmark="甲")], FACTS, margins=Margins(top=40))
        (mark,) = made.outline
        self.assertEqual((mark.title, mark.page, round(mark.y)), ("甲", 0, 40))
