"""The import order of the architecture: base, then rooms, then what puts rooms together."""

from __future__ import annotations

from tests.conventions.modules import area_of
from tests.conventions.modules import FOLDER
from tests.conventions.modules import imported_names
from tests.conventions.modules import Module
from tests.conventions.modules import modules
from tests.conventions.modules import names_in_zcml
from tests.conventions.modules import ours_imported
from tests.conventions.modules import PACKAGE
from tests.conventions.modules import reached_from

import re
import unittest

# What everything may import: names of permissions, the browser layer, texts in Chinese, what is unmet and its refusal.
NAMES = frozenset({"permissions", "interfaces", "locales", "gaps", "refusals"})
# What rooms are built upon. Units and records know each other: a record has a unit, a unit is guarded like a record.
BASE: dict[str, frozenset[str]] = {
    "paper": frozenset(),
    # Where the server stands: what its environment says.
    "deployment": frozenset(),
    "calendar": NAMES,
    "records": NAMES | {"names", "units", "registry", "calendar", "accounts", "deployment", "mail", "paper"},
    "units": NAMES | {"records", "accounts", "registry"},
    "mail": NAMES | {"units", "accounts", "deployment"},
    # Passwords and sessions know no records; records ask them when a step is signed.
    "accounts": NAMES | {"units"},
    # What things may be called is the same for all of them.
    "names": NAMES,
    # The archive keeps a journal of what happens to accounts, tells people of what is due, and draws its own papers.
    "registry": NAMES | {"records", "units", "calendar", "accounts", "names", "mail", "deployment", "paper"},
    "locales": NAMES,
    "interfaces": frozenset(),
    "permissions": frozenset(),
    "gaps": frozenset(),
    "refusals": frozenset({"gaps", "locales"}),
}
# What a room may import.
FOR_ROOMS = NAMES | {"names", "records", "registry", "units", "calendar", "paper", "deployment", "accounts", "mail"}
# What puts the rooms together; those imported by none of the areas before.
ABOVE_ROOMS = frozenset({"portal", "desk", "transfer", "rest", "http", "settings", "nightly"})
# What stands above everything; nothing else imports these. Example content comes in by the import.
TOP = frozenset({"setup", "distributions", "demonstration", "upgrades", "testing", ""})

# Outside names that a module free of Plone does not touch. Messages are plain strings with a domain.
PLONE = re.compile(
    r"(plone|Products|collective|z3c|zope|AccessControl|Acquisition|OFS|Testing|ZODB|ZPublisher|Zope2|transaction|persistent|BTrees"
    r"|zExceptions)(\.|$)"
)
MESSAGES = "zope.i18nmessageid"
PURE = re.compile(r"\bPure[.:]")


def may_import(importer: str, imported: str) -> bool:
    """Whether a module of one area may import a module of another.

    :param importer: area of the module that imports, as `Module.area` gives it.
    :param imported: area of what it imports.
    """
    if importer == imported or importer in TOP:
        return True
    if importer.startswith("records."):
        return imported in FOR_ROOMS
    if importer in BASE:
        return imported in BASE[importer]
    return imported not in TOP


def plone_reached(module: Module, allowed: tuple[str, ...] = ()) -> dict[str, str]:
    """Return what a module imports of Plone and Zope, itself or through our own modules: importer by name."""
    reached = reached_from(module)
    return {name: by for name, by in reached.items() if PLONE.match(name) and not name.startswith(allowed)}


class TestImportOrder(unittest.TestCase):
    def test_the_package_itself_brings_in_nothing_but_messages(self) -> None:
        self.assertEqual(set(imported_names(modules()[PACKAGE])), {MESSAGES})

    def test_what_records_share_lies_in_groups(self) -> None:
        loose = {path.stem for path in (FOLDER / "records").glob("*.py")} - {"__init__"}
        self.assertLessEqual(len(loose), 6, sorted(loose))

    def test_every_area_has_its_place(self) -> None:
        known = {*BASE, *ABOVE_ROOMS, *TOP}
        strangers = {m.area for m in modules().values() if not m.area.startswith("records.")} - known
        self.assertEqual(strangers, set(), "give these a place in this test and in the architecture page")

    def test_modules_import_only_what_lies_below(self) -> None:
        self.assertGreater(len(modules()), 100)
        for module in modules().values():
            wrong = {name for name in ours_imported(module) if not may_import(module.area, area_of(name))}
            with self.subTest(module.name):
                self.assertEqual(wrong, set())

    def test_zcml_of_a_room_speaks_of_no_other(self) -> None:
        for path, area, name in names_in_zcml():
            with self.subTest(str(path.relative_to(FOLDER)), name=name):
                self.assertTrue(may_import(area, area_of(name)), f"{area} may not use {name}")

    def test_review_rules_and_guides_do_not_know_each_other(self) -> None:
        self.assertFalse(may_import("records.review_rules", "records.service_guide"))
        self.assertFalse(may_import("records.service_guide", "records.review_rules"))

    def test_the_order_itself(self) -> None:
        allowed = [
            ("portal", "records.service_guide"),
            ("demonstration", "transfer"),
            ("records.service_guide", "paper"),
        ]
        refused = [
            ("records.service_guide", "portal"),
            ("records", "records.service_guide"),
            ("units", "records.service_guide"),
            ("paper", "permissions"),
            ("transfer", "demonstration"),
            ("registry", "transfer"),
        ]
        self.assertEqual([pair for pair in allowed if not may_import(*pair)], [])
        self.assertEqual([pair for pair in refused if may_import(*pair)], [])

    def test_no_two_modules_import_each_other_in_a_circle(self) -> None:
        """Packages are left out: importing a module of one imports the package, which imports nothing of its own."""
        graph = {name: ours_imported(module) for name, module in modules().items()}
        done: set[str] = set()

        def visit(name: str, path: tuple[str, ...]) -> None:
            self.assertNotIn(name, path, "in a circle: " + " -> ".join((*path, name)))
            if name not in done:
                for other in sorted(graph[name]):
                    visit(other, (*path, name))
                done.add(name)

        for name in graph:
            visit(name, ())

    def test_stars_hide_what_is_imported(self) -> None:
        for module in modules().values():
            with self.subTest(module.name):
                self.assertNotIn(f"{PACKAGE}.*", set(imported_names(module)))
                self.assertNotRegex(module.path.read_text(encoding="utf-8"), r"(?m)^\s*from \S+ import \*")


class TestWithoutPlone(unittest.TestCase):
    def test_paper_needs_no_plone(self) -> None:
        drawers = [module for module in modules().values() if module.area == "paper"]
        self.assertTrue(drawers)
        for module in drawers:
            with self.subTest(module.name):
                self.assertEqual(plone_reached(module), {})

    def test_pure_modules_need_no_plone(self) -> None:
        pure = [module for module in modules().values() if PURE.search(module.docstring)]
        self.assertTrue(pure)
        for module in pure:
            with self.subTest(module.name):
                self.assertEqual(plone_reached(module, (MESSAGES,)), {})
