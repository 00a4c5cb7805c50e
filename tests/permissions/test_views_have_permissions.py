"""Every page, service and resource of ours has a permission, and stands in the table that says who has it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from tests.permissions.table import FOLDER
from tests.permissions.views import View
from tests.permissions.views import views

import csv
import unittest


def listed(folder: Path = FOLDER) -> dict[View, str]:
    """Return who may open each view of the table."""
    with (folder / "views.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {View(row["view name"], row["for"], row["permission"]): row["who"] for row in rows}


class TestViewsHavePermissions(unittest.TestCase):
    maxDiff = None

    def test_every_view_is_listed_and_no_other(self) -> None:
        found, table = set(views()), set(listed())
        self.assertGreater(len(found), 20)
        self.assertEqual(sorted(found - table), [], "add these to docs/reference/permissions/views.csv")
        self.assertEqual(sorted(table - found), [], "these are gone: take them out of views.csv")

    def test_every_view_has_a_permission_and_says_who_has_it(self) -> None:
        for view, who in listed().items():
            with self.subTest(view):
                self.assertTrue(view.permission, "a view without a permission is open to everybody")
                self.assertTrue(who.strip())

    def test_a_view_without_permission_or_of_a_strange_kind_is_seen(self) -> None:
        page = (
            '<configure xmlns:browser="http://namespaces.zope.org/browser"><browser:{} name="x" for="*"/></configure>'
        )
        with TemporaryDirectory() as folder:
            zcml = Path(folder) / "configure.zcml"
            zcml.write_text(page.format("page"), encoding="utf-8")
            self.assertEqual(list(views(Path(folder))), [View("x", "*", "")])
            zcml.write_text(page.format("form"), encoding="utf-8")
            with self.assertRaises(ValueError):
                list(views(Path(folder)))
