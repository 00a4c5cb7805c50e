"""What a finished PDF holds: every font embedded, every character as text."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from pypdfium2 import PdfDocument
from shangnan.policy.paper import fonts
from shangnan.policy.paper import page
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.page import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.text import Text
from tests.paper import support

import concurrent.futures
import re
import unittest

FACTS = Facts("标题", "商南县")


def paper(text: str, style: Style | None = None) -> bytes:
    return page.build([Text(text, style or Style())], FACTS, Repeated(page_number=""))


class TestFonts(unittest.TestCase):
    def test_every_font_is_embedded_and_a_subset(self) -> None:
        story = [Text("政务服务〔2026〕赟𬱖 Abc", Style(face=face)) for face in fonts.FACES]
        found = list(support.fonts(page.build(story, FACTS)))
        self.assertGreater(len(found), 2)
        for font in found:
            self.assertEqual(font["/Subtype"], "/Type0", font["/BaseFont"])
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            self.assertIn("/FontFile2", descriptor)
            self.assertRegex(font["/BaseFont"], r"^/[A-Z]{6}\+")
            self.assertIn("/ToUnicode", font)

    def test_the_program_holds_just_the_characters_used(self) -> None:
        (font,) = support.fonts(paper("一二三一"))
        descendant = font["/DescendantFonts"][0]
        program = TTFont(BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_data()))
        self.assertEqual(program["maxp"].numGlyphs, 4)
        self.assertTrue(all(program["glyf"][name].numberOfContours for name in program.getGlyphOrder()[1:]))
        self.assertEqual(list(descendant["/W"][1]), [1000, 1000, 1000])

    def test_names_of_subsets_differ_when_the_subsets_do(self) -> None:
        names = {font["/BaseFont"] for text in ("一二", "一三") for font in support.fonts(paper(text))}
        self.assertEqual(len(names), 2)


class TestText(unittest.TestCase):
    def test_more_than_256_characters_of_one_font(self) -> None:
        text = "".join(map(chr, range(0x4E00, 0x4E00 + 700)))
        pdf = paper(text)
        self.assertEqual(support.body(pdf), text)
        self.assertEqual(len(list(support.fonts(pdf))), 1)

    def test_characters_beyond_the_first_plane(self) -> None:
        self.assertEqual(support.body(paper("𬱖𫖯甲𬭎")), "𬱖𫖯甲𬭎")

    def test_likes_of_han_characters_stay_what_they_were(self) -> None:
        self.assertEqual(support.body(paper("⼀一⽂文兀兀")), "⼀一⽂文兀兀")

    def test_markup_is_text(self) -> None:
        text = "<b>甲</b>&amp;<para>%s{{x}}\\(\\)"
        self.assertEqual(support.body(paper(text)), text)

    def test_a_word_of_5000_letters(self) -> None:
        self.assertEqual(support.body(paper("长" + "x" * 5000 + "词")), "长" + "x" * 5000 + "词")

    def test_another_reader_finds_the_same_text(self) -> None:
        text = "商南县政务服务中心（示例）：“一次办好”——20元/证，𬱖赟①。"
        with PdfDocument(paper(text * 9)) as read:
            told = "".join(page.get_textpage().get_text_range() for page in read)
        self.assertEqual(support.squeezed(told), text * 9)

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=400))
    def test_any_text_is_set_right_or_its_character_is_named(self, text: str) -> None:
        try:
            pdf = paper(text)
        except MissingGlyph as error:
            self.assertIn(error.character, readable(text))
            return
        self.assertEqual(support.body(pdf), support.squeezed(readable(text)))

    @settings(max_examples=40, deadline=None)
    @given(
        st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, categories=("L", "N", "P", "S", "Zs"))),
        st.sampled_from(fonts.FACES),
        st.sampled_from(["left", "justify", "centre", "right"]),
        st.floats(0, 0.05),
    )
    def test_any_style_keeps_the_text(self, text: str, face: str, align: str, bold: float) -> None:
        known = "".join(character for character in readable(text) if self._has(face, character))
        style = Style(face=face, align=align, bold=bold)  # type: ignore[arg-type]
        self.assertEqual(support.body(paper(known, style)), support.squeezed(known))

    def _has(self, face: str, character: str) -> bool:
        return any(ord(character) in entry.outlines for entry in fonts.face(face).links)


class TestThreads(unittest.TestCase):
    def test_papers_made_at_the_same_time_are_the_same(self) -> None:
        texts = ["".join(chr(0x4E00 + (n * 37 + i * 11) % 6000) for i in range(600)) for n in range(6)]
        known = [re.sub(f"[^{self._common()}]", "", text) for text in texts]
        expected = [paper(text) for text in known]
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            for _ in range(3):
                self.assertEqual(list(pool.map(paper, known)), expected)

    def _common(self) -> str:
        return bytes(b for lead in range(0xB0, 0xC8) for trail in range(0xA1, 0xFF) for b in (lead, trail)).decode(
            "gb2312"
        )
