"""What is said to be held by a test is held by one that is there: the threat model and the table of the ASVS."""

from __future__ import annotations

from asvs_page import CHAPTERS
from asvs_page import PAGE
from asvs_page import page
from asvs_page import read
from asvs_page import SECTIONS
from asvs_page import STATES
from importlib import import_module
from pathlib import Path

import re
import tests
import unittest

DECISIONS = Path(tests.__file__).parent.parent / "docs" / "decisions"
THREATS = next(DECISIONS.glob("0026-*.md"))
NAME = re.compile(r"`(tests\.[\w.]+)`")


def absent(name: str) -> bool:
    """Return whether there is no such test: module or folder, class with tests in it, or method."""
    parts = name.split(".")
    for number in range(len(parts), 1, -1):
        try:
            found: object = import_module(".".join(parts[:number]))
        except ModuleNotFoundError:
            continue
        for part in parts[number:]:
            if not hasattr(found, part):
                return True
            found = getattr(found, part)
        return number == len(parts) and not _holds_tests(parts)
    return True


def _holds_tests(parts: list[str]) -> bool:
    """Return whether a module, or a folder, is one of tests and not of what they share."""
    path = Path(tests.__file__).parent.joinpath(*parts[1:])
    return path.name.startswith("test_") or any(path.glob("test_*.py"))


class TestNames(unittest.TestCase):
    def test_what_is_there_is_found(self) -> None:
        here = "tests.conventions.test_proof"
        for name in (here, "tests.conventions", f"{here}.TestNames", f"{here}.TestNames.test_what_is_there_is_found"):
            with self.subTest(name):
                self.assertFalse(absent(name))

    def test_what_is_not_there_is_missed(self) -> None:
        here = "tests.conventions.test_proof"
        for name in (
            "tests.no_such_folder", "tests.conventions.test_nothing", f"{here}.TestNothing",
            f"{here}.TestNames.test_nothing", "tests.conventions.modules",
        ):  # fmt: skip
            with self.subTest(name):
                self.assertTrue(absent(name))


class TestThreatModel(unittest.TestCase):
    def setUp(self) -> None:
        self.text = THREATS.read_text(encoding="utf-8")

    def test_every_test_is_there(self) -> None:
        names = set(NAME.findall(self.text))
        self.assertGreater(len(names), 20)
        self.assertEqual(sorted(name for name in names if absent(name)), [])

    def test_every_attacker_is_held_by_a_test_or_said_to_be_open(self) -> None:
        sections = re.split(r"(?m)^### ", self.text)[1:]
        self.assertGreaterEqual(len(sections), 8)
        for section in sections:
            with self.subTest(section.splitlines()[0]):
                self.assertTrue(NAME.search(section))
                self.assertIn("Open:", section)


class TestStandard(unittest.TestCase):
    def setUp(self) -> None:
        self.rows = read()

    def test_the_page_is_fresh(self) -> None:
        self.assertEqual(PAGE.read_text(encoding="utf-8"), page(self.rows), "run build/asvs_page.py")

    def test_a_changed_row_changes_the_page(self) -> None:
        changed = [{**self.rows[0], "state": "open"}, *self.rows[1:]]
        self.assertNotEqual(page(changed), page(self.rows))

    def test_no_section_is_missing(self) -> None:
        self.assertEqual(len(SECTIONS), len(CHAPTERS))
        expected = [
            f"{chapter}.{number + 1}" for chapter, most in enumerate(SECTIONS, start=1) for number in range(most)
        ]
        self.assertEqual([row["section"] for row in self.rows], expected)

    def test_every_test_is_there(self) -> None:
        names = {name for row in self.rows for name in row["tests"].split()}
        self.assertGreater(len(names), 20)
        self.assertEqual(sorted(name for name in names if absent(name)), [])

    def test_what_is_held_names_its_tests_and_what_is_not_says_why(self) -> None:
        for row in self.rows:
            with self.subTest(row["section"]):
                self.assertIn(row["state"], STATES)
                self.assertEqual(row["state"] == "none", row["requirements"] == "0")
                self.assertTrue(row["tests"] or row["state"] != "held")
                self.assertTrue(row["how"] or row["state"] == "none")
                self.assertFalse(row["tests"] and row["state"] in ("open", "none"))
