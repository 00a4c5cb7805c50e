"""The converted fonts on disk: made once, whole or not at all."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from pathlib import Path
from shangnan.policy.paper import cache
from shangnan.policy.paper import repertoire
from shangnan.policy.paper.sfnt import GlyphTable
from shangnan.policy.paper.sources import FontSource
from tests.paper.support import disc
from tests.paper.support import small_font

import os
import signal
import subprocess
import sys
import tempfile
import unittest

#: Common characters enough for a converted file of several thousand bytes.
MANY = "".join(map(chr, repertoire.select(range(0x4E00, 0x5000), repertoire.COMMON)))

#: Converts a font in a process that the kernel kills when it has written a thousand bytes of a file.
KILLED = """
import resource, signal, sys
from pathlib import Path
from shangnan.policy.paper import cache
from shangnan.policy.paper.sources import FontSource
source = FontSource("test", Path(sys.argv[1]))
place = Path(sys.argv[2])
cache.description(source, place)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
cache.part(source, place, "gb2312")
"""


class TestCache(unittest.TestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)
        self.file = self.folder / "source.otf"
        self.file.write_bytes(small_font(MANY + "赟", draw=disc))
        self.source = FontSource("test", self.file, whole=True)
        self.place = self.folder / "cache" / "font"

    def test_a_part_is_converted_once(self) -> None:
        first = cache.part(self.source, self.place, repertoire.COMMON)
        written = (self.place / "gb2312.ttf").stat()
        self.assertEqual(cache.part(self.source, self.place, repertoire.COMMON), first)
        again = (self.place / "gb2312.ttf").stat()
        self.assertEqual((written.st_mtime_ns, written.st_ino), (again.st_mtime_ns, again.st_ino))

    def test_parts_hold_their_characters_only(self) -> None:
        common = GlyphTable(cache.part(self.source, self.place, repertoire.COMMON))
        wider = GlyphTable(cache.part(self.source, self.place, repertoire.WIDER))
        self.assertTrue(all(ord(character) in common for character in MANY))
        self.assertEqual((ord("赟") in common, ord("赟") in wider), (False, True))

    def test_other_accounts_can_read_it(self) -> None:
        cache.part(self.source, self.place, repertoire.COMMON)
        self.assertEqual((self.place / "gb2312.ttf").stat().st_mode & 0o777, 0o644)

    def test_the_description_is_kept(self) -> None:
        told = cache.description(self.source, self.place)
        self.file.unlink()
        self.assertEqual(cache.description(self.source, self.place), told)

    def test_the_key_follows_the_content_and_the_face(self) -> None:
        key = cache.key(self.source)
        self.assertEqual(cache.key(FontSource("other name", self.file, whole=True)), key)
        self.assertNotEqual(cache.key(FontSource("test", self.file, 1, whole=True)), key)
        self.file.write_bytes(small_font("一"))
        self.assertNotEqual(cache.key(self.source), key)

    def test_a_kill_in_the_middle_leaves_nothing_half(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", KILLED, str(self.file), str(self.place)]
        ended = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
        self.assertEqual(ended.returncode, -signal.SIGXFSZ, ended.stderr)
        self.assertFalse((self.place / "gb2312.ttf").exists())
        whole = cache.part(self.source, self.place, repertoire.COMMON)
        self.assertGreater(len(whole), 1000)
        read = TTFont(self.place / "gb2312.ttf", checkChecksums=2)
        self.assertEqual(len(read.getBestCmap()), len(MANY))
        read.close()

    def test_a_failure_leaves_no_litter(self) -> None:
        self.place.mkdir(parents=True)
        (self.place / "gb2312.ttf").mkdir()  # the place is taken: the last step fails
        with self.assertRaises(OSError):
            cache.part(self.source, self.place, repertoire.COMMON)
        self.assertEqual(sorted(path.name for path in self.place.iterdir()), ["font.json", "gb2312.ttf"])

    def test_without_leave_to_write_it_converts_all_the_same(self) -> None:
        self.place.parent.write_text("a file where the folder should be")
        with self.assertLogs("shangnan.policy.paper.cache", "WARNING"):
            held = GlyphTable(cache.part(self.source, self.place, repertoire.COMMON))
        self.assertIn(ord(MANY[0]), held)


class TestFolder(unittest.TestCase):
    def test_where_it_is(self) -> None:
        script = "from shangnan.policy.paper import cache; print(cache.folder())"
        plain = {name: value for name, value in os.environ.items() if name != "SHANGNAN_FONT_CACHE"}
        plain |= {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": "/home/somebody"}
        for environment, expected in (
            (plain, "/home/somebody/.cache/shangnan.policy/fonts"),
            ({**plain, "SHANGNAN_FONT_CACHE": "/else/where"}, "/else/where"),
        ):
            told = subprocess.check_output([sys.executable, "-c", script], env=environment, text=True, timeout=60)
            self.assertEqual(told.strip(), expected)
