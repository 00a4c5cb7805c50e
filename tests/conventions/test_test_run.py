"""The whole run leaves no test out, counts what the runner reported, and nothing that failed goes unseen."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from testrun.counting import Counts
from testrun.counting import counts
from testrun.counting import together
from testrun.processes import run_directly
from testrun.processes import run_shards
from testrun.shards import Shard
from testrun.shards import SHARDS
from tests.conventions.test_tests_are_found import test_files
from zope.testrunner.filter import build_filtering_func

import sys
import unittest

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
Tearing down left over layers:
  Tear down zope.testrunner.layer.UnitTests in 0.000 seconds.
"""
NO_TESTS = """\
Total: 0 tests, 0 failures, 0 errors and 0 skipped in 0.000 seconds.
"""

# A project whose tests go wrong in every way that tests can.
PLANTED = {
    "good": """
class Test(unittest.TestCase):
    def test_one(self): pass
    def test_two(self): pass
""",
    "failing": """
class Test(unittest.TestCase):
    def test_fails(self): self.fail("planted")
    def test_errs(self): raise ValueError("planted")
    def test_holds(self): pass
    @unittest.skip("planted")
    def test_skipped(self): pass
    @unittest.expectedFailure
    def test_should_not_hold(self): pass
""",
    "layers": """
class Broken:
    @classmethod
    def setUp(cls): raise RuntimeError("planted")
class Whole:
    pass
class Test(unittest.TestCase):
    layer = Broken
    def test_never_run(self): pass
class Other(unittest.TestCase):
    layer = Whole
    def test_run(self): pass
""",
    "absent": "import no_such_module\n",
    "dying": """
import os
class Test(unittest.TestCase):
    def test_dies(self): os._exit(0)
    def test_is_not_reached(self): pass
""",
    "killed": """
import os
class Test(unittest.TestCase):
    def test_is_killed(self): os.kill(os.getpid(), 9)
""",
}


class TestCounts(unittest.TestCase):
    def test_layers_are_added_once(self) -> None:
        self.assertEqual(counts(TWO_LAYERS, 1), Counts(156, 3, 1))

    def test_layers_without_a_total_are_added_up(self) -> None:
        """A run that dies before its end prints no total."""
        self.assertEqual(counts(TWO_LAYERS[: TWO_LAYERS.index("Total:")], 1), Counts(156, 3, 1))

    def test_one_layer_has_no_total(self) -> None:
        self.assertEqual(counts(ONE_LAYER, 0), Counts(1, 0, 0))

    def test_words_of_tests_are_not_counted(self) -> None:
        said = "AssertionError: 'Ran 7 tests with 0 failures' not found\n"
        self.assertEqual(counts(said + ONE_LAYER, 0), Counts(1, 0, 0))

    def test_what_could_not_be_imported_counts_as_failed(self) -> None:
        self.assertEqual(counts(ONE_LAYER, 1), Counts(1, 1, 0))

    def test_a_run_that_was_killed_fails(self) -> None:
        self.assertEqual(counts("Running ...", -9), Counts(0, 1, 0))

    def test_runs_are_added(self) -> None:
        self.assertEqual(together([Counts(1, 2, 3), Counts(10, 20, 30)]), Counts(11, 22, 33))

    def test_a_run_without_tests_is_no_success(self) -> None:
        self.assertEqual(together([counts(ONE_LAYER, 0), counts(NO_TESTS, 0)]), Counts(1, 1, 0))

    def test_a_report_without_an_end_fails(self) -> None:
        """A test may end the process with any exit status."""
        for report in ("", ONE_LAYER[: ONE_LAYER.index("Tearing")]):
            with self.subTest(report):
                self.assertEqual(counts(report, 0).failed, 1)

    def test_success_is_told(self) -> None:
        self.assertTrue(Counts(1, 0, 1).good)
        for bad in (Counts(1, 1, 0), Counts(0, 0, 0), Counts(0, 0, 5)):
            with self.subTest(bad):
                self.assertFalse(bad.good)

    def test_the_closing_line(self) -> None:
        self.assertEqual(str(Counts(3, 2, 1)), "3 passed, 2 failed, 1 skipped")


class TestShards(unittest.TestCase):
    """Every module belongs to one shard."""

    def taken(self, shards: tuple[Shard, ...]) -> dict[str, list[str]]:
        """Return the shards that take each module, by the runner's own way of choosing."""
        accepting = {
            shard.name: build_filtering_func(shard.options(shards)[1::2])
            if shard.options(shards)
            else lambda _name: True
            for shard in shards
        }
        return {module: [name for name, takes in accepting.items() if takes(module)] for module in test_files()}

    def test_every_module_is_run_once(self) -> None:
        self.assertEqual({module: found for module, found in self.taken(SHARDS).items() if len(found) != 1}, {})

    def test_every_shard_has_tests(self) -> None:
        found = {name for names in self.taken(SHARDS).values() for name in names}
        self.assertEqual(found, {shard.name for shard in SHARDS})

    def test_names_are_those_of_modules_and_folders(self) -> None:
        """A name that leads nowhere would hand its tests to another shard without a word."""
        files = test_files()
        for name in (name for shard in SHARDS for name in shard.modules):
            with self.subTest(name):
                self.assertTrue(any(file == name or file.startswith(f"{name}.") for file in files))

    def test_the_closer_name_counts(self) -> None:
        shards = (Shard("inner", ("tests.paper.test_page",)), Shard("outer", ("tests.paper",)), Shard("rest"))
        taken = self.taken(shards)
        self.assertEqual(taken["tests.paper.test_page"], ["inner"])
        self.assertEqual(taken["tests.paper.test_lines"], ["outer"])
        self.assertEqual(taken["tests.units.test_units"], ["rest"])

    def test_one_shard_has_everything(self) -> None:
        self.assertEqual({tuple(names) for names in self.taken((Shard("all"),)).values()}, {("all",)})


class TestPlantedFailures(unittest.TestCase):
    """Tests that go wrong in every way, run as the whole run does."""

    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        (self.home / "planted").mkdir()
        (self.home / "planted" / "__init__.py").touch()
        for name, text in PLANTED.items():
            path = self.home / "planted" / f"test_{name}.py"
            path.write_text(f"import unittest\n{text}", encoding="utf-8")
        self.said = ""

    def say(self, text: str) -> None:
        self.said += text

    def runner(self) -> list[str]:
        """The runner as buildout makes it, for the planted project."""
        script = (
            "import sys; from zope.testrunner import run; sys.path.insert(0, sys.argv[1]);"
            "run(['--path', sys.argv.pop(1), '--package', 'planted', '--tests-pattern', '^test_', '--no-progress'])"
        )
        return [sys.executable, "-W", "ignore", "-c", script, str(self.home), "--all"]

    def test_all_ways_are_counted(self) -> None:
        expected = {
            "good": "2 passed, 0 failed, 0 skipped",
            "failing": "1 passed, 3 failed, 1 skipped",
            # The runner tells how many errors there were, not whether they lay in a test: one that passed is left out here.
            "layers": "0 passed, 1 failed, 0 skipped",
            "absent": "0 passed, 1 failed, 0 skipped",
            "dying": "0 passed, 1 failed, 0 skipped",  # whatever its exit status says
            "killed": "0 passed, 1 failed, 0 skipped",
            "nowhere": "0 passed, 0 failed, 0 skipped",
        }
        shards = [Shard(name, (f"planted.test_{name}",)) for name in expected]
        result = together(run_shards(shards, self.runner(), self.home / "logs", 2, self.say))
        for name, told in expected.items():
            with self.subTest(name):
                self.assertIn(f"{name}: started\n", self.said)
                self.assertRegex(self.said, rf"(?m)^{name}: {told}, \d+ s, \d+ s of processors$")
        self.assertEqual(result, Counts(3, 8, 1))
        self.assertIn("ValueError: planted", self.said)

    def test_named_tests_are_told_as_they_run(self) -> None:
        command = [*self.runner(), "-m", "test_good", "-m", "test_failing"]
        result = run_directly(command, self.home / "logs" / "named.log", self.say)
        self.assertEqual((result.failed, result.skipped), (3, 1))
        self.assertIn("ValueError: planted", self.said)
