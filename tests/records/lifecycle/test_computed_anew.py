"""An upgrade may compute the catalog's rows and the rights of filed records anew, and change nothing that they say."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.records.lifecycle.lawful_exits import is_open_for
from shangnan.policy.registry.freezing.rights import differ_in_rights_alone
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.upgrades.frozen_records import computed_anew
from tests.records.training.examples import add_training
from tests.registry.freezing.serials import serials
from tests.registry.freezing.test_hold import NAME
from tests.registry.freezing.test_hold import program_permission
from tests.registry.freezing.test_hold import PROGRAMS
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pickle
import transaction
import unittest


class TestComputedAnew(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record = self.filed()
        transaction.commit()

    def filed(self) -> Any:
        record = add_training(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(record, NAME)
        step(self.portal, record, "confirm", "demo-reviewer", "情况属实")
        step(self.portal, record, "file", "demo-registrar")
        return record

    def given_other_rights(self) -> Any:
        """Let the workflow give other rights than the record has; return the workflow's state."""
        tool = api.portal.get_tool("portal_workflow")
        workflow = tool[tool.getChainFor(self.record)[0]]
        state = workflow.states[api.content.get_state(self.record)]
        state.permission_roles = {**state.permission_roles, "View": ("Manager", "ArchiveRegistrar", "Auditor")}
        return workflow

    def rows(self) -> Any:
        catalog = api.portal.get_tool("portal_catalog")
        rid = catalog.getrid("/".join(self.record.getPhysicalPath()))
        return catalog.getMetadataForRID(rid)

    def test_rows_and_rights(self) -> None:
        date, row, workflow = self.record.modification_date, self.rows(), self.given_other_rights()
        with computed_anew([self.record]):
            self.assertFalse(is_open_for(self.record))
            self.assertTrue(workflow.updateRoleMappingsFor(self.record))
            self.record.reindexObjectSecurity()
            self.record.reindexObject()
        transaction.commit()
        self.portal._p_jar.cacheMinimize()
        self.assertEqual(self.record._View_Permission, ("Manager", "ArchiveRegistrar", "Auditor"))
        self.assertEqual(self.record.modification_date, date)
        self.assertEqual(self.rows()["modified"], row["modified"])

    def test_without_it_nothing_is_computed(self) -> None:
        self.given_other_rights().updateRoleMappingsFor(self.record)
        with self.assertRaises(RecordIsFinal):
            transaction.commit()
        transaction.abort()
        self.record.reindexObject()
        with self.assertRaises(RecordIsFinal):
            transaction.commit()
        transaction.abort()

    def test_content_is_still_refused_in_it(self) -> None:
        for program in PROGRAMS:
            if program is program_permission or program.__name__ == "program_mark":
                continue  # a right, and nothing at all
            for savepoint in (False, True):
                with self.subTest(program.__name__, savepoint=savepoint):
                    before = serials(self.record)
                    with self.assertRaises(RecordIsFinal):
                        with computed_anew([self.record]):
                            program(self.record)
                            if savepoint:
                                transaction.savepoint()
                        transaction.commit()
                    transaction.abort()
                    self.assertEqual(serials(self.record), before)

    def test_events_of_changes_are_refused_in_it(self) -> None:
        with computed_anew([self.record]), self.assertRaises(RecordIsFinal):
            notify(ObjectModifiedEvent(self.record))
        transaction.abort()

    def test_what_is_not_named_stays_as_it_is(self) -> None:
        other = self.filed()
        transaction.commit()
        with computed_anew([self.record]):
            program_permission(other)
        with self.assertRaises(RecordIsFinal):
            transaction.commit()
        transaction.abort()

    def test_it_ends_with_the_transaction(self) -> None:
        with computed_anew([self.record]):
            transaction.commit()
            program_permission(self.record)
        with self.assertRaises(RecordIsFinal):
            transaction.commit()
        transaction.abort()


class TestStates(unittest.TestCase):
    def stored(self, **state: Any) -> bytes:
        return pickle.dumps(("module", "Class")) + pickle.dumps(state)

    def test_rights_alone(self) -> None:
        before = self.stored(title="甲", dates=[1, 2], _View_Permission=("A",))
        self.assertTrue(differ_in_rights_alone(before, self.stored(title="甲", dates=[1, 2], _View_Permission=("B",))))
        self.assertTrue(differ_in_rights_alone(before, self.stored(dates=[1, 2], title="甲", _Edit_it_Permission=())))
        for other in (
            self.stored(title="乙", dates=[1, 2], _View_Permission=("A",)),
            self.stored(title="甲", dates=[1, 2.0], _View_Permission=("A",)),
            self.stored(title="甲", _View_Permission=("A",)),
            self.stored(title="甲", dates=[1, 2], more=None),
            self.stored(title="甲", dates=(1, 2)),
        ):
            self.assertFalse(differ_in_rights_alone(before, other))
