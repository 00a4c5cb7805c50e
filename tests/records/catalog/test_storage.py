"""What the database writes for a record that is added alone, and that the catalog can be given back as Plone makes it."""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from plone import api
from Products.ZCTextIndex.OkapiIndex import OkapiIndex
from shangnan.policy.records.catalog.buffered_index import BufferedOkapiIndex
from shangnan.policy.records.catalog.storage import store_as_plone_does
from shangnan.policy.records.catalog.storage import store_small
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from statistics import median
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.support import good_guides
from typing import Any

import transaction
import unittest

# What there is before, so that leaves and lists are full; of what is added alone the middle one counts.
HELD, ALONE = 120, 9
LIMIT = 60_000


class TestStorage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.catalog = api.portal.get_tool("portal_catalog")
        self.made = 0

    def add(self) -> None:
        """Add a dispatch of some hundred characters."""
        guide = good_guides()[self.made % 40]
        self.made += 1
        texts = "\n".join(value for value in guide.values() if isinstance(value, str))[:300]
        add_dispatch(self.portal, title=f"关于{guide['name']}有关事项的通知（{self.made}）", body=texts)

    def written(self) -> float:
        """Add dispatches, each in a transaction of its own; return how many bytes the database wrote for one."""
        database, sizes = self.portal._p_jar.db(), []
        for _number in range(ALONE):
            before = database.lastTransaction()
            self.add()
            transaction.commit()
            parts = database.storage.changes.iterator(start=before)
            sizes.append(sum(len(record.data) for part in parts if part.tid > before for record in part))
        return median(sizes)

    def test_a_record_alone_writes_little(self) -> None:
        for _number in range(HELD):
            self.add()
        transaction.commit()
        ours = self.written()
        store_as_plone_does(self.catalog)
        transaction.commit()
        stock = self.written()
        print(f"{ours:.0f} bytes for one dispatch beside {HELD} others, {stock:.0f} with Plone's catalog")
        self.assertLess(ours, LIMIT)
        self.assertGreater(stock, 1.5 * ours)

    def test_there_and_back_again(self) -> None:
        inner = self.catalog._catalog
        for _number in range(3):
            self.add()
        asked: dict[str, Any] = {
            "portal_type": "OutgoingDispatch",
            "SearchableText": "通知",
            "sort_on": "sortable_title",
        }
        found = [brain.getPath() for brain in self.catalog.unrestrictedSearchResults(**asked)]
        self.assertEqual(len(found), 3)
        for store, kind, tree in ((store_as_plone_does, OkapiIndex, IOBTree), (store_small, BufferedOkapiIndex, None)):
            store(self.catalog)
            self.assertIs(type(inner.indexes["SearchableText"].index), kind)
            self.assertEqual(type(inner.data) is IOBTree, tree is IOBTree)
            self.assertEqual([brain.getPath() for brain in self.catalog.unrestrictedSearchResults(**asked)], found)
        again = vars(inner.indexes["sortable_title"])["_unindex"]
        store_small(self.catalog)
        self.assertIs(vars(inner.indexes["sortable_title"])["_unindex"], again, "what is so already is left alone")

    def test_a_cleared_text_index_keeps_its_buffer(self) -> None:
        index = self.catalog._catalog.getIndex("SearchableText")
        index.clear()
        self.assertIs(type(index.index), BufferedOkapiIndex)
