"""Every test is run: the runner passes over folders and names that do not fit its patterns, and says nothing."""

from __future__ import annotations

from pathlib import Path
from zope.testrunner import find
from zope.testrunner.options import get_options

import ast
import re
import tests
import unittest

FOLDER = Path(tests.__file__).parent
ROOT = FOLDER.parent


def runner_defaults() -> list[str]:
    """Return the settings of the project's runner, as buildout.cfg gives them."""
    text = (ROOT / "buildout.cfg").read_text(encoding="utf-8")
    section = re.search(r"(?m)^defaults = (\[.*?\])", text, re.DOTALL)
    assert section is not None, "buildout.cfg has no defaults for the runner"
    return ast.literal_eval(section[1].replace("${buildout:directory}", str(ROOT)))


def test_files() -> set[str]:
    """Return the dotted name of every file of tests."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in FOLDER.rglob("*.py")
        if path.name.startswith("test")
    }


class TestTestsAreFound(unittest.TestCase):
    def test_the_runner_finds_every_file_and_every_case(self) -> None:
        options = get_options(["test", "--all"], runner_defaults())
        options.post_mortem = False
        found: set[str] = set()
        broken: list[str] = []
        for suite in find.find_suites(options):
            if isinstance(suite, find.StartUpFailure):
                broken.append(suite.module)
                continue
            found.update(type(test).__module__ for test, _layer in find.tests_from_suite(suite, options))
        self.assertEqual(broken, [])
        self.assertGreater(len(found), 20)
        self.assertEqual(test_files() - found, set(), "files whose tests are never run")

    def test_a_folder_that_is_named_is_run_alone(self) -> None:
        options = get_options(["test", "--all", "-s", "tests.calendar"], runner_defaults())
        modules = {path for path, _package in find.find_test_files(options)}
        self.assertEqual({Path(path).parent.name for path in modules}, {"calendar"})

    def test_every_folder_with_tests_is_a_package(self) -> None:
        folders = {path.parent for path in FOLDER.rglob("*.py")}
        within = {parent for folder in folders for parent in [folder, *folder.parents] if parent.is_relative_to(FOLDER)}
        self.assertEqual({folder for folder in within if not (folder / "__init__.py").exists()}, set())

    def test_files_with_cases_are_named_as_tests(self) -> None:
        for path in sorted(FOLDER.rglob("*.py")):
            if path.name.startswith("test_"):
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            cases = [
                node.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ClassDef)
                and any(isinstance(item, ast.FunctionDef) and item.name.startswith("test_") for item in node.body)
                # A class for others to inherit from is no case by itself.
                and any("TestCase" in ast.unparse(base) for base in node.bases)
            ]
            with self.subTest(str(path.relative_to(ROOT))):
                self.assertEqual(cases, [])

    def test_fixtures_of_classes_and_modules_are_not_used(self) -> None:
        """The runner calls `setUp` and `tearDown` of cases and layers, never those of classes and modules."""
        for path in sorted(FOLDER.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
            with self.subTest(str(path.relative_to(ROOT))):
                self.assertEqual(names & {"setUpClass", "tearDownClass", "setUpModule", "tearDownModule"}, set())

    def test_no_case_hides_another_of_the_same_name(self) -> None:
        for path in sorted(FOLDER.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            bodies: list[ast.Module | ast.ClassDef] = [tree]
            bodies += [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
            for body in bodies:
                names = [item.name for item in body.body if isinstance(item, ast.FunctionDef | ast.ClassDef)]
                tests_in_body = [name for name in names if name.lower().startswith("test")]
                with self.subTest(str(path.relative_to(ROOT)), body=getattr(body, "name", "module")):
                    self.assertEqual(len(tests_in_body), len(set(tests_in_body)))
