"""The Makefile: every command is listed, every script that it calls is there."""

from __future__ import annotations

from pathlib import Path

import re
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent


class TestMakefile(unittest.TestCase):
    def setUp(self) -> None:
        self.text = (ROOT / "Makefile").read_text(encoding="utf-8")

    def test_help_lists_every_command(self) -> None:
        phony = re.search(r"(?m)^\.PHONY: (.*)$", self.text)
        assert phony is not None
        listed = set(re.findall(r"(?m)^([a-z-]+):.*## .+$", self.text))
        self.assertEqual(listed, set(phony[1].split()))

    def test_scripts_that_it_calls_are_there_and_may_be_run(self) -> None:
        for name in re.findall(r"(?<![\w/.])build/[a-z][\w.-]*", self.text):
            with self.subTest(name):
                self.assertTrue((ROOT / name).exists())
        for name in re.findall(r"@(build/[a-z-]+)(?:\s|$)", self.text):
            with self.subTest(name):
                self.assertTrue((ROOT / name).stat().st_mode & 0o111, "not executable")

    def test_no_script_calls_what_buildout_has_made_by_its_first_line(self) -> None:
        """It names the Python there, and is no command where the folder has a space in its name."""
        called = re.compile(r"(?<![\w./])bin/(?:instance|test)\b")
        for path in (ROOT / "Makefile", *(p for p in (ROOT / "build").iterdir() if p.is_file())):
            lines = [
                line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
            ]
            code = [line for line in lines if called.search(line) and "python bin/" not in line.lower()]
            with self.subTest(path.name):
                self.assertEqual([line for line in code if "`" not in line], [])
