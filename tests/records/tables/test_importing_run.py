"""The import has no account: what it may skip hangs on the running import, and its name is nobody's."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from shangnan.policy.accounts.users_plugin import AccountManager
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.tables.importing_run import import_as_system
from shangnan.policy.records.tables.importing_run import import_by_person
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.records.tables.importing_run import ImportRun
from shangnan.policy.records.tables.importing_run import is_importer
from shangnan.policy.records.tables.importing_run import running_import
from shangnan.policy.records.workflow.four_eyes import own_work_gap
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.setup.default import after_install
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.conventions.modules import modules
from tests.conventions.modules import ours_imported
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.support import acting_as
from tests.support import add_guide
from tests.support import step
from typing import Any

import json
import unittest

HOME = "shangnan.policy.records.tables.importing_run"
OPENERS = ("import_as_system", "import_by_person")


def add_below(users: Any, user_id: str) -> None:
    """Add an account as an older site may hold it: past the rule on ids, which is asked in the plugin of today."""
    super(AccountManager, users.source_users).addUser(user_id, user_id, "a-long-password-1")


class TestNoAccount(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def test_there_is_no_account(self) -> None:
        users = self.portal.acl_users
        self.assertIsNone(users.getUserById(IMPORT_ID))
        self.assertNotIn(IMPORT_ID, users.source_users.listUserIds())
        self.assertEqual(users.portal_role_manager.getRolesForPrincipal(users.getUserById("demo-staff")), ("Member",))

    def test_one_of_an_older_site_is_taken_away(self) -> None:
        users = self.portal.acl_users
        add_below(users, IMPORT_ID)
        # As an older site holds it: nobody gives these roles to an account any more.
        users.portal_role_manager._principal_roles[IMPORT_ID] = ("CentrePublisher", "UnitReviewer")
        with api.env.adopt_roles(["Manager"]):
            after_install(self.portal.portal_setup)
        self.assertIsNone(users.getUserById(IMPORT_ID))
        self.assertNotIn(IMPORT_ID, dict(users.portal_role_manager.listAssignedPrincipals("CentrePublisher")))

    def test_a_stranger_of_that_name_gains_nothing(self) -> None:
        add_below(self.portal.acl_users, IMPORT_ID)
        stranger = self.portal.acl_users.getUserById(IMPORT_ID)
        self.assertFalse(is_importer(stranger))
        self.assertEqual(set(stranger.getRoles()), {"Authenticated"})
        guide = add_guide(self.portal)
        with acting_as(self.portal, IMPORT_ID):
            self.assertEqual(api.portal.get_tool("portal_workflow").listActionInfos(object=guide), [])
            self.assertFalse(api.user.has_permission("View", obj=guide))
        # Even with the offices: the rule of the other person holds for the account.
        step(self.portal, guide, "submit", "demo-drafter")
        guide.workflow_history["service_guide_workflow"][-1]["actor"] = IMPORT_ID
        with acting_as(self.portal, IMPORT_ID):
            gap = own_work_gap(guide, "review")
            self.assertEqual(gap.rule if gap is not None else "", "own_submission")

    def test_a_run_is_over_when_it_is_over(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            with self.assertRaises(KeyError), import_as_system(ImportRun("note", "demo-publisher")):
                user = getSecurityManager().getUser()
                self.assertTrue(is_importer(user))
                self.assertEqual(user.getId(), IMPORT_ID)
                self.assertNotIn("CentrePublisher", user.getRoles())
                raise KeyError
            self.assertIsNone(running_import())
            self.assertEqual(getSecurityManager().getUser().getId(), "demo-drafter")
            with import_by_person(ImportRun("note", "demo-drafter")):
                self.assertFalse(is_importer(getSecurityManager().getUser()))

    def test_what_imports_wrote_reads_as_before(self) -> None:
        self.assertEqual(name_of(IMPORT_ID), "批量导入")
        self.assertEqual([name_of("demo-drafter"), name_of("gone"), name_of(None)], ["李经办", "gone", ""])


class TestReserved(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_the_name_cannot_be_registered(self) -> None:
        portal = self.layer["portal"]
        for name in (IMPORT_ID, IMPORT_ID.upper()):
            body = {"username": name, "fullname": "某人", "password": TEST_PASSWORD + "xyz", "email": "a@example.org"}
            for user in ("demo-secadmin", "admin"):
                answer = Visitor(portal, user).ask(
                    f"{portal.absolute_url()}/@users", JSON, "POST", json.dumps(body).encode()
                )
                with self.subTest(name, user=user):
                    self.assertGreaterEqual(answer.status, 400)
                    self.assertLess(answer.status, 500)
                    self.assertIsNone(api.user.get(userid=name))

    def test_only_imports_open_a_run(self) -> None:
        """Nothing but the services of importing, which check and name what they bring in."""
        openers = {
            name
            for name, module in modules().items()
            if HOME in ours_imported(module) and any(opener in module.path.read_text() for opener in OPENERS)
        }
        self.assertEqual({name.split(".")[2] for name in openers}, {"transfer"}, openers)
