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
        listed = set(re.findall(r"(?m)^([a-z]+):.*## .+$", self.text))
        self.assertEqual(listed, set(phony[1].split()))

    def test_scripts_that_it_calls_are_there_and_may_be_run(self) -> None:
        for name in re.findall(r"(?<![\w/.])build/[a-z][\w.-]*", self.text):
            with self.subTest(name):
                self.assertTrue((ROOT / name).exists())
        for name in re.findall(r"@(build/[a-z-]+)(?:\s|$)", self.text):
            with self.subTest(name):
                self.assertTrue((ROOT / name).stat().st_mode & 0o111, "not executable")
