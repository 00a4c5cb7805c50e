"""The page of what may be asked says what the lists say."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import shutil
import subprocess
import sys
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent
SCRIPT = ROOT / "build" / "questions_page.py"


class TestPage(unittest.TestCase):
    def test_it_is_not_stale(self) -> None:
        done = subprocess.run([sys.executable, SCRIPT, "--check"], check=False)
        self.assertEqual(done.returncode, 0, "run build/questions_page.py")

    def test_a_changed_line_is_seen(self) -> None:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "copy"
            shutil.copytree(ROOT / "build", copy / "build", ignore=shutil.ignore_patterns("styles", "benchmark"))
            shutil.copytree(ROOT / "docs" / "reference" / "questions", copy / "docs" / "reference" / "questions")
            where = Path("src/shangnan.policy/shangnan/policy/http")
            shutil.copytree(ROOT / where, copy / where)
            table = copy / where / "questions" / "questions.csv"
            text = table.read_text(encoding="utf-8")
            table.write_text(text.replace("Creator,–", "Creator,visitor"), encoding="utf-8")
            done = subprocess.run([sys.executable, copy / "build" / "questions_page.py", "--check"], check=False)
            self.assertEqual(done.returncode, 1)
