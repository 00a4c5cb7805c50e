"""Font files as they are read and cut: PostScript ones keyed by CID and by name, TrueType ones, collections."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from io import BytesIO
from pathlib import Path
from pypdfium2 import PdfDocument
from shangnan.policy.paper import charset
from shangnan.policy.paper import fonts
from shangnan.policy.paper import page
from shangnan.policy.paper import sources
from shangnan.policy.paper.errors import FontsMissing
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.sources import FontSource
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.text import Text
from tests.paper import support
from tests.paper.support import collection
from tests.paper.support import disc
from tests.paper.support import small_font
from tests.paper.support import square
from typing import Any

import tempfile
import unittest


@contextmanager
def source(content: bytes, index: int = 0) -> Iterator[FontSource]:
    with tempfile.NamedTemporaryFile(suffix=".font") as file:
        file.write(content)
        file.flush()
        yield FontSource("test", Path(file.name), index)


def opened(content: bytes, index: int = 0) -> Font:
    with source(content, index) as given:
        return Font(given)


def composite() -> bytes:
    """A TrueType font whose b is a moved a."""
    pen: Any = TTGlyphPen(None)
    square(pen)
    glyphs = {"a": pen.glyph()}
    pen = TTGlyphPen(glyphs)
    pen.addComponent("a", (1, 0, 0, 1, 50, 0))
    font = TTFont(BytesIO(small_font("ab", postscript=False)))
    moved = pen.glyph()
    moved.components[0].glyphName = "u61"
    font["glyf"]["u62"] = moved
    font["hmtx"]["u62"] = (700, 150)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def ink(pdf: bytes) -> int:
    """How many dots of the first page are dark, at 72 dots to the inch."""
    with PdfDocument(pdf) as read:
        return sum(read[0].render(grayscale=True).to_pil().histogram()[:128])


class TestReading(unittest.TestCase):
    def test_coverage_name_and_measures(self) -> None:
        font = opened(small_font("一丁\U00020000a", name="A b/c(d)"))
        self.assertEqual(font.name, "Abcd")
        self.assertEqual([ord(c) in font for c in "a一丁\U00020000七\x00"], [True] * 4 + [False] * 2)
        self.assertEqual(font.advance(ord("一")), 0.7)
        told = font.metrics
        self.assertEqual((told.units, told.ascent, told.descent, told.cap_height), (1000, 880, -120, 730))

    def test_controls_surrogates_and_private_characters_have_no_shape_whatever_the_font_says(self) -> None:
        font = opened(small_font("\x07\ue000一"))
        self.assertEqual([code in font for code in (7, 0xE000, 0xD800, 0x10FFFF, ord("一"))], [False] * 4 + [True])

    def test_a_face_of_a_collection(self) -> None:
        font = opened(collection([("一", "First"), ("丁", "Second")]), index=1)
        self.assertEqual((font.name, ord("丁") in font, ord("一") in font), ("Second", True, False))

    def test_what_is_no_font_is_named_with_its_path(self) -> None:
        for content, index in (
            (b"", 0),
            (b"no font at all", 0),
            (small_font("一")[:40], 0),
            (small_font("一"), 1),
            (collection([("一", "First")]), 7),
        ):
            with source(content, index) as given, self.assertRaisesRegex(FontsMissing, given.path.name):
                Font(given)
        with self.assertRaisesRegex(FontsMissing, "/no/such/font"):
            Font(FontSource("test", Path("/no/such/font")))

    def test_a_font_without_outlines_is_refused(self) -> None:
        font = TTFont(BytesIO(small_font("一")))
        del font["CFF "]
        out = BytesIO()
        font.save(out)
        with self.assertRaisesRegex(FontsMissing, "no outlines"):
            opened(out.getvalue())


class TestCutting(unittest.TestCase):
    def test_a_font_keyed_by_names_goes_by_the_numbers_of_its_glyphs(self) -> None:
        with source(small_font("一丁七", draw=disc)) as given:
            font = Font(given)
            program = font.cut([ord("七"), ord("丁")])
        self.assertEqual(program.cids, {ord("丁"): 1, ord("七"): 2})
        held = CFFFontSet()
        held.decompile(BytesIO(program.data), None)
        self.assertTrue(program.is_postscript)
        self.assertEqual(self._drawn(held[0].CharStrings), [False, True, True])

    def _drawn(self, glyphs: Any) -> list[bool]:
        drawn = []
        for number in range(len(glyphs)):
            pen = RecordingPen()
            glyphs.charStringsIndex[number].draw(pen)
            drawn.append(any(name == "curveTo" for name, _ in pen.value))
        return drawn

    def test_a_truetype_font_keeps_the_parts_of_its_glyphs(self) -> None:
        with source(composite()) as given:
            font = Font(given)
            program = font.cut([ord("b")])
        held = TTFont(BytesIO(program.data))
        self.assertFalse(program.is_postscript)
        glyphs = [held["glyf"][name] for name in held.getGlyphOrder()]
        self.assertTrue(glyphs[program.cids[ord("b")]].isComposite())
        self.assertEqual(sorted(glyph.numberOfContours for glyph in glyphs), [-1, 0, 1])

    def test_the_same_characters_give_the_same_bytes_in_any_order(self) -> None:
        for given in sources.bundled():
            self.assertEqual(Font(given).cut(map(ord, "政务一")), Font(given).cut(map(ord, "一政务政")))

    def test_papers_with_every_kind_of_font_are_drawn_and_read(self) -> None:
        self.addCleanup(fonts.use_own, {})
        for kind, content, index in (
            ("named", small_font("一丁七b"), 0),
            ("truetype", small_font("一丁七b", postscript=False), 0),
            ("collection", collection([("无", "First"), ("一丁七b", "Second")]), 1),
            ("composite", composite(), 0),
        ):
            with source(content, index) as given, self.subTest(kind):
                fonts.use_own({fonts.KAI: f"{given.path}#{index}"})
                text = "b" if kind == "composite" else "七一b"
                story = [Text(text, Style(face=fonts.KAI, size=72))]
                pdf = page.build(story, Facts("题", "人"), Repeated(page_number=""))
                self.assertEqual(support.body(pdf), text)
                with PdfDocument(pdf) as read:
                    self.assertEqual(support.squeezed(read[0].get_textpage().get_text_range()), text)
                # Each glyph is a square of half an em.
                self.assertAlmostEqual(ink(pdf), len(text) * 36 * 36, delta=len(text) * 150)


class TestCids(unittest.TestCase):
    def test_those_of_the_installed_fonts_are_what_another_reader_finds(self) -> None:
        for given in sources.bundled():
            whole = TTFont(given.path)
            found = charset.cids(whole.reader["CFF "])
            expected = [0, *(int(name[3:]) for name in whole["CFF "].cff[0].charset[1:])]
            self.assertEqual(list(found or ()), expected)

    def test_a_font_keyed_by_names_has_none(self) -> None:
        self.assertIsNone(charset.cids(TTFont(BytesIO(small_font("一丁"))).reader["CFF "]))

    def test_each_form_of_a_charset(self) -> None:
        for form, expected in (
            (b"\0" + bytes.fromhex("0005 0007 0009"), [0, 5, 7, 9]),
            (b"\1" + bytes.fromhex("0005 01 0100 00"), [0, 5, 6, 256]),
            (b"\2" + bytes.fromhex("0005 0002"), [0, 5, 6, 7]),
        ):
            self.assertEqual(list(charset.cids(_table(form)) or ()), expected)

    def test_what_ends_too_early_is_an_error(self) -> None:
        whole = _table(b"\1" + bytes.fromhex("0005 01 0100 00"))
        for length in (0, 3, 10, len(whole) - 2):
            with self.assertRaises(ValueError):
                charset.cids(whole[:length])


def _table(form: bytes) -> bytes:
    """The beginnings of a CFF font of four glyphs with a charset."""

    def number(value: int) -> bytes:
        return b"\x1d" + value.to_bytes(4, "big")

    names = bytes.fromhex("0001 01 01 02") + b"A"
    system = number(391) + number(392) + b"\x8b\x0c\x1e"
    real = bytes.fromhex("1e e2 a2 5f 0c 07")  # a number with a fraction, which is skipped
    fixed = len(system) + len(real) + 2 * 6
    charset_at = 4 + len(names) + 5 + fixed
    top = system + real + number(charset_at) + b"\x0f" + number(charset_at + len(form)) + b"\x11"
    dictionary = bytes((0, 1, 1, 1, 1 + len(top))) + top
    return bytes((1, 0, 4, 1)) + names + dictionary + form + b"\0\4"
