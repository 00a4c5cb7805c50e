"""The lawful exits: for the services of the table alone, for the records they name, and no longer than they need."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from OFS.event import ObjectWillBeRemovedEvent
from shangnan.policy.records.lifecycle.final import hold
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.records.lifecycle.lawful_exits import is_open_for
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from shangnan.policy.records.lifecycle.lawful_exits import SERVICES
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.conventions.modules import imported_names
from tests.conventions.modules import modules
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.people import Person
from tests.permissions.world import fingerprint
from tests.records.lifecycle.test_final import attempts
from tests.records.lifecycle.test_final import filed_training
from tests.records.lifecycle.test_final import NAME
from tests.records.training.examples import add_training
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import transaction
import unittest

MODULE = "shangnan.policy.records.lifecycle.lawful_exits"
RULE = "shangnan.policy.records.lifecycle.final"


class TestWhoOpensThem(unittest.TestCase):
    def test_only_modules_of_the_table_import_it(self) -> None:
        importers = {
            name
            for name, module in modules().items()
            if any(imported == MODULE or imported.startswith(f"{MODULE}.") for imported in imported_names(module))
        }
        self.assertIn(RULE, importers)
        self.assertLessEqual(importers - {RULE}, {service.module for service in SERVICES.values()})

    def test_the_rule_asks_and_does_not_open(self) -> None:
        named = {name for name in imported_names(modules()[RULE]) if name.startswith(f"{MODULE}.")}
        self.assertLessEqual(named, {f"{MODULE}.is_open_for"})


class TestExits(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record, self.other = filed_training(self.portal), filed_training(self.portal)
        transaction.commit()

    def assert_held(self, record: Any) -> None:
        """Check that nothing touches a record."""
        self.assertFalse(is_open_for(record))
        for changed in (record, record[NAME]):
            with self.assertRaises(RecordIsFinal):
                notify(ObjectModifiedEvent(changed))
        with self.assertRaises(RecordIsFinal):
            notify(ObjectWillBeRemovedEvent(record, record.aq_parent, record.getId()))

    def test_inside_and_afterwards(self) -> None:
        self.assert_held(self.record)
        with lawful_exit("disposal", [self.record]):
            notify(ObjectModifiedEvent(self.record))
            notify(ObjectModifiedEvent(self.record[NAME]))
            # What is not named stays held, and so does the folder around both.
            self.assert_held(self.other)
            with self.assertRaises(RecordIsFinal):
                self.portal._delObject("training")
            self.record.aq_parent._delObject(self.record.getId())
        self.assertNotIn(self.record.getId(), self.other.aq_parent.objectIds())
        self.assert_held(self.other)

    def test_all_records_for_the_import_of_a_site(self) -> None:
        with lawful_exit("site-import", None):
            for record in (self.record, self.other):
                notify(ObjectModifiedEvent(record))
        self.assert_held(self.record)

    def test_nobody_else_opens_one(self) -> None:
        for service, records in (("admin", [self.record]), ("", [self.record]), ("disposal", None)):
            with self.subTest(service), self.assertRaises(ValueError), lawful_exit(service, records):
                self.fail("it was opened")
            self.assert_held(self.record)
        with lawful_exit("disposal", [self.other]):
            with self.assertRaises(RuntimeError), lawful_exit("site-import", None):
                self.fail("it was widened")
            self.assert_held(self.record)

    def test_a_failure_closes_it(self) -> None:
        with self.assertRaises(ZeroDivisionError), lawful_exit("disposal", [self.record]):
            notify(ObjectModifiedEvent(self.record))
            raise ZeroDivisionError
        self.assert_held(self.record)

    def test_the_end_of_the_transaction_closes_it(self) -> None:
        for end in (transaction.commit, transaction.abort):
            with self.subTest(end.__name__), lawful_exit("disposal", [self.record]):
                self.record.title = f"{self.record.title}。"
                hold(self.record)
                end()
                self.assert_held(self.record)

    def test_other_threads_and_requests_know_nothing_of_it(self) -> None:
        with lawful_exit("site-import", None), ThreadPoolExecutor(1) as pool:
            self.assertFalse(pool.submit(is_open_for, self.record).result())
            ask = Visitor(self.portal, "admin").ask
            answer = pool.submit(ask, self.record.absolute_url(), JSON, "DELETE").result()
        self.assertIn(answer.status, (401, 403, 404, 409))
        transaction.begin()
        self.assertIn(self.record.getId(), self.record.aq_parent.objectIds())

    def test_every_door_stays_shut_while_one_is_open_elsewhere(self) -> None:
        admin, before = Person(self.layer, "admin"), fingerprint(self.record)
        with lawful_exit("site-import", None):
            for door, attempt in attempts(admin, self.record, "trainer").items():
                attempt()
                with self.subTest(door):
                    self.assertTrue(is_open_for(self.record))
        transaction.begin()
        self.assertEqual(fingerprint(self.record), before)

    def test_what_is_not_final_needs_none(self) -> None:
        notify(ObjectModifiedEvent(add_training(self.portal, "confirmed")))
