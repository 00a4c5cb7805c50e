"""What is built holds everything the package needs, nothing else, and makes a site where only it is installed."""

from __future__ import annotations

from pathlib import Path
from plone.testing.layer import Layer
from tempfile import TemporaryDirectory
from tests.packaging.built import build
from tests.packaging.built import clean_environment
from tests.packaging.built import copy_sources
from tests.packaging.built import DIRT
from tests.packaging.built import expected_files
from tests.packaging.built import names_in_archive
from tests.packaging.built import names_in_wheel
from tests.packaging.built import PACKAGE
from tests.packaging.built import ROOT
from tests.packaging.built import run
from xml.etree import ElementTree

import json
import unittest

SCRIPT = ROOT / "tests" / "packaging" / "installed_site.py"


class BuiltLayer(Layer):
    """The package built once for all the tests: `folder` is theirs, `archive` and `wheel` lie in it."""

    def setUp(self) -> None:
        """Build."""
        self.temporary = TemporaryDirectory()
        self["folder"] = Path(self.temporary.name).resolve()
        sources = copy_sources(self["folder"] / "sources")
        self["archive"], self["wheel"] = build(sources, self["folder"] / "dist")

    def tearDown(self) -> None:
        """Remove what was built."""
        for name in ("folder", "archive", "wheel"):
            del self[name]
        self.temporary.cleanup()


BUILT = BuiltLayer(name="Shangnan:Built")


class TestWheel(unittest.TestCase):
    layer = BUILT

    def setUp(self) -> None:
        self.folder: Path = self.layer["folder"]
        self.archive: Path = self.layer["archive"]
        self.wheel: Path = self.layer["wheel"]

    def test_there_is_something_of_each_kind_to_hold(self) -> None:
        suffixes = {Path(name).suffix for name in expected_files()}
        self.assertLessEqual({".py", ".zcml", ".xml", ".pt", ".css", ".js", ".svg", ".json", ".csv"}, suffixes)
        self.assertIn(f"{PACKAGE}/profiles/default/types/ServiceGuide.xml", expected_files())

    def test_wheel_holds_all_that_git_knows_and_nothing_else(self) -> None:
        names = {name for name in names_in_wheel(self.wheel) if ".dist-info/" not in name}
        self.assertEqual(expected_files() - names, set(), "missing")
        self.assertEqual(names - expected_files(), set(), "stray")

    def test_source_archive_holds_all_that_git_knows_and_nothing_else(self) -> None:
        names = {name for name in names_in_archive(self.archive) if ".egg-info/" not in name}
        self.assertEqual(expected_files() - names, set(), "missing")
        made = {"PKG-INFO", "setup.cfg", "README.md", "pyproject.toml"}
        self.assertEqual(names - expected_files(), made, "stray")

    def test_what_work_leaves_behind_stays_out(self) -> None:
        packed = names_in_wheel(self.wheel) | names_in_archive(self.archive)
        self.assertEqual({name for name in DIRT if f"{PACKAGE}/{name}" in packed}, set())

    def test_the_link_to_the_profiles_becomes_files(self) -> None:
        """Unpacking must never follow a link out of the package."""
        run(["tar", "xzf", str(self.archive), "-C", str(self.folder)])
        (profiles,) = self.folder.glob(f"shangnan_policy-*/{PACKAGE}/profiles")
        self.assertTrue(profiles.is_dir())
        self.assertFalse(any(path.is_symlink() for path in [profiles, *profiles.rglob("*")]))

    def test_a_site_is_made_from_the_wheel_alone(self) -> None:
        python = clean_environment(self.folder / "environment", self.wheel)
        printed = run([str(python), "-I", str(SCRIPT)], self.folder)
        found = json.loads(printed.splitlines()[-1])
        package = Path(found["package"])
        self.assertTrue(package.is_relative_to(self.folder / "environment"), package)
        self.assertEqual(
            found["profiles"],
            {
                f"shangnan.policy:{name}": str(package / "profiles" / name)
                for name in ("default", "demo", "testing", "uninstall")
            },
        )
        types = {path.stem for path in (ROOT / "profiles" / "default" / "types").glob("*.xml")} - {"Plone_Site"}
        workflows = {path.name for path in (ROOT / "profiles" / "default" / "workflows").iterdir()}
        self.assertLessEqual(types, set(found["types"]))
        self.assertLessEqual(workflows, set(found["workflows"]))
        self.assertLessEqual({"services", "units"}, set(found["sections"]))
        self.assertRegex(found["chinese"], "[一-鿿]")
        stated = ElementTree.parse(ROOT / "profiles" / "default" / "metadata.xml").findtext("version")
        self.assertEqual(found["version"], [stated])
