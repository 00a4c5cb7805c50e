"""The page of permissions for people says what the tables say."""

from __future__ import annotations

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from tests.permissions.table import FOLDER
from types import ModuleType

import unittest


def script() -> ModuleType:
    """Return the script that makes the page."""
    spec = spec_from_file_location("permissions_page", FOLDER.parents[2] / "build" / "permissions_page.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestPage(unittest.TestCase):
    def test_it_is_not_stale(self) -> None:
        made = script().page()
        self.assertEqual((FOLDER / "README.md").read_text(encoding="utf-8"), made, "run build/permissions_page.py")

    def test_a_changed_cell_changes_the_page(self) -> None:
        with TemporaryDirectory() as parent:
            folder = Path(copytree(FOLDER, Path(parent) / "tables"))
            table = folder / "ServiceGuide.csv"
            table.write_text(
                table.read_text(encoding="utf-8").replace("draft,edit,D,", "draft,edit,R,"), encoding="utf-8"
            )
            self.assertNotEqual(script().page(folder), script().page())
