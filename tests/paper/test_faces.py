"""Faces: chains of fonts, one character at a time; what no font has is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shangnan.policy.paper import fonts
from shangnan.policy.paper import page
from shangnan.policy.paper import sources
from shangnan.policy.paper.chain import Face
from shangnan.policy.paper.chain import Link
from shangnan.policy.paper.errors import FontsMissing
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.sources import FontSource
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.text import Text
from tests.paper import support
from tests.paper.support import collection
from tests.paper.support import small_font

import tempfile
import unittest


def paper(text: str, face: str) -> bytes:
    return page.build([Text(text, Style(face=face))], Facts("标题", "商南县"), Repeated(page_number=""))


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def font(self, name: str, characters: str) -> FontSource:
        path = self.folder / f"{name}.otf"
        path.write_bytes(small_font(characters, name))
        return FontSource(name, path)

    def chain(self, *given: tuple[str, str]) -> Face:
        return Face("test", [Link(Font(self.font(name, characters))) for name, characters in given])


class TestChain(Folder):
    def test_each_character_comes_from_the_first_font_that_has_it(self) -> None:
        face = self.chain(("First", "一二"), ("Second", "二三"))
        self.assertEqual([face.place(c).link.font.name for c in "一二三"], ["First", "First", "Second"])

    def test_widths(self) -> None:
        self.assertAlmostEqual(self.chain(("First", "一二")).width("一二一"), 2.1)

    def test_a_character_that_no_font_has_is_named(self) -> None:
        with self.assertRaises(MissingGlyph) as caught:
            self.chain(("First", "一"), ("Second", "二")).place("😀")
        error = caught.exception
        self.assertEqual((error.character, error.code_point, error.face), ("😀", 0x1F600, "test"))
        self.assertIn("U+1F600", str(error))
        self.assertIn("GRINNING FACE", str(error))


class TestMissingCharacters(Folder):
    def test_what_can_be_printed(self) -> None:
        for text in ("", None, "政务服务中心", "𬱖赟①\t甲\r\n乙\u200b\ufeff", "e\u0301"):
            self.assertEqual(fonts.missing_characters(text), "", text)

    def test_what_cannot_is_told_once_in_the_order_of_the_text(self) -> None:
        self.assertEqual(fonts.missing_characters("甲🧿乙ก甲🧿\x07"), "🧿ก\x07")

    def test_one_face_that_lacks_it_is_enough(self) -> None:
        self.addCleanup(fonts.use_own, {})
        fonts.use_own({fonts.KAI: str(self.font("Own", "🧿").path)})
        self.assertEqual(fonts.missing_characters("甲🧿", [fonts.KAI]), "")
        self.assertEqual(fonts.missing_characters("甲🧿", [fonts.KAI, fonts.SONG]), "🧿")

    def test_it_tells_what_drawing_tells(self) -> None:
        for character in map(chr, (*range(0x250), *range(0x2000, 0x2100), 0x3400, 0x4E00, 0xE000, 0x1F600, 0x20000)):
            try:
                paper(character, fonts.SONG)
                drawn = ""
            except MissingGlyph as error:
                drawn = error.character
            self.assertEqual(fonts.missing_characters(character, [fonts.SONG]), drawn, ascii(character))


class TestFaces(unittest.TestCase):
    def test_every_face_has_the_characters_of_names_and_of_gb2312(self) -> None:
        for name in fonts.FACES:
            self.assertGreater(fonts.face(name).width("政务服务〔2026〕①赟昇喆堃𬱖㎡"), 10, name)

    def test_no_face_makes_up_a_shape(self) -> None:
        for name in fonts.FACES:
            for character in ("🧿", "\x07", "\x00", "\ud800", "\ue000", "\U0010ffff", "ก"):
                with self.assertRaises(MissingGlyph) as caught:
                    fonts.face(name).place(character)
                self.assertEqual(caught.exception.code_point, ord(character))

    def test_a_regular_weight_that_stands_in_for_a_heavy_one_gets_a_stroke(self) -> None:
        strokes = {entry.font.source.name: entry.embolden for entry in fonts.face(fonts.XIAOBIAOSONG).links}
        self.assertGreater(strokes["noto-serif"], 0)
        self.assertEqual({entry.embolden for entry in fonts.face(fonts.SONG).links}, {0.0})

    def test_a_face_that_does_not_exist(self) -> None:
        with self.assertRaises(KeyError):
            fonts.face("comic")


class TestOwnFonts(Folder):
    def setUp(self) -> None:
        super().setUp()
        self.addCleanup(fonts.use_own, {})

    def names(self, face: str) -> Sequence[str]:
        return [entry.font.name for entry in fonts.face(face).links]

    def test_the_office_s_own_font_comes_first_and_the_others_help_out(self) -> None:
        fonts.use_own({fonts.FANGSONG: str(self.font("FangSong_GB2312", "一二").path)})
        face = fonts.face(fonts.FANGSONG)
        self.assertEqual(face.place("一").link.font.name, "FangSong_GB2312")
        self.assertNotEqual(face.place("三").link.font.name, "FangSong_GB2312")

    def test_a_face_of_a_collection(self) -> None:
        path = self.folder / "own.ttc"
        path.write_bytes(collection([("一", "Zero"), ("一", "One")]))
        fonts.use_own({fonts.KAI: f"{path}#1"})
        self.assertEqual(self.names(fonts.KAI)[0], "One")

    def test_a_path_without_a_file_is_refused_and_changes_nothing(self) -> None:
        before = self.names(fonts.KAI)
        with self.assertRaisesRegex(FontsMissing, "/no/such/font.ttf"):
            fonts.use_own({fonts.KAI: "/no/such/font.ttf"})
        self.assertEqual(self.names(fonts.KAI), before)

    def test_a_file_that_is_no_font_is_refused_and_changes_nothing(self) -> None:
        before = self.names(fonts.KAI)
        (self.folder / "letter.ttf").write_bytes(b"no font at all")
        with self.assertRaisesRegex(FontsMissing, "letter.ttf"):
            fonts.use_own({fonts.KAI: str(self.folder / "letter.ttf")})
        self.assertEqual(self.names(fonts.KAI), before)

    def test_a_file_written_over_while_it_is_in_use_changes_nothing(self) -> None:
        path = self.font("Own", "一二").path
        fonts.use_own({fonts.KAI: str(path)})
        before = paper("一", fonts.KAI)
        path.write_bytes(b"")
        self.assertEqual(paper("一", fonts.KAI), before)
        self.assertEqual(support.body(paper("二", fonts.KAI)), "二")

    def test_the_environment_names_fonts_too(self) -> None:
        path = str(self.font("Own", "一").path)
        told = sources.own("kai", {"SHANGNAN_FONT_KAI": f" {path}#2 "})
        self.assertEqual(told, FontSource("own-kai", Path(path), 2, own=True))
        self.assertIsNone(sources.own("kai", {"SHANGNAN_FONT_KAI": ""}))
        with self.assertRaises(FontsMissing):
            sources.own("kai", {"SHANGNAN_FONT_KAI": "/no/such/font.ttf"})


class TestOptionalFonts(Folder):
    def test_better_fonts_are_found_where_debian_puts_them(self) -> None:
        fandol = self.folder / "texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
        fandol.parent.mkdir(parents=True)
        fandol.write_bytes(small_font("一"))
        self.assertEqual(list(sources.optional((self.folder,))), [FontSource("fandol-fang", fandol)])

    def test_none_is_fine(self) -> None:
        self.assertEqual(list(sources.optional((self.folder / "nowhere",))), [])
