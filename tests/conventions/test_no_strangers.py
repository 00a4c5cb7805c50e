"""What has no place in the repository: large, compiled and foreign files, traces of the machine it was written on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import re
import subprocess
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent
MOST = 600 * 1024  # bytes
# Fonts come from a package and are converted when the site is built; data and compiled files are made, not kept.
FOREIGN = frozenset(
    ".ttf .otf .ttc .woff .woff2 .pfb .eot .fs .db .sqlite .sqlite3 .rdb .sql .dump .pyc .pyo .mo .so .o .dll .exe"
    " .class .jar .zip .gz .xz .bz2 .7z .whl .egg .log .pid .bak .orig .swp".split()
)
# Small databases of earlier commits: only the code of then can make them (docs/decisions/0033-upgrades-from-old-databases.md).
OLD_DATABASES = ROOT / "tests" / "upgrades" / "databases"
OLD_DATABASE = 320 * 1024  # bytes
SOURCES = frozenset(".py .pt .zcml .xml .po .pot .md .toml .cfg .scss .js .json .txt .in".split())
BEGINNINGS = {
    b"\x00\x01\x00\x00": "font",
    b"OTTO": "font",
    b"ttcf": "font",
    b"wOF": "font",
    b"FS21": "database",
    b"SQLite": "database",
    b"\x7fELF": "program",
    b"MZ": "program",
    b"PK\x03\x04": "archive",
    b"\x1f\x8b": "archive",
    b"\xde\x12\x04\x95": "compiled catalogue",
}
TRACES = {
    "a path of somebody's machine": re.compile(r"(?<![\w.})\]/$-])/(?:work|root)/\w"),
    "the number of a ticket": re.compile(r"(?i)\bissues? (?:no\. ?|#)?\d"),
    "who wrote it": re.compile(
        r"(?i)\b(?:helper|sub|coding)[ -]?agents?\b|\blanguage models?\b|\b(?:earlier|other|this) session of\b"
    ),
    "an address of a package index": re.compile(r"--(?:extra-)?index-url|\"resolved\": "),
    "an address by number": re.compile(r"https?://(?!127\.|0\.0\.0\.0|192\.0\.2\.|198\.51\.100\.)\d+\.\d+\.\d+\.\d+"),
    "work left undone": re.compile(r"\b(?:TO[D]O|FIXM[E]|XX[X])\b"),
}


@cache
def kept_files() -> list[Path]:
    """Return every file that git keeps and that is there, links left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name.decode() for name in listed.split(b"\0") if name]
    return [path for path in paths if path.is_file() and not path.is_symlink()]


@cache
def text_of(path: Path) -> str:
    """Return a file as text; what is not UTF-8 reads as empty."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


class TestNoStrangers(unittest.TestCase):
    def relative(self, paths: list[Path]) -> list[str]:
        return [str(path.relative_to(ROOT)) for path in paths]

    def test_the_list_is_read(self) -> None:
        self.assertIn("Makefile", self.relative(kept_files()))

    def test_no_large_file(self) -> None:
        self.assertEqual(self.relative([path for path in kept_files() if path.stat().st_size > MOST]), [])

    def test_no_fonts_databases_or_compiled_files(self) -> None:
        by_name = [path for path in kept_files() if path.suffix.lower() in FOREIGN and path.parent != OLD_DATABASES]
        by_content = [path for path in kept_files() if path.read_bytes()[:8].startswith(tuple(BEGINNINGS))]
        self.assertEqual(self.relative(by_name), [])
        self.assertEqual(self.relative(by_content), [])

    def test_old_databases_are_small_and_nothing_else_lies_there(self) -> None:
        kept = [path for path in kept_files() if path.parent == OLD_DATABASES]
        self.assertGreaterEqual(len(kept), 2)
        self.assertEqual([p for p in kept if not p.name.endswith(".fs.xz") or p.stat().st_size > OLD_DATABASE], [])

    def test_sources_are_utf8_with_unix_lines(self) -> None:
        for path in kept_files():
            if path.suffix not in SOURCES:
                continue
            data = path.read_bytes()
            with self.subTest(str(path.relative_to(ROOT))):
                self.assertEqual(data.decode("utf-8").encode("utf-8"), data)
                self.assertFalse(data.startswith(b"\xef\xbb\xbf"), "a byte order mark")
                self.assertNotIn(b"\r\n", data)

    def test_no_traces(self) -> None:
        for path in kept_files():
            for what, pattern in TRACES.items():
                with self.subTest(str(path.relative_to(ROOT)), trace=what):
                    found = pattern.search(text_of(path))
                    self.assertIsNone(found and found[0])

    def test_links_stay_inside_the_repository(self) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "-s", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
        links = [entry.split("\t", 1)[1] for entry in listed.split("\0") if entry.startswith("120000")]
        self.assertEqual(links, ["src/shangnan.policy/shangnan/policy/profiles"])
        self.assertEqual((ROOT / links[0]).resolve(), ROOT / "profiles")
