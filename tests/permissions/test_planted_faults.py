"""A hole in any one place is found by the matrix: each is planted, and the matrix of a kind is tried with it.

Some are seen by the rules, which are asked for everybody; others only by those who go to the door.
"""

from __future__ import annotations

from collections.abc import Callable
from plone import api
from shangnan.policy.records.base import IRecord
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions import test_training
from tests.permissions.kind import FORM
from tests.permissions.table import problems
from tests.permissions.table import read_table
from typing import Any
from unittest.mock import patch
from zope.component import getGlobalSiteManager

import transaction
import unittest

KIND = "TrainingRecord"
DRAFT = "draft"
# Of a class that is published: no permission is asked for.
PUBLIC = {"__roles__": None, "__call____roles__": None}


def unguarded(self: Any, *_args: Any, **_more: Any) -> Any:
    """Answer anybody by changing the record, as a page does that nobody thought of asking."""
    record = self.context
    record.title = f"{record.title} planted"
    return "done"


class TestPlantedFaults(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.case = test_training.TestTrainingRecord("test_every_cell")
        self.case.setUp()

    def told(self, *actions: str) -> list[str]:
        """Return what the matrix tells of some actions on a draft."""
        matrix = self.case.matrix()
        matrix.doors = {action: matrix.doors[action] for action in actions}
        matrix.walk([DRAFT])
        table = {key: cell for key, cell in read_table(KIND).items() if key[0] == DRAFT and key[1] in actions}
        told = problems(table, matrix.judged, matrix.found, [DRAFT], actions)
        return [line for line in told if not line.startswith("own submission")]

    def assert_told(self, action: str, *wanted: str) -> None:
        """Assert that the matrix tells of an action what is wanted, by the beginnings of its lines."""
        told = self.told(action)
        for beginning in wanted:
            self.assertTrue(any(line.startswith(f"{DRAFT} / {action} {beginning}") for line in told), told)

    def workflow(self) -> Any:
        return api.portal.get_tool("portal_workflow")["training_record_workflow"]

    def permit(self, permission: str, change: Callable[[set[str]], set[str]]) -> None:
        """Change the roles that have a permission on a draft."""
        state = self.workflow().states[DRAFT]
        state.setPermission(permission, 0, sorted(change(set(state.getPermissionInfo(permission)["roles"]))))
        transaction.commit()

    def guard(self, transition: str, roles: tuple[str, ...], permissions: tuple[str, ...]) -> None:
        """Ask for other roles and permissions for a step."""
        guard = self.workflow().transitions[transition].getGuard()
        guard.roles, guard.permissions = roles, permissions
        transaction.commit()

    def plant(self, name: str, required: Any = None, **attributes: Any) -> None:
        """Put classes with other attributes into the place of a page or service.

        :param required: what it is registered for; anything where it is not given.
        """
        registry = getGlobalSiteManager()
        there = [
            each for each in registry.registeredAdapters() if each.name == name and required in (None, each.required[0])
        ]
        self.assertTrue(there)
        for each in there:
            changed = type(each.factory.__name__, (each.factory,), attributes)
            registry.registerAdapter(changed, each.required, each.provided, name)
            self.addCleanup(registry.registerAdapter, each.factory, each.required, each.provided, name)

    def test_without_a_fault_nothing_is_told(self) -> None:
        self.assertEqual(self.told("view", "history", "edit", "delete", "confirm", "add attachment"), [])

    def test_a_role_more_for_viewing(self) -> None:
        self.permit("View", lambda roles: roles | {"Auditor"})
        self.assert_told("view", "by the rule of page: Auditor may,", "by the rule of rest: Auditor may,")

    def test_a_role_more_for_editing(self) -> None:
        self.permit("Modify portal content", lambda roles: roles | {"UnitReviewer"})
        self.assert_told("edit", "by the rule of rest: R may,", "by the rule of form: R may,")

    def test_a_right_on_what_one_may_not_view_opens_nothing(self) -> None:
        self.permit("Modify portal content", lambda roles: roles | {"UnitApprover"})
        self.assertEqual(self.told("edit"), [])

    def test_a_role_less_for_editing(self) -> None:
        self.permit("Modify portal content", lambda roles: set())
        self.assert_told("edit", "by the rule of rest: D may not,", "by the rule of form: D may not,")

    def test_deleting_left_to_the_section(self) -> None:
        self.permit("Delete objects", lambda roles: roles | {"UnitReviewer"})
        self.assert_told("delete", "by the rule of bulk: R may,")

    def test_a_step_that_asks_for_no_office(self) -> None:
        self.guard("confirm", (), ("View",))
        self.assert_told("confirm", "by the rule of form: D may,", "by the rule of rest: D may,")

    def test_a_step_that_nobody_may_take(self) -> None:
        self.guard("confirm", ("Nobody",), ())
        self.assert_told("confirm", "by the rule of form: R may not,")

    def test_a_file_that_is_open(self) -> None:
        make = self.case.record

        def opened(state: str) -> Any:
            record = make(state)
            record[FORM].manage_permission("View", ["Anonymous"], acquire=0)
            transaction.commit()
            return record

        self.enterContext(patch.object(self.case, "record", opened))
        self.assert_told("attached file", "by the rule of @@download: A may,", "by @@download: A may,")

    def test_a_page_without_a_permission(self) -> None:
        self.plant("record-history", IRecord, **PUBLIC)
        self.assert_told("history", "by the rule of page: X may,")

    def test_a_service_without_a_permission(self) -> None:
        self.plant("GET_application_json_@history", IRecord, **PUBLIC)
        self.assert_told("history", "by the rule of rest: X may,")

    def test_a_form_that_asks_nobody(self) -> None:
        """The rule says no; only who goes there sees that it happens all the same."""
        self.plant("transition", IRecord, __call__=unguarded)
        told = self.told("confirm")
        self.assertTrue(any(line.startswith(f"{DRAFT} / confirm by form:") for line in told), told)
        self.assertFalse(any("by the rule" in line for line in told), told)

    def test_a_page_of_reassigning_that_asks_nobody(self) -> None:
        self.plant("reassign", IRecord, __call__=unguarded, **PUBLIC)
        self.assert_told("reassign", "by form:")

    def test_a_service_that_asks_nobody(self) -> None:
        for name, action in (
            ("PATCH_application_json_", "edit"),
            ("DELETE_application_json_", "delete"),
            ("POST_application_json_@workflow", "confirm"),
            ("POST_application_json_", "add attachment"),
        ):
            with self.subTest(name):
                self.plant(name, render=unguarded, **PUBLIC)
                told = self.told(action)
                self.assertTrue(any(line.startswith(f"{DRAFT} / {action} by rest:") for line in told), told)
                self.doCleanups()
