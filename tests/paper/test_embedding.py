"""What a finished PDF holds: every font embedded, every character as text."""

from __future__ import annotations

from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from pypdfium2 import PdfDocument
from shangnan.policy.paper import fonts
from shangnan.policy.paper import page
from shangnan.policy.paper import sources
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.text import Text
from tests.paper import support

import concurrent.futures
import re
import unicodedata
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
            self.assertEqual(font["/Encoding"], "/Identity-H")
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            self.assertTrue({"/FontFile2", "/FontFile3"} & set(descriptor))
            self.assertRegex(font["/BaseFont"], r"^/[A-Z]{6}\+")
            self.assertIn("/ToUnicode", font)

    def test_a_postscript_font_goes_in_as_it_is_cut_down_to_the_characters_used(self) -> None:
        text = "一二三一，Q"
        (font,) = support.fonts(paper(text))
        descendant = font["/DescendantFonts"][0]
        self.assertEqual(descendant["/Subtype"], "/CIDFontType0")
        program = descendant["/FontDescriptor"]["/FontFile3"]
        self.assertEqual(program["/Subtype"], "/CIDFontType0C")
        held = CFFFontSet()
        held.decompile(BytesIO(program.get_data()), None)
        glyphs = held[0].CharStrings
        original = TTFont(next(source.path for source in sources.bundled() if source.name == "noto-sans"))
        shapes, names, cff = original.getGlyphSet(), original.getBestCmap(), original["CFF "].cff[0]
        self.assertEqual(set(glyphs.keys()), {".notdef", *(names[ord(character)] for character in text)})
        self.assertEqual(descendant["/CIDSystemInfo"]["/Ordering"], cff.ROS[1])
        widths = support.widths(descendant)
        for character in set(text):
            cut, whole = RecordingPen(), RecordingPen()
            glyphs[names[ord(character)]].draw(cut)
            shapes[names[ord(character)]].draw(whole)
            self.assertEqual(cut.value, whole.value, character)
            cid = int(names[ord(character)][3:])
            self.assertEqual(widths.get(cid, 1000), shapes[names[ord(character)]].width, character)

    def test_the_codes_are_cids_and_no_glyph_numbers(self) -> None:
        text = "政务服务"
        original = TTFont(next(source.path for source in sources.bundled() if source.name == "noto-sans"))
        names = original.getBestCmap()
        cids = [int(names[ord(character)][3:]) for character in text]
        self.assertFalse(set(cids) & {original.getGlyphID(names[ord(character)]) for character in text})
        drawn = b"".join(cid.to_bytes(2, "big") for cid in cids)
        content = support.reader(paper(text)).pages[0].get_contents()
        shown = [operands[0].original_bytes for operands, operator in content.operations if operator == b"Tj"]
        self.assertIn(drawn, shown)

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

    def test_characters_that_share_a_glyph_stay_apart_in_every_reader(self) -> None:
        text = "一⼀二⼀一⼆文⽂"
        pdf = paper(text)
        self.assertEqual(len({font["/BaseFont"] for font in support.fonts(pdf)}), 1)
        with PdfDocument(pdf) as read:
            self.assertEqual(support.squeezed(read[0].get_textpage().get_text_range()), text)

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
        found, wanted = support.body(pdf), support.squeezed(readable(text))
        if any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in wanted):
            # The reader turns round what is written from right to left.
            found, wanted = "".join(sorted(found)), "".join(sorted(wanted))
        self.assertEqual(found, wanted)

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
        return any(ord(character) in entry.font for entry in fonts.face(face).links)


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
