"""The comparison with approved papers itself: it passes what is the same, tells what differs, approves when asked to."""

from __future__ import annotations

from pathlib import Path
from reportlab.lib.colors import black
from shangnan.policy.paper import fonts
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import RED
from shangnan.policy.paper.model.pen import box
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.styles import Style
from tempfile import TemporaryDirectory
from tests.paper import approved as module
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.paper.describe import description
from unittest.mock import patch

import unittest


def paper(x: float = 20 * MM) -> Document:
    document = Document(Facts("题", "人"))
    page = document.page()
    title = document.root.add("H1")
    place_text(page, "甲乙", Style(size=22, colour=black), x, 30 * MM, element=title)
    place_text(page, "— 1 —", Style(size=14, colour=black), x, 280 * MM)
    line(page, 20 * MM, 40 * MM, 190 * MM, 40 * MM, 0.35 * MM, RED)
    box(page, 20 * MM, 50 * MM, 10 * MM, 10 * MM, stroke=None, fill=(0, 0, 0))
    page.items.append(Link(20 * MM, 20 * MM, 30 * MM, 10 * MM, "https://zwfw.example/"))
    document.outline.append(Bookmark("甲乙", 0, 20 * MM))
    return document


class TestDescription(unittest.TestCase):
    def test_everything_is_told(self) -> None:
        with bundled_fonts():
            told = description(paper())
        self.assertEqual(
            told.splitlines(),
            [
                "title: 题", "author: 人", "", "page 1: 210.0 × 297.0", "20.0–35.5 30.0 22.0 甲乙",
                told.splitlines()[5], "path 20.0,40.0–190.0,40.0 line 0.35 mm #ff0000",
                "path 20.0,50.0–30.0,60.0 area black", "link 20.0,20.0–50.0,30.0 https://zwfw.example/", "", "outline",
                "甲乙: page 1, 20.0", "", "structure", "Document", "  H1 甲乙",
            ],
        )  # fmt: skip
        self.assertRegex(told.splitlines()[5], r"^20\.0–\d\d\.\d 280\.0 14\.0 — 1 —$")


class TestApproved(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.enterContext(patch.object(module, "FOLDER", Path(folder.name)))
        self.enterContext(patch.dict("os.environ"))
        self.enterContext(bundled_fonts())
        module.os.environ.pop(module.APPROVE, None)

    def approve(self) -> None:
        with patch.dict("os.environ", {module.APPROVE: "1"}):
            approved(paper(), "paper")

    def test_what_nobody_approved_is_refused(self) -> None:
        with self.assertRaisesRegex(AssertionError, "APPROVE=1"):
            approved(paper(), "paper")

    def test_what_was_approved_passes(self) -> None:
        self.approve()
        approved(paper(), "paper")

    def test_what_moved_by_a_fifth_of_a_millimetre_is_told(self) -> None:
        self.approve()
        with self.assertRaisesRegex(
            AssertionError, r"-20\.0–35\.5 30\.0 22\.0 甲乙\n(.*\n)*\+20\.2–35\.7 30\.0 22\.0 甲乙"
        ):
            approved(paper(20.2 * MM), "paper")

    def test_a_font_of_this_machine_alone_is_refused(self) -> None:
        fonts.use_own({})
        document = paper()
        with (
            patch.object(module.sources, "bundled", return_value=iter(())),
            self.assertRaisesRegex(AssertionError, "bundled_fonts"),
        ):
            approved(document, "paper")
