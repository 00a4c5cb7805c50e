"""Nothing is kept that nobody has decided upon: every key of the code and of a full site stands in the table, every tree of accounts too."""

from __future__ import annotations

from Acquisition import aq_base
from persistent.mapping import PersistentMapping
from shangnan.policy.refusals import Refused
from shangnan.policy.transfer.whole_site.leaving import take_out
from shangnan.policy.transfer.whole_site.parts.accounts import STAY
from shangnan.policy.transfer.whole_site.parts.accounts import TREES
from shangnan.policy.transfer.whole_site.state_table import GOES
from shangnan.policy.transfer.whole_site.state_table import STAYS
from shangnan.policy.transfer.whole_site.state_table import table
from shangnan.policy.transfer.whole_site.state_table import WAITS
from shangnan.policy.transfer.whole_site.stored_values import is_set
from shangnan.policy.transfer.whole_site.stored_values import is_tree
from shangnan.policy.transfer.whole_site.stored_values import name_of_class
from tests.conventions.modules import modules
from tests.transfer.whole_site.site import silent
from tests.transfer.whole_site.site import WHOLE_SITE_TESTING
from typing import Any
from zope.annotation.interfaces import IAnnotations

import re
import transaction
import unittest

KEY = re.compile(r"""(?m)^[A-Z_]*KEY\b[^=\n]*= *["'](shangnan\.policy\.[\w.]+)["']""")
#: Of the root: the application itself.
APPLICATION = "Application"


def keys_of_code() -> set[str]:
    """Return the keys under which our modules keep something."""
    return {key for module in modules().values() for key in KEY.findall(module.path.read_text(encoding="utf-8"))}


class Unknown(PersistentMapping):
    """A class that nobody has thought of."""


class TestTable(unittest.TestCase):
    def test_every_key_of_the_code_is_decided_upon(self) -> None:
        found = keys_of_code()
        self.assertGreater(len(found), 15)
        self.assertEqual(found - {row.key for row in table()}, set(), "decide on these in state.csv")

    def test_rows_say_why(self) -> None:
        rows = [(row.where, row.key) for row in table()]
        self.assertEqual(len(rows), len(set(rows)))
        for row in table():
            self.assertIn(row.goes, (GOES, STAYS, WAITS))
            self.assertGreater(len(row.why), 5, row.key)


class TestSite(unittest.TestCase):
    layer = WHOLE_SITE_TESTING

    def test_every_key_of_a_full_site_is_decided_upon(self) -> None:
        decided = {(row.where, row.key) for row in table()}
        self.assertGreater(len(self.layer["kept"]), 10)
        self.assertEqual(self.layer["kept"] - decided - {("root", APPLICATION)}, set())

    def test_every_tree_of_accounts_is_decided_upon(self) -> None:
        found: set[tuple[str, str]] = set()
        users = self.layer["portal"].acl_users
        for plugin in users.objectIds():
            state = aq_base(users._getOb(plugin)).__getstate__() or {}
            held = state["records"].__getstate__() if "records" in state else state
            found.update((plugin, name) for name, value in held.items() if is_tree(value) or is_set(value))
        decided = {(plugin, name) for plugin, names in TREES.items() for name in names}
        self.assertTrue(decided <= found)
        self.assertEqual(found - decided - set(STAY), set())
        self.assertTrue(all(STAY.values()))

    def test_a_class_that_nobody_knows_stops_the_export(self) -> None:
        portal: Any = self.layer["portal"]
        IAnnotations(portal)["shangnan.policy.new"] = Unknown()
        transaction.commit()
        folder = self.layer["work"] / "unknown"
        with self.assertRaises(Refused) as caught:
            take_out(folder, "test", silent)
        self.assertIn(name_of_class(Unknown), str(caught.exception))
        self.assertFalse((folder / "manifest.json").exists())
