"""The line that closes a test run counts what the runner reported, and nothing failed goes unseen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stdout
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import re
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent

TWO_LAYERS = """\
Running zope.testrunner.layer.UnitTests tests:
  Set up zope.testrunner.layer.UnitTests in 0.000 seconds.
  Ran 120 tests with 0 failures, 0 errors and 1 skipped in 3.239 seconds.
Running Shangnan:Integration tests:
  Set up plone.app.testing.layers.PloneFixture in 9.1 seconds.
  Ran 40 tests with 2 failures, 1 errors and 0 skipped in 31.002 seconds.
Tearing down left over layers:
  Tear down zope.testrunner.layer.UnitTests in 0.000 seconds.
Total: 160 tests, 2 failures, 1 errors and 1 skipped in 44.100 seconds.
"""
ONE_LAYER = """\
Running zope.testrunner.layer.UnitTests tests:
  Set up zope.testrunner.layer.UnitTests in 0.000 seconds.
  Ran 1 tests with 0 failures, 0 errors and 0 skipped in 0.2 seconds.
"""
NO_TESTS = """\
Total: 0 tests, 0 failures, 0 errors and 0 skipped in 0.000 seconds.
"""


def count_tests() -> tuple[Callable[[str], tuple[int, int, int]], Callable[[str, str], int]]:
    """Return the functions `counts` and `main` of build/count_tests.py, which is a script and not in any package."""
    spec = spec_from_file_location("count_tests", ROOT / "build" / "count_tests.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.counts, module.main


class TestCounts(unittest.TestCase):
    def setUp(self) -> None:
        self.counts, self.main = count_tests()

    def closing(self, report: str, status: int) -> tuple[int, str]:
        """Return (exit status, closing line) for a report and the exit status of the runner."""
        with TemporaryDirectory() as folder:
            log = Path(folder) / "log"
            log.write_text(report, encoding="utf-8")
            out = StringIO()
            with redirect_stdout(out):
                code = self.main(str(log), str(status))
        return code, out.getvalue()

    def test_layers_are_added_once(self) -> None:
        self.assertEqual(self.counts(TWO_LAYERS), (156, 3, 1))

    def test_layers_without_a_total_are_added_up(self) -> None:
        """A run that dies before its end prints no total."""
        self.assertEqual(self.counts(TWO_LAYERS[: TWO_LAYERS.index("Total:")]), (156, 3, 1))

    def test_one_layer_has_no_total(self) -> None:
        self.assertEqual(self.counts(ONE_LAYER), (1, 0, 0))

    def test_words_of_tests_are_not_counted(self) -> None:
        said = "AssertionError: 'Ran 7 tests with 0 failures' not found\n"
        self.assertEqual(self.counts(said + ONE_LAYER), (1, 0, 0))

    def test_all_good(self) -> None:
        self.assertEqual(self.closing(ONE_LAYER, 0), (0, "1 passed, 0 failed, 0 skipped\n"))

    def test_failures_and_errors_fail_the_run(self) -> None:
        self.assertEqual(self.closing(TWO_LAYERS, 1), (1, "156 passed, 3 failed, 1 skipped\n"))

    def test_what_could_not_be_imported_counts_as_failed(self) -> None:
        self.assertEqual(self.closing(ONE_LAYER, 1), (1, "1 passed, 1 failed, 0 skipped\n"))

    def test_no_tests_are_no_success(self) -> None:
        self.assertEqual(self.closing(NO_TESTS, 0), (1, "0 passed, 0 failed, 0 skipped\n"))
        self.assertEqual(self.closing("", 0), (1, "0 passed, 0 failed, 0 skipped\n"))

    def test_a_run_that_was_killed_fails(self) -> None:
        self.assertEqual(self.closing("Running ...", 137), (1, "0 passed, 1 failed, 0 skipped\n"))


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
