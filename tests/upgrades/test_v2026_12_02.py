"""From the state before 2026-12-02: a journal whose index does not name the entries."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.keeping import connection_of
from shangnan.policy.registry.journal.reading import search
from shangnan.policy.registry.journal.sealing import append
from shangnan.policy.registry.journal.store import made_in
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.registry.journal.support import entry

import transaction
import unittest

PROFILE = "shangnan.policy:default"
BLOCKS = 66


class TestUpgrade(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_from_the_state_before_and_once_more(self) -> None:
        portal, setup = self.layer["portal"], api.portal.get_tool("portal_setup")
        root = connection_of(portal).root()
        append(made_in(root), [entry(number, uid=f"{number:032x}").line() for number in range(BLOCKS * SIZE)])
        made_in(root).index = None
        made_in(root).shelves = {"of": "the first days"}
        transaction.commit()
        for _time in range(2):
            setup.setLastVersionForProfile(PROFILE, "20261201")
            with api.env.adopt_roles(["Manager"]):
                setup.upgradeProfile(PROFILE)
            transaction.commit()
            kept = made_in(root)
            self.assertGreaterEqual(kept.index.count, BLOCKS)
            self.assertEqual(list(kept.index.listings)[-1], (1, 0))
            self.assertFalse(hasattr(kept, "shelves"))
            self.assertEqual(len(search(uid=f"{77:032x}", database=portal._p_jar.db()).entries), 1)
