"""The container of TrueType, against fontTools."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from io import BytesIO
from shangnan.policy.paper.contours import OutlinePen
from shangnan.policy.paper.sfnt import Glyph
from shangnan.policy.paper.sfnt import GlyphTable
from shangnan.policy.paper.sfnt import Metrics
from shangnan.policy.paper.sfnt import write_font
from tests.paper.support import square

import unittest

METRICS = Metrics(1000, 880, -120, 730)
BLANK = Glyph(1000, 0, b"")


def drawn(width: int, shift: int = 0) -> Glyph:
    pen = OutlinePen(None, 2.0, reverse=True)
    square(pen)
    return Glyph(width, 100 + shift, pen.glyph())


class TestFont(unittest.TestCase):
    @given(
        st.lists(st.integers(0x20, 0x2FFFF), min_size=1, max_size=60, unique=True).map(sorted),
        st.lists(st.tuples(st.integers(0, 4000), st.integers(-500, 500)), min_size=60, max_size=60),
    )
    def test_what_is_written_is_read(self, codes: list[int], measures: list[tuple[int, int]]) -> None:
        glyphs = [drawn(width, shift) for (width, shift), _ in zip(measures, codes, strict=False)]
        table = GlyphTable(write_font([BLANK, *glyphs], METRICS, codes))
        self.assertEqual([table.glyph(code) for code in codes], glyphs)
        self.assertEqual([table.advance(code) for code in codes], [glyph.advance for glyph in glyphs])
        self.assertNotIn(max(codes) + 1, table)

    def test_fonttools_reads_it_with_right_checksums(self) -> None:
        data = write_font([BLANK, drawn(700), BLANK, drawn(650)], METRICS, [0x4E00, 0x4E01, 0x20000])
        font = TTFont(BytesIO(data), checkChecksums=2)
        self.assertEqual(sorted(font.getBestCmap()), [0x4E00, 0x4E01, 0x20000])
        self.assertEqual([font["hmtx"][name][0] for name in font.getGlyphOrder()], [1000, 700, 1000, 650])
        glyph = font["glyf"][font.getGlyphOrder()[1]]
        self.assertEqual((glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax), (100, 0, 600, 500))
        self.assertEqual(font["maxp"].maxContours, 1)

    def test_large_fonts_have_long_offsets(self) -> None:
        glyphs = [drawn(700)] * 9000
        codes = list(range(0x4E00, 0x4E00 + 9000))
        data = write_font([BLANK, *glyphs], METRICS, codes)
        self.assertEqual(TTFont(BytesIO(data))["head"].indexToLocFormat, 1)
        self.assertEqual(GlyphTable(data).glyph(codes[-1]), glyphs[-1])
