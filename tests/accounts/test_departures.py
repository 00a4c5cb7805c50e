"""What goes with an account, who cannot go, and that a refusal is no wrong password."""

from __future__ import annotations

from shangnan.policy.accounts.locks import lock_account
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.refusals import Refused
from shangnan.policy.units.people import add_person
from tests.accounts.asking import Asker
from tests.accounts.asking import rights
from tests.accounts.asking import stored_local_roles
from tests.accounts.rights_case import RightsTestCase
from tests.support import acting_as

import transaction


class TestDepartures(RightsTestCase):
    def make(self, user_id: str, *groups: str) -> None:
        with acting_as(self.portal, "demo-secadmin"):
            add_person(user_id, TEST_PASSWORD, f"孙{user_id}")
            for group in groups:
                self.portal.acl_users.source_groups.addPrincipalToGroup(user_id, group)
        transaction.commit()

    def test_an_account_of_the_same_id_begins_with_nothing(self) -> None:
        doors = {
            "rest": lambda: self.secadmin.rest("DELETE", "@users/leaver"),
            "form": lambda: self.secadmin.form(
                "@@usergroup-userprefs",
                {
                    "users.id:records": "leaver",
                    "delete:list": "leaver",
                    "form.submitted": "1",
                    "form.button.Modify": "1",
                },
            ),
        }
        for door in (*doors, "command"):
            with self.subTest(door):
                transaction.begin()
                self.make("leaver", "office-publisher", self.group(OTHER_UNIT, "approver"))
                self.portal["services"].manage_setLocalRoles("leaver", ["Reader"])
                self.portal["services"].reindexObjectSecurity()
                transaction.commit()
                self.assertIn("CentrePublisher", rights(self.portal)["leaver"])
                if door == "command":
                    with acting_as(self.portal, "demo-secadmin"):
                        self.portal.acl_users._doDelUsers(["leaver"])
                    transaction.commit()
                else:
                    self.assertIn(doors[door]().status, (200, 204))
                transaction.begin()
                users = self.portal.acl_users
                self.assertIsNone(users.getUserById("leaver"))
                self.assertNotIn("leaver", users.portal_role_manager._principal_roles)
                self.assertNotIn("leaver", users.source_groups._principal_groups)
                self.assertNotIn("leaver", users.source_groups.getGroupMembers("office-publisher"))
                self.assertNotIn("leaver", users.mutable_properties._storage)
                self.assertEqual(stored_local_roles(self.portal), {})
                self.make("leaver")
                self.assertEqual(rights(self.portal)["leaver"], {"Member", "Authenticated"})
                with acting_as(self.portal, "demo-secadmin"):
                    users._doDelUsers(["leaver"])
                transaction.commit()

    def test_a_deleted_group_leaves_nothing(self) -> None:
        self.secadmin.rest("POST", "@groups", {"groupname": "team", "users": ["demo-staff"]})
        self.assertEqual(self.secadmin.rest("PATCH", "@groups/team", {"groups": ["office-party"]}).status, 204)
        self.assertIn("PartyClerk", rights(self.portal)["demo-staff"])
        self.assertEqual(self.secadmin.rest("DELETE", "@groups/team").status, 204)
        self.assertEqual(
            self.secadmin.rest("POST", "@groups", {"groupname": "team", "users": ["demo-staff"]}).status, 201
        )
        self.assertNotIn("PartyClerk", rights(self.portal)["demo-staff"])

    def test_nobody_removes_the_own_account_or_office_and_the_last_one_stays(self) -> None:
        before = rights(self.portal)
        self.refused(self.secadmin.rest("DELETE", "@users/demo-secadmin"), "自己", "最后一个安全管理员")
        answer = self.secadmin.rest("PATCH", "@groups/office-secadmin", {"users": {"demo-secadmin": False}})
        self.refused(answer, "自己", "最后一个安全管理员")
        self.assertEqual(rights(self.portal), before)

    def test_locking_follows_the_same_rule(self) -> None:
        with acting_as(self.portal, "demo-secadmin"):
            with self.assertRaises(Refused) as caught:
                lock_account("demo-secadmin", "demo-secadmin", "停用")
            self.assertEqual({gap.rule for gap in caught.exception.gaps}, {"own_office", "last_security_administrator"})
            add_person("second", TEST_PASSWORD, "冯二")
            self.portal.acl_users.source_groups.addPrincipalToGroup("second", "office-secadmin")
        with acting_as(self.portal, "second"):
            lock_account("demo-secadmin", "second", "停用")
        with acting_as(self.portal, "demo-secadmin"), self.assertRaises(Refused) as caught:
            lock_account("second", "demo-secadmin", "停用")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["last_security_administrator"])

    def test_the_account_of_a_site_administrator_is_the_superusers(self) -> None:
        self.superuser.rest("PATCH", "@users/demo-staff", {"roles": {"Site Administrator": True}})
        self.refused(self.secadmin.rest("DELETE", "@users/demo-staff"), "网站管理员")
        self.assertEqual(self.superuser.rest("DELETE", "@users/demo-staff").status, 204)


class TestRefusalsAreNoWrongPasswords(RightsTestCase):
    def test_whoever_asks_for_what_is_not_his_is_not_made_to_wait(self) -> None:
        """Zope's root is asked after the site has refused, and does not know the account."""
        staff = Asker(self.portal, "demo-staff")
        for _ in range(12):
            self.assertEqual(staff.rest("PATCH", "@groups/office-party", {"users": {"demo-staff": True}}).status, 401)
        self.assertEqual(staff.ask(f"{staff.site}/@@my-desk").status, 200)
