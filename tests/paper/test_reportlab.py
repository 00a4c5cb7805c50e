"""What is used of reportlab's inside (`paper/embed.py`) is there and is called as it was when this was written.

A failure here after an update of reportlab tells which of these has changed; nothing else in the project uses them.
"""

from __future__ import annotations

from io import BytesIO
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from shangnan.policy.paper import sources
from shangnan.policy.paper.embed import EmbeddedFont
from shangnan.policy.paper.font import Font
from tests.paper import support
from typing import Any
from unittest import mock

import unittest


class TestDynamicFont(unittest.TestCase):
    """reportlab asks a "dynamic font" for its codes and has it write itself in the end."""

    def setUp(self) -> None:
        self.font = EmbeddedFont(Font(next(sources.bundled())))
        pdfmetrics.registerFont(self.font)

    def drawn(self, text: str) -> tuple[Any, bytes]:
        canvas = Canvas(BytesIO(), initialFontName=self.font.fontName, invariant=1)
        pen = canvas.beginText(100, 100)
        pen.setFont(self.font.fontName, 12)
        pen.textOut(text)
        canvas.drawText(pen)
        return canvas, canvas.getpdfdata()

    def test_it_asks_for_codes_names_and_objects(self) -> None:
        asked: list[str] = []
        for name in ("splitString", "getSubsetInternalName", "addObjects"):
            held = getattr(self.font, name)

            def call(*given: Any, name: str = name, held: Any = held) -> Any:
                asked.append(name)
                return held(*given)

            self.enterContext(mock.patch.object(self.font, name, call))
        _, pdf = self.drawn("一⼀")
        self.assertEqual(set(asked), {"splitString", "getSubsetInternalName", "addObjects"})
        self.assertEqual(asked.count("addObjects"), 1)
        self.assertEqual(asked[-1], "addObjects", "objects are written when all is drawn")
        self.assertEqual(support.body(pdf), "一⼀")

    def test_the_document_keeps_fonts_where_they_are_put(self) -> None:
        canvas, _ = self.drawn("一")
        document = canvas._doc
        self.assertEqual(document.fontMapping, {self.font.fontName: "/F1"})
        self.assertEqual(document.delayedFonts, [self.font])
        self.assertEqual(set(document.idToObject["BasicFonts"].dict), {"F1"})

    def test_a_font_that_drew_nothing_leaves_nothing(self) -> None:
        canvas = Canvas(BytesIO(), initialFontName=self.font.fontName, invariant=1)
        canvas.rect(0, 0, 10, 10)
        self.assertEqual(list(support.fonts(canvas.getpdfdata())), [])


class TestObjects(unittest.TestCase):
    def test_they_are_written_as_pdf(self) -> None:
        document = pdfdoc.PDFDocument(invariant=1)
        stream = pdfdoc.PDFStream()
        stream.content = b"program"
        stream.dictionary["Length1"] = 7
        array = pdfdoc.PDFArray([])
        array.sequence.append(5)
        for made, expected in (
            (pdfdoc.PDFName("Font"), b"/Font"),
            (pdfdoc.PDFDictionary({"DW": 1000}), b"<<\n/DW 1000\n>>"),
            (array, b"[ 5 ]"),
            (stream, b"<<\n/Length 7 /Length1 7\n>>\nstream\nprogram\nendstream\n"),
        ):
            written = made.format(document)
            written = written.encode("latin-1") if isinstance(written, str) else written
            self.assertEqual(b"".join(written.split()), b"".join(expected.split()))

    def test_streams_are_packed(self) -> None:
        stream = pdfdoc.PDFStream()
        stream.content = b"program" * 99
        stream.filters = [pdfdoc.PDFZCompress]
        written = stream.format(pdfdoc.PDFDocument(invariant=1))
        self.assertIn(b"/FlateDecode", written)
        self.assertLess(len(written), 300)
