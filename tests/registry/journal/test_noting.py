"""An entry is there if and only if what it tells of is; what stands apart is there whatever becomes of the transaction."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.keeping import forget_attempt
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.journal.noting import note_apart
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.registry.journal.support import unsealed
from tests.support import acting_as
from tests.support import add_guide
from typing import Any
from unittest import mock

import transaction
import unittest


class TestNoting(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        # What making the site has noted is no matter here.
        transaction.commit()
        self.before = [one["time"] for one in unsealed(self.portal._p_jar)]

    def noted(self) -> list[dict[str, Any]]:
        """Return what was noted since, as the present connection sees it."""
        return [
            one
            for one in unsealed(self.portal._p_jar)
            if one["time"] not in self.before and one["details"].get("test") == "x"
        ]

    def tell(self, apart: bool = False, **more: Any) -> None:
        (note_apart if apart else note)("record.edit", details={"test": "x"}, **more)

    def test_who_what_and_which(self) -> None:
        guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            note("record.edit", guide, {"test": "x", "fields": ["名称", "费用"], "count": 3}, outcome=REFUSED)
        (found,) = self.noted()
        del found["time"]
        self.assertEqual(
            found,
            {
                "actor": "demo-drafter",
                "on_behalf_of": "",
                "address": "",
                "action": "record.edit",
                "outcome": "refused",
                "portal_type": "ServiceGuide",
                "uid": guide.UID(),
                # A draft: not everybody may view it, so its title is told to nobody by the journal.
                "path": "/services",
                "title": "",
                "details": {"test": "x", "fields": ["名称", "费用"], "count": "3"},
            },
        )

    def test_a_row_of_the_catalog_tells_the_same(self) -> None:
        guide = add_guide(self.portal)
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=guide.UID())
        note("record.view", guide, {"test": "x"})
        note("record.view", brain, {"test": "x"})
        first, second = ({**one, "time": ""} for one in self.noted())
        self.assertEqual(first, second)

    def test_an_unknown_action_is_a_mistake(self) -> None:
        with self.assertRaises(KeyError):
            note("record.unheard_of")

    def test_odd_texts_do_no_harm(self) -> None:
        note("record.edit", details={"test": "x", "text": "\ud800" + "字" * 5000, "many": [str(n) for n in range(999)]})
        (found,) = self.noted()
        self.assertEqual((len(found["details"]["text"]), len(found["details"]["many"])), (1000, 201))

    def test_it_goes_with_the_transaction(self) -> None:
        self.tell()
        self.assertEqual(len(self.noted()), 1)
        transaction.abort()
        self.assertEqual(self.noted(), [])
        self.tell()
        transaction.commit()
        self.assertEqual(len(self.noted()), 1)

    def test_it_goes_with_the_part_of_a_transaction(self) -> None:
        self.tell(actor="before")
        part = transaction.savepoint()
        self.tell(actor="within")
        part.rollback()
        self.tell(actor="after")
        transaction.commit()
        self.assertEqual([one["actor"] for one in self.noted()], ["before", "after"])

    def test_what_stands_apart_waits_for_the_end(self) -> None:
        for ending in (transaction.commit, transaction.abort, transaction.doom):
            with self.subTest(ending.__name__):
                count = len(self.noted())
                self.tell(apart=True, actor=ending.__name__)
                self.assertEqual(len(self.noted()), count)
                ending()
                transaction.abort()
                self.assertEqual([one["actor"] for one in self.noted()[count:]], [ending.__name__])

    def test_what_stands_apart_after_a_failed_commit(self) -> None:
        self.tell(apart=True, actor="kept")
        self.tell(actor="lost")
        failing = mock.Mock(tpc_vote=mock.Mock(side_effect=ValueError), sortKey=lambda: "~")
        transaction.get().join(failing)
        with self.assertRaises(ValueError):
            transaction.commit()
        transaction.abort()
        self.assertEqual([one["actor"] for one in self.noted()], ["kept"])

    def test_twice_the_same_is_told_once(self) -> None:
        for actor in ("one", "one", "two"):
            self.tell(apart=True, actor=actor)
        transaction.abort()
        self.assertEqual([one["actor"] for one in self.noted()], ["one", "two"])

    def test_an_attempt_that_is_repeated_tells_nothing(self) -> None:
        self.tell(apart=True, actor="first attempt")
        forget_attempt(mock.Mock(retry=True))
        transaction.abort()
        self.tell(apart=True, actor="second attempt")
        forget_attempt(mock.Mock(retry=False))
        transaction.abort()
        self.assertEqual([one["actor"] for one in self.noted()], ["second attempt"])

    def test_both_in_one_transaction_and_then_again(self) -> None:
        for number in range(20):
            self.tell(actor=f"with {number}")
            self.tell(apart=True, actor=f"apart {number}")
            transaction.commit()
        transaction.begin()  # only now this connection sees what the other one has kept last
        self.assertEqual(len(self.noted()), 40)

    def test_a_journal_that_cannot_be_written_is_no_failure_of_the_request(self) -> None:
        self.tell(apart=True, actor="unheard")
        with (
            mock.patch("shangnan.policy.registry.journal.keeping.own_segment", side_effect=OSError("disk full")),
            self.assertLogs("shangnan.policy.registry.journal.keeping", "CRITICAL") as logs,
        ):
            transaction.commit()
        self.assertIn("unheard", logs.output[-1])
