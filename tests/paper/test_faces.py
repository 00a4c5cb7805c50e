"""Faces: chains of fonts, one character at a time; what no font has is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shangnan.policy.paper import cache
from shangnan.policy.paper import fonts
from shangnan.policy.paper import sources
from shangnan.policy.paper.chain import Face
from shangnan.policy.paper.chain import link
from shangnan.policy.paper.errors import FontsMissing
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.outlines import Outlines
from shangnan.policy.paper.sources import FontSource
from tests.paper.support import collection
from tests.paper.support import small_font

import os
import subprocess
import sys
import tempfile
import unittest


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def font(self, name: str, characters: str) -> FontSource:
        path = self.folder / f"{name}.otf"
        path.write_bytes(small_font(characters, name))
        return FontSource(name, path, whole=True)

    def chain(self, *given: tuple[str, str]) -> Face:
        return Face("test", [link(Outlines(self.font(name, characters))) for name, characters in given])


class TestChain(Folder):
    def test_each_character_comes_from_the_first_font_that_has_it(self) -> None:
        face = self.chain(("First", "一二"), ("Second", "二三"))
        self.assertEqual([face.place(c).link.outlines.name for c in "一二三"], ["First", "First", "Second"])

    def test_widths(self) -> None:
        self.assertAlmostEqual(self.chain(("First", "一二")).width("一二一"), 2.1)

    def test_a_character_that_no_font_has_is_named(self) -> None:
        with self.assertRaises(MissingGlyph) as caught:
            self.chain(("First", "一"), ("Second", "二")).place("😀")
        error = caught.exception
        self.assertEqual((error.character, error.code_point, error.face), ("😀", 0x1F600, "test"))
        self.assertIn("U+1F600", str(error))
        self.assertIn("GRINNING FACE", str(error))


class TestFaces(unittest.TestCase):
    def test_every_face_has_the_characters_of_names_and_of_gb2312(self) -> None:
        for name in fonts.FACES:
            self.assertGreater(fonts.face(name).width("政务服务〔2026〕①赟昇喆堃𬱖㎡"), 10, name)

    def test_no_face_makes_up_a_shape(self) -> None:
        for name in fonts.FACES:
            for character in ("😀", "\x07", "\x00", "\ud800", "\ue000", "\U0010ffff", "ก"):
                with self.assertRaises(MissingGlyph) as caught:
                    fonts.face(name).place(character)
                self.assertEqual(caught.exception.code_point, ord(character))

    def test_a_regular_weight_that_stands_in_for_a_heavy_one_gets_a_stroke(self) -> None:
        strokes = {entry.outlines.source.name: entry.embolden for entry in fonts.face(fonts.XIAOBIAOSONG).links}
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
        return [entry.outlines.name for entry in fonts.face(face).links]

    def test_the_office_s_own_font_comes_first_and_the_others_help_out(self) -> None:
        fonts.use_own({fonts.FANGSONG: str(self.font("FangSong_GB2312", "一二").path)})
        face = fonts.face(fonts.FANGSONG)
        self.assertEqual(face.place("一").link.outlines.name, "FangSong_GB2312")
        self.assertNotEqual(face.place("三").link.outlines.name, "FangSong_GB2312")

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

    def test_the_environment_names_fonts_too(self) -> None:
        path = str(self.font("Own", "一").path)
        told = sources.own("kai", {"SHANGNAN_FONT_KAI": f" {path}#2 "})
        self.assertEqual(told, FontSource("own-kai", Path(path), 2))
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


class TestPreparing(Folder):
    def command(self, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "shangnan.policy.paper.fonts"]
        known = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
        return subprocess.run(command, env=known, capture_output=True, text=True, check=False, timeout=300)

    def test_the_command_says_what_it_did(self) -> None:
        fonts.prepare()
        ended = self.command()
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertRegex(ended.stdout, r"^fonts: \d+ files in .*, \d+\.\d s\n$")

    def test_a_place_that_cannot_be_written_is_an_error(self) -> None:
        (self.folder / "file").touch()
        ended = self.command(SHANGNAN_FONT_CACHE=str(self.folder / "file" / "cache"))
        self.assertEqual(ended.returncode, 1)
        self.assertIn("file", ended.stderr)

    def test_a_font_that_is_named_but_not_there_is_an_error(self) -> None:
        ended = self.command(SHANGNAN_FONT_KAI="/no/such/font.ttf")
        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn("/no/such/font.ttf", ended.stderr)

    def test_what_is_there_is_not_made_again(self) -> None:
        fonts.prepare()
        held = {path: path.stat().st_mtime_ns for path in cache.folder().rglob("*.ttf")}
        self.assertGreaterEqual(fonts.prepare(), 4)
        self.assertEqual({path: path.stat().st_mtime_ns for path in cache.folder().rglob("*.ttf")}, held)
