"""Destruction: what the order names goes, in parts that last; what is held stays; and what remains of what went."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.registry.disposal import destruction
from shangnan.policy.registry.disposal.claims import claimed_by
from shangnan.policy.registry.disposal.destruction import destroy
from shangnan.policy.registry.disposal.destruction import destroy_part
from shangnan.policy.registry.disposal.destruction import progress_of
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.disposal.stubs import number_at
from shangnan.policy.registry.disposal.stubs import stub_of
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FILED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.store import lift_hold
from shangnan.policy.registry.holds.store import set_hold
from shangnan.policy.registry.retention.classes import expired_classes
from shangnan.policy.registry.retention.classes import left_in
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.disposal_list.examples import WITNESSES
from tests.registry.disposal.site import executed_list
from tests.registry.disposal.site import file_training
from tests.registry.disposal.site import record_of
from tests.support import acting_as
from typing import Any
from unittest.mock import patch
from ZODB.POSException import ConflictError

import datetime
import transaction
import unittest

WORD = "kanarienvogel4711"


class Killed(BaseException):
    """The process is gone: nothing catches this."""


def words() -> set[str]:
    """Return the words of the catalog's lexicons."""
    catalog = api.portal.get_tool("portal_catalog")
    return {word for lexicon in catalog.objectValues("ZCTextIndex Lexicon") for word in lexicon.words()}


class TestWhatGoesAndStays(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.items = [file_training(self.portal, number, content=f"{WORD} 培训") for number in (1, 2)]
        self.beside = file_training(self.portal, 3)

    def destroy(self, *items: FiledItem) -> Any:
        record = executed_list(self.portal, *items)
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(destroy_part(order_of(record)), 0)
        return record

    def test_content_goes_and_a_stub_stays(self) -> None:
        one = self.items[0]
        path = one.path
        record = self.destroy(*self.items)
        self.assertIsNone(record_of(one))
        self.assertIsNone(self.portal.unrestrictedTraverse(path, None))
        self.assertIsNotNone(record_of(self.beside))
        entry = register().numbered(one.archival_number)
        self.assertEqual(entry, one.changed(state=DESTROYED))
        stub = stub_of(one.archival_number)
        assert stub is not None
        self.assertEqual((stub.list_number, stub.approver, stub.witnesses), (record.number, "demo-approver", WITNESSES))
        self.assertEqual((stub.by, stub.records, stub.files), ("demo-registrar", 1, 1))
        self.assertEqual(number_at(path), one.archival_number)
        self.assertEqual(claimed_by(one.archival_number), "")
        progress = progress_of(order_of(record))
        self.assertEqual((progress.done, progress.left, progress.kept), (2, 0, ()))

    def test_the_list_of_what_is_over_is_shorter(self) -> None:
        (before,) = expired_classes(datetime.date(2026, 11, 29))
        self.assertEqual(left_in(before), 3)
        self.destroy(*self.items)
        self.assertEqual(left_in(before), 1)

    def test_words_of_one_text_alone_are_forgotten(self) -> None:
        self.assertIn(WORD, words())
        self.destroy(self.items[0])
        self.assertIn(WORD, words(), "another text holds it")
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(len(api.content.find(portal_type="TrainingRecord", SearchableText=WORD)), 1)
        self.destroy(self.items[1])
        self.assertNotIn(WORD, words())
        self.assertIn("培训", words())

    def test_members_of_the_item_go_along(self) -> None:
        letter, whole = file_training(self.portal, 4), file_training(self.portal, 5)
        register().by_number.pop(letter.archival_number)
        register().number_of[letter.uid] = whole.archival_number
        register().replace(whole.changed(members=(letter.uid,)))
        self.destroy(whole)
        self.assertIsNone(record_of(letter))
        self.assertIsNone(record_of(whole))
        self.assertEqual(number_at(letter.path), whole.archival_number)

    def test_what_is_held_by_then_stays(self) -> None:
        record = executed_list(self.portal, *self.items)
        with acting_as(self.portal, "demo-registrar"):
            hold = set_hold("诉讼", "县法院", Scope(records=(self.items[0].archival_number,)))
            self.assertEqual(destroy_part(order_of(record)), 0)
        self.assertIsNotNone(record_of(self.items[0]))
        self.assertIsNone(record_of(self.items[1]))
        progress = progress_of(order_of(record))
        self.assertEqual((progress.done, progress.left, progress.kept), (1, 0, (self.items[0].archival_number,)))
        # It stays the list's, and goes when the hold is lifted and somebody goes on.
        self.assertEqual(claimed_by(self.items[0].archival_number), record.UID())
        with acting_as(self.portal, "demo-registrar"):
            lift_hold(hold.number, "结案")
            self.assertEqual(destroy_part(order_of(record)), 0)
        self.assertIsNone(record_of(self.items[0]))

    def test_what_is_gone_already_leaves_its_stub_too(self) -> None:
        register().replace(self.beside.changed(uid="f" * 32))
        entry = register().numbered(self.beside.archival_number)
        assert entry is not None
        self.destroy(entry)
        stub = stub_of(self.beside.archival_number)
        assert stub is not None
        self.assertEqual((stub.records, stub.files), (0, 0))


class TestInParts(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal, self.held = self.layer["portal"], False
        self.items = [file_training(self.portal, number) for number in range(1, 6)]
        self.list = executed_list(self.portal, *self.items)
        transaction.commit()

    def states(self) -> list[str]:
        transaction.begin()
        return [entry.state for one in self.items if (entry := register().numbered(one.archival_number))]

    def test_killed_in_the_middle_it_goes_on_where_it_ended(self) -> None:
        kept, calls = destruction.keep_stub, []

        def dies(stub: Any, paths: tuple[str, ...]) -> None:
            calls.append(stub.archival_number)
            if len(calls) == 4:
                raise Killed
            kept(stub, paths)

        with (
            patch.object(destruction.destroy_part, "__defaults__", (None, 2)),
            acting_as(self.portal, "demo-registrar"),
        ):
            with patch.object(destruction, "keep_stub", dies), self.assertRaises(Killed):
                destroy(order_of(self.list))
            transaction.abort()
            # The first part of two is done, nothing of the second one is.
            self.assertEqual(self.states(), [DESTROYED] * 2 + [FILED] * 3)
            self.assertEqual([record_of(one) is None for one in self.items], [True, True, False, False, False])
            progress = destroy(order_of(self.list))
        self.assertEqual((progress.done, progress.left), (5, 0))
        self.assertEqual(self.states(), [DESTROYED] * 5)
        self.assertEqual(sorted(destroyed()), [one.archival_number for one in self.items])

    def test_a_hold_in_the_same_moment_wins(self) -> None:
        order, number = order_of(self.list), self.items[0].archival_number
        looked = destruction.known_rows

        def meanwhile(*args: Any, **more: Any) -> Any:
            found = looked(*args, **more)
            if not self.held:
                self.held = True
                manager = transaction.TransactionManager()
                other = self.portal._p_jar.db().open(manager)
                site = other.root()["Application"][self.portal.getId()]
                kept = site.__annotations__["shangnan.policy.holds"]
                kept.changes += 1
                manager.commit()
                other.close()
            return found

        with acting_as(self.portal, "demo-registrar"):
            lift_hold(set_hold("诉讼", "县法院", Scope(records=(number,))).number, "先设后解")
            transaction.commit()
            with patch.object(destruction, "known_rows", meanwhile), self.assertRaises(ConflictError):
                destroy_part(order)
                transaction.commit()
            transaction.abort()
            self.assertEqual(self.states(), [FILED] * 5)
            # Done again, it sees what was set meanwhile.
            self.held = False
            with patch.object(destruction, "known_rows", meanwhile):
                self.assertEqual(destroy(order).done, 5)

    def test_two_runs_at_once_do_nothing_twice(self) -> None:
        order = order_of(self.list)
        with acting_as(self.portal, "demo-registrar"):
            for _run in range(2):
                self.assertEqual(destroy(order).done, 5)
        self.assertEqual(len(destroyed()), 5)
