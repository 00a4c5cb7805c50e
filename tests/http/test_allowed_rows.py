"""The list of what may be called: its rows, how they are found, and that all our own pages and services stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from shangnan.policy.http.allowed_rows import all_rows
from shangnan.policy.http.allowed_rows import ALLOWED
from shangnan.policy.http.allowed_rows import by_key
from shangnan.policy.http.allowed_rows import FOLDER
from shangnan.policy.http.allowed_rows import may_call
from shangnan.policy.http.allowed_rows import patterns
from shangnan.policy.http.allowed_rows import read_rows
from shangnan.policy.http.allowed_rows import Row
from shangnan.policy.http.allowed_rows import who_may
from shangnan.policy.http.offices import codes_in
from shangnan.policy.http.offices import codes_of
from shutil import copytree
from tempfile import TemporaryDirectory
from tests.permissions.views import View
from tests.permissions.views import views

import tests
import timeit
import unittest

HEADINGS = "door,context,name,methods,who,why\n"
SERVICE_METHODS = ("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE")
# Registered with a name by which the publisher finds pages, and not opened as one: errors are raised, not asked for.
NO_ADDRESS = frozenset({"index.html"})


def rows(*lines: str) -> list[Row]:
    """Return the rows that some lines of a table say."""
    return list(read_rows([HEADINGS, *lines]))


def without_row(registered: Iterable[View], listed: Iterable[Row]) -> list[str]:
    """Return the pages and services of ours that no row names."""
    named = {(row.door, row.name, method) for row in listed for method in row.methods}
    missing = []
    for view in registered:
        method, _space, name = view.name.partition(" ")
        if method in SERVICE_METHODS:
            method = "GET" if method == "HEAD" else method
            keys = {("service", spelt, method) for spelt in (name, f"{name}/*")}
        else:
            keys = {("page", spelt, "GET") for spelt in (*patterns(view.name), f"{view.name}/*")}
        if view.name not in NO_ADDRESS and keys.isdisjoint(named):
            missing.append(f"{view.name} for {view.context}")
    return sorted(missing)


class TestRows(unittest.TestCase):
    maxDiff = None

    def test_every_page_and_service_of_ours_is_listed(self) -> None:
        listed = [row for _table, row in all_rows()]
        self.assertGreater(len(listed), 150)
        self.assertEqual(without_row(views(), listed), [], f"give these a row in {FOLDER}")

    def test_what_is_not_listed_is_told(self) -> None:
        new = [View("brand-new", "*", "zope2.View"), View("DELETE @brand-new", "*", "zope2.View")]
        listed = [row for _table, row in all_rows()]
        self.assertEqual(without_row(new, listed), ["DELETE @brand-new for *", "brand-new for *"])
        self.assertEqual(without_row(new[:1], rows("page,site,brand-new,GET,–,x\n")), [])

    def test_no_row_of_ours_has_lost_its_page(self) -> None:
        names = {view.name for view in views()}
        gone = {
            row.name
            for table, row in all_rows()
            if table == "our_pages" and names.isdisjoint({row.name, row.name.removesuffix("/*")})
        }
        self.assertEqual(gone, set(), "take these out of our_pages.csv")

    def test_a_row_that_says_nothing_is_refused(self) -> None:
        for line in (
            "page,site,x,GET,,why",
            "page,site,x,FETCH,A,why",
            "page,site,x,,A,why",
            "page,,x,GET,A,why",
            "window,site,x,GET,A,why",
            "page,site,@@x,GET,A,why",
            "page,site,x,GET,A,",
            "page,site,x,GET,nobody,why",
        ):
            with self.subTest(line), self.assertRaises(ValueError):
                rows(line)
        with self.assertRaises(ValueError):
            by_key(rows("page,site content,x,GET,A,why\n", "page,content,x,GET POST,S,why\n"))

    def test_who_somebody_is(self) -> None:
        self.assertEqual(codes_of(False, ["Anonymous"]), {"A"})
        self.assertEqual(codes_of(True, ["Member", "Registrar"]), {"A", "S", "G"})
        self.assertEqual(codes_of(True, ["Site Administrator", "UnitDrafter"]), {"A", "S"})
        self.assertEqual(codes_in("–"), frozenset())

    def test_the_most_exact_row_decides(self) -> None:
        allowed = by_key(
            rows(
                "page,content,download/*,GET,A,why\n",
                "page,Section,download/*,GET,G,why\n",
                "page,content,download/secret,GET,–,why\n",
                "page,content,++add++*,GET,S,why\n",
                "service,site,,GET,A,why\n",
            )
        )

        def who(context: str, name: str, door: str = "page", method: str = "GET", is_content: bool = True) -> set[str]:
            return set(who_may(door, context, is_content, name, method, allowed))

        self.assertEqual(who("Attachment", "download/file"), {"A"})
        self.assertEqual(who("Attachment", "download/file", method="HEAD"), {"A"})
        self.assertEqual(who("Section", "download/file"), {"G"})
        self.assertEqual(who("Attachment", "++add++Attachment"), {"S"})
        self.assertEqual(who("site", "", "service", is_content=False), {"A"})
        for context, name in (
            ("Attachment", "download"),
            ("Attachment", "download/secret"),
            ("Attachment", "++add++Attachment/x"),
            ("Attachment", "x/download/file"),
            ("", "download"),
        ):
            with self.subTest(context, name=name):
                self.assertEqual(who(context, name), set())
        self.assertEqual(who("Attachment", "download/file", method="POST"), set())
        self.assertEqual(who("Attachment", "download/file", door="method"), set())
        self.assertEqual(who("tool:x", "download/file", is_content=False), set())
        self.assertTrue(may_call(frozenset({"G"}), True, ["Registrar"]))
        self.assertFalse(may_call(frozenset({"G"}), True, ["Manager"]))
        self.assertFalse(may_call(frozenset({"S"}), False, []))
        self.assertFalse(may_call(frozenset(), True, ["Manager"]))

    def test_asking_the_list_takes_microseconds(self) -> None:
        self.assertGreater(len(ALLOWED), 300)

        def ask() -> None:
            who = who_may("page", "ServiceGuide", True, "download/file/form.pdf", "GET")
            may_call(who, True, ["Member", "Authenticated", "Registrar"])

        self.assertLess(min(timeit.repeat(ask, number=1000, repeat=5)) / 1000, 50e-6)


class TestPage(unittest.TestCase):
    def script(self) -> object:
        spec = spec_from_file_location("allowed_page", Path(tests.__file__).parents[1] / "build" / "allowed_page.py")
        assert spec is not None and spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_the_page_for_people_is_not_stale(self) -> None:
        script = self.script()
        self.assertEqual(script.PAGE.read_text(encoding="utf-8"), script.page(), "run build/allowed_page.py")  # type: ignore[attr-defined]

    def test_a_changed_row_changes_the_page(self) -> None:
        script = self.script()
        with TemporaryDirectory() as parent:
            folder = Path(copytree(FOLDER, Path(parent) / "tables"))
            table = folder / "services.csv"
            table.write_text(table.read_text(encoding="utf-8").replace(",A,", ",S,"), encoding="utf-8")
            self.assertNotEqual(script.page(folder), script.page())  # type: ignore[attr-defined]
