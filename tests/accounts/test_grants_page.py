"""The page of grants for people says what the table says."""

from __future__ import annotations

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from shangnan.policy.accounts.grants import TABLE
from tempfile import TemporaryDirectory
from types import ModuleType

import tests
import unittest

SCRIPT = Path(tests.__file__).parent.parent / "build" / "grants_page.py"


def script() -> ModuleType:
    """Return the script that makes the page."""
    spec = spec_from_file_location("grants_page", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestGrantsPage(unittest.TestCase):
    def test_the_page_is_what_the_table_makes(self) -> None:
        made = script()
        self.assertEqual(made.PAGE.read_text(encoding="utf-8"), made.page(), "run build/grants_page.py")

    def test_a_changed_table_is_noticed(self) -> None:
        made = script()
        with TemporaryDirectory() as folder:
            changed = Path(folder) / "grants.csv"
            text = TABLE.read_text(encoding="utf-8")
            changed.write_text(text.replace("Editor,Manager,", "Editor,SecAdmin Manager,"), encoding="utf-8")
            self.assertNotEqual(made.page(changed), made.PAGE.read_text(encoding="utf-8"))
