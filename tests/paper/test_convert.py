"""From source fonts to TrueType outlines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from io import BytesIO
from pathlib import Path
from shangnan.policy.paper import convert
from shangnan.policy.paper import repertoire
from shangnan.policy.paper import sources
from shangnan.policy.paper.contours import OutlinePen
from shangnan.policy.paper.errors import FontsMissing
from shangnan.policy.paper.sfnt import GlyphTable
from shangnan.policy.paper.sources import FontSource
from tests.paper.support import collection
from tests.paper.support import disc
from tests.paper.support import small_font
from tests.paper.support import square
from typing import Any

import math
import tempfile
import unittest


@contextmanager
def source(content: bytes, index: int = 0, whole: bool = True) -> Iterator[FontSource]:
    with tempfile.NamedTemporaryFile(suffix=".font") as file:
        file.write(content)
        file.flush()
        yield FontSource("test", Path(file.name), index, whole)


def converted(font_source: FontSource, part: str = repertoire.COMMON) -> bytes:
    return convert.convert(font_source, convert.describe(font_source), part)


def signed_area(data: bytes, character: str) -> float:
    font = TTFont(BytesIO(data))
    pen = AreaPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord(character)]].draw(pen)
    return float(pen.value)


class TestShapes(unittest.TestCase):
    def test_postscript_contours_are_turned_round(self) -> None:
        with source(small_font("一", draw=square)) as given:
            self.assertEqual(signed_area(converted(given), "一"), -500 * 500)

    def test_truetype_contours_stay(self) -> None:
        with source(small_font("一", draw=square, postscript=False)) as given:
            self.assertEqual(signed_area(converted(given), "一"), 500 * 500)

    def test_curves_stay_within_the_tolerance(self) -> None:
        with source(small_font("一", draw=disc)) as given:
            area = -signed_area(converted(given), "一")
        self.assertAlmostEqual(area, math.pi * 300**2, delta=2 * math.pi * 300 * 2)

    def test_composites_are_resolved(self) -> None:
        pen: Any = TTGlyphPen(None)
        square(pen)
        glyphs = {"a": pen.glyph()}
        pen = TTGlyphPen(glyphs)
        pen.addComponent("a", (1, 0, 0, 1, 50, 0))
        glyphs["b"] = pen.glyph()
        font = TTFont(BytesIO(small_font("ab", postscript=False)))
        font["glyf"]["u62"] = glyphs["b"]
        font["hmtx"]["u62"] = (700, 150)
        glyphs["b"].components[0].glyphName = "u61"
        out = BytesIO()
        font.save(out)
        with source(out.getvalue()) as given:
            table = GlyphTable(converted(given))
        self.assertEqual(table.glyph(ord("b")).bearing, table.glyph(ord("a")).bearing + 50)
        self.assertEqual(len(table.glyph(ord("b")).outline), len(table.glyph(ord("a")).outline))

    def test_a_contour_without_points_on_the_curve(self) -> None:
        pen = OutlinePen(None, 2.0, reverse=False)
        pen.qCurveTo((0, 0), (100, 0), (100, 100), (0, 100), None)
        pen.closePath()
        outline = pen.glyph()
        self.assertEqual(outline[:2], b"\0\1")
        self.assertEqual(outline[2:10], bytes.fromhex("0000000000640064"))

    def test_a_blank_is_empty(self) -> None:
        with source(small_font("一", draw=lambda pen: None)) as given:
            glyph = GlyphTable(converted(given)).glyph(ord("一"))
        self.assertEqual((glyph.advance, glyph.outline), (700, b""))


class TestDescription(unittest.TestCase):
    def test_coverage_name_and_measures(self) -> None:
        with source(small_font("一丁丂\U00020000a", name="A b/c(d)")) as given:
            told = convert.describe(given)
        self.assertEqual(told.name, "Abcd")
        self.assertEqual(list(told.codes()), [ord(c) for c in "a一丁丂\U00020000"])
        self.assertEqual((told.metrics.units, told.metrics.ascent, told.metrics.cap_height), (1000, 880, 730))

    def test_data_and_back(self) -> None:
        with source(small_font("一丁a")) as given:
            told = convert.describe(given)
        self.assertEqual(convert.Description.from_data(told.as_data()), told)

    def test_a_font_that_is_not_taken_whole_gives_no_rare_characters(self) -> None:
        with source(small_font("一\U00020000"), whole=False) as given:
            self.assertEqual(list(convert.describe(given).codes()), [ord("一")])

    def test_controls_and_private_characters_do_not_count(self) -> None:
        with source(small_font("\x07\ue000一")) as given:
            self.assertEqual(list(convert.describe(given).codes()), [ord("一")])

    def test_a_face_of_a_collection(self) -> None:
        held = collection([("一", "First"), ("丁", "Second")])
        with source(held, index=1) as given:
            told = convert.describe(given)
        self.assertEqual((told.name, list(told.codes())), ("Second", [ord("丁")]))

    def test_no_font_is_named_with_its_path(self) -> None:
        with source(b"no font at all") as given, self.assertRaisesRegex(FontsMissing, given.path.name):
            convert.describe(given)

    def test_a_face_that_a_collection_lacks(self) -> None:
        with source(collection([("一", "First")]), index=7) as given, self.assertRaises(FontsMissing):
            convert.describe(given)


class TestInstalledFonts(unittest.TestCase):
    """The fonts that every installation has."""

    def test_they_have_all_of_gb2312_and_gbk(self) -> None:
        for given in sources.bundled():
            codes = set(convert.describe(given).codes())
            for lead in range(0xB0, 0xF8):
                row = b"".join(bytes((lead, trail)) for trail in range(0xA1, 0xFF))
                self.assertLessEqual({ord(c) for c in row.decode("gb2312", "ignore")}, codes)
            self.assertLessEqual(set(map(ord, "赟昇喆堃〔〕〇㎡①—…·")), codes)

    def test_shapes_and_widths_are_those_of_the_source(self) -> None:
        for given in sources.bundled():
            told = convert.describe(given)
            chosen = [ord(c) for c in "政务服务中心aQ0，。《①■"]
            ranges = tuple((code, code) for code in sorted(chosen))
            data = convert.convert(given, convert.Description(told.name, told.metrics, ranges), repertoire.COMMON)
            original = TTFont(given.path)
            shapes, names = original.getGlyphSet(), original.getBestCmap()
            table = GlyphTable(data)
            for code in chosen:
                pen = AreaPen(shapes)
                shapes[names[code]].draw(pen)
                self.assertAlmostEqual(-signed_area(data, chr(code)) / pen.value, 1, delta=0.01, msg=chr(code))
                self.assertEqual(table.advance(code), original["hmtx"][names[code]][0])


class TestRepertoire(unittest.TestCase):
    def test_parts(self) -> None:
        self.assertEqual([repertoire.part_of(ord(c)) for c in "一A，→喆𠮷"], [*["gb2312"] * 4, "gbk", "u20b"])

    def test_every_character_is_in_one_part(self) -> None:
        codes = range(0x20, 0x30000)
        parts = {repertoire.part_of(code) for code in range(0x20, 0x30000, 16)} | set(repertoire.PARTS)
        told = [code for part in repertoire.PARTS for code in repertoire.select(codes, part)]
        self.assertEqual(len(told), len(set(told)))
        self.assertGreater(len(told), 21000)
        self.assertEqual(repertoire.select(range(0x20B00, 0x20C00), "u20b"), list(range(0x20B00, 0x20C00)))
        self.assertIn("u20b", parts)
