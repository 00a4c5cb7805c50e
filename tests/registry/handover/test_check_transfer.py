"""The program of the archives' side accepts what is written, and names each defect that is planted, that one and no other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from tests.registry.handover.defects import Defect
from tests.registry.handover.defects import DEFECTS
from tests.registry.handover.defects import FILE
from tests.registry.handover.defects import flipped
from tests.registry.handover.defects import OTHER_PROFILES
from tests.registry.handover.defects import SEVERAL
from tests.registry.handover.samples import CHECKER
from tests.registry.handover.samples import checker
from tests.registry.handover.samples import reseal
from tests.registry.handover.samples import sample_items
from tests.registry.handover.samples import written

import ast
import subprocess
import sys
import unittest


@cache
def good(profile: str) -> tuple[Path, TemporaryDirectory[str]]:
    """Return a good batch, which nobody writes in, and what keeps it until the run is over."""
    kept = TemporaryDirectory()
    return written(Path(kept.name), profile).folder, kept


class TestCheckTransfer(unittest.TestCase):
    def setUp(self) -> None:
        self.program = checker()
        self.good = {profile: good(profile)[0] for profile in ("DAT93", "2012-7", "EEP")}

    def spoilt(self, profile: str, plant: Defect, counted: bool = True) -> list[tuple[str, str, str]]:
        """Return what is found in a batch in which something was spoilt."""
        with TemporaryDirectory() as kept:
            folder = Path(kept) / "batch"
            copytree(self.good[profile], folder)
            plant(folder)
            if counted:
                reseal(folder)
            found: list[tuple[str, str, str]] = self.program.Check(folder, profile).run().errors
            return found

    def test_good_batches_are_accepted(self) -> None:
        for profile, folder in self.good.items():
            with self.subTest(profile):
                check = self.program.Check(folder).run()
                self.assertEqual((check.profile, check.errors), (profile, []))
                self.assertEqual(len(check.order), 3)

    def test_what_is_missed_and_no_error_is_said(self) -> None:
        check = self.program.Check(self.good["DAT93"]).run()
        self.assertIn(("目录缺项", "目录文件.XML", "第 1 件没有页数"), check.hints)
        self.assertIn("没有“载体编号”", {message for _rule, _file, message in check.hints})

    def test_each_defect_is_named_and_no_other(self) -> None:
        self.assertGreaterEqual(len(DEFECTS), 12)
        for name, (plant, rule, file, counted) in DEFECTS.items():
            with self.subTest(name):
                found = self.spoilt("DAT93", plant, counted)
                self.assertEqual([(one[0], one[1]) for one in found], [(rule, file)], found)

    def test_defects_that_are_several(self) -> None:
        for name, (plant, rules) in SEVERAL.items():
            with self.subTest(name):
                self.assertEqual({rule for rule, _file, _message in self.spoilt("DAT93", plant)}, rules)

    def test_each_defect_of_the_other_profiles(self) -> None:
        for profile, defects in OTHER_PROFILES.items():
            self.assertGreaterEqual(len(defects), 4)
            for name, (plant, rule, file) in defects.items():
                with self.subTest(profile, name=name):
                    found = self.spoilt(profile, plant)
                    self.assertEqual([(one[0], one[1]) for one in found], [(rule, file)], found)

    def test_gb18030_is_read(self) -> None:
        items = sample_items()
        with TemporaryDirectory() as kept:
            folder = written(Path(kept), items=items, encoding="GB18030").folder
            self.assertIn("责任者".encode("gb18030"), (folder / "目录文件.XML").read_bytes())
            self.assertEqual(self.program.Check(folder).run().errors, [])


class TestAsProgram(unittest.TestCase):
    def run_it(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the program as the archives do: a bare Python, nothing of ours to be found."""
        return subprocess.run(
            [sys.executable, "-I", "-S", str(CHECKER), *arguments], capture_output=True, encoding="utf-8", check=False
        )

    def test_good_and_bad(self) -> None:
        with TemporaryDirectory() as kept:
            folder = written(Path(kept)).folder
            good = self.run_it(str(folder))
            self.assertEqual(good.returncode, 0, good.stdout + good.stderr)
            self.assertIn("DAT93：3 件", good.stdout)
            flipped(FILE)(folder)
            bad = self.run_it("--profile", "DAT93", str(folder))
            self.assertEqual(bad.returncode, 1)
            self.assertIn(f"错误 [摘要不符] {FILE}：", bad.stdout)

    def test_no_folder(self) -> None:
        self.assertEqual(self.run_it("/nowhere").returncode, 2)
        self.assertEqual(self.run_it().returncode, 2)

    def test_it_imports_nothing_but_python_itself(self) -> None:
        tree = ast.parse(CHECKER.read_text(encoding="utf-8"))
        names = {
            alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        names |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        self.assertEqual(names - set(sys.stdlib_module_names), set())
