"""What the database keeps: classes whose mistakes cannot be mended by the next release alone."""

from __future__ import annotations

from persistent import Persistent
from tests.conventions.modules import modules
from tests.conventions.modules import PACKAGE

import importlib
import pickle
import re
import unittest

TYPES = re.compile(r'<property name="klass">([^<]+)</property>')


def persistent_classes() -> list[type]:
    """Return every class of ours whose instances the database keeps."""
    found: set[type] = set()
    for module in modules().values():
        loaded = importlib.import_module(module.name)
        found.update(
            value
            for value in vars(loaded).values()
            if isinstance(value, type) and issubclass(value, Persistent) and value.__module__.startswith(PACKAGE)
        )
    return sorted(found, key=lambda value: value.__qualname__)


class TestContentClasses(unittest.TestCase):
    def test_every_type_of_the_profile_is_among_them(self) -> None:
        folder = modules()[PACKAGE].path.parent / "profiles" / "default" / "types"
        named = {TYPES.search(path.read_text(encoding="utf-8")) for path in folder.glob("*.xml")} - {None}
        kept = {f"{value.__module__}.{value.__qualname__}" for value in persistent_classes()}
        self.assertTrue(named)
        self.assertEqual({match[1] for match in named if match} - kept, set())

    def test_none_has_hints_in_its_body(self) -> None:
        """Annotations lie in an object's attribute `__annotations__`.

        A hint such as `title: str` in the body of a class makes Python put a dictionary of that name on the class, and
        then `zope.annotation` takes it for the object's own: all objects share one.
        """
        for value in persistent_classes():
            ours = [base for base in value.__mro__ if base.__module__.startswith(PACKAGE)]
            with self.subTest(value.__qualname__):
                self.assertEqual([base.__qualname__ for base in ours if "__annotations__" in vars(base)], [])

    def test_none_has_mutable_defaults_that_all_objects_would_share(self) -> None:
        for value in persistent_classes():
            shared = [
                name
                for base in value.__mro__
                if base.__module__.startswith(PACKAGE)
                for name, default in vars(base).items()
                if isinstance(default, list | dict | set) and not name.startswith("__")
            ]
            with self.subTest(value.__qualname__):
                self.assertEqual(shared, [])

    def test_each_is_found_again_by_its_path(self) -> None:
        for value in persistent_classes():
            with self.subTest(value.__qualname__):
                self.assertIs(pickle.loads(pickle.dumps(value)), value)
