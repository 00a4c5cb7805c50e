"""No file is longer than what one reads at a sitting: a longer one has a seam at which it can be parted."""

from __future__ import annotations

from pathlib import Path

import shangnan.policy
import tests
import unittest

MOST_LINES = 300
ENDINGS = {".py", ".pt", ".zcml", ".css", ".js"}
FOLDERS = (Path(shangnan.policy.__file__).parent, Path(tests.__file__).parent)
# Files that may be longer, each with its reason: tables of data, which have no seam.
LONGER: dict[str, str] = {}


def lines_of(path: Path) -> int:
    """Return how many lines a file has."""
    return path.read_text(encoding="utf-8").count("\n")


class TestSizes(unittest.TestCase):
    def test_no_file_is_longer(self) -> None:
        files = [path for folder in FOLDERS for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file()]
        self.assertGreater(len(files), 800)
        long = {
            f"{path.relative_to(folder.parent).as_posix()}: {lines_of(path)}"
            for folder in FOLDERS
            for path in files
            if path.is_relative_to(folder) and lines_of(path) > MOST_LINES
            if path.relative_to(folder.parent).as_posix() not in LONGER
        }
        self.assertEqual(long, set())

    def test_exceptions_are_there_and_needed(self) -> None:
        for name, why in LONGER.items():
            with self.subTest(name):
                found = [folder.parent / name for folder in FOLDERS if (folder.parent / name).is_file()]
                self.assertTrue(found and lines_of(found[0]) > MOST_LINES and why)
