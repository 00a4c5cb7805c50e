"""Nobody comes to rights that the table of grants does not give, by whatever door; what an account had goes with it."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.accounts.asking import rights
from tests.accounts.rights_case import OFFICES
from tests.accounts.rights_case import RightsTestCase
from typing import Any

import transaction


class TestRolesByHand(RightsTestCase):
    def test_the_security_administrator_cannot_make_himself_anything(self) -> None:
        before = rights(self.portal)
        for role in ("Site Administrator", "UnitApprover", "CentrePublisher", "SystemJob", "Owner", "Manager"):
            with self.subTest(role):
                answer = self.secadmin.rest("PATCH", "@users/demo-secadmin", {"roles": {role: True}})
                self.assertIn(answer.status, (400, 403))
        self.assertEqual(rights(self.portal), before)

    def test_nor_others_and_is_told_what_to_do(self) -> None:
        before = rights(self.portal)
        answer = self.secadmin.rest(
            "PATCH", "@users/demo-staff", {"roles": {"CentrePublisher": True, "SystemJob": True}}
        )
        self.refused(answer, "中心发布员", "组")
        form = {
            "users.id:records": "demo-staff",
            "users.roles:list:records": "Site Administrator",
            "form.submitted": "1",
            "form.button.Modify": "1",
        }
        self.refused(self.secadmin.form("@@usergroup-userprefs", form), "网站管理员")
        self.assertEqual(rights(self.portal), before)

    def test_a_new_account_is_made_with_the_role_of_staff_only(self) -> None:
        account = {"username": "newcomer", "email": "n@example.org", "password": "Long-enough-1", "fullname": "钱新人"}
        before = rights(self.portal)
        self.refused(
            self.secadmin.rest("POST", "@users", {**account, "roles": ["Member", "Manager"]}), status=(400, 401, 403)
        )
        self.refused(self.secadmin.rest("POST", "@users", {**account, "roles": ["Registrar"]}), status=(400, 401, 403))
        self.assertEqual(rights(self.portal), before)
        self.assertEqual(self.secadmin.rest("POST", "@users", account).status, 201)
        self.assertEqual(rights(self.portal)["newcomer"], {"Member", "Authenticated"})

    def test_the_form_for_a_new_account_with_its_groups(self) -> None:
        page = self.secadmin.ask(f"{self.secadmin.site}/@@new-user").content.decode()
        self.assertIn("form.widgets.groups", page)
        form = {
            "form.widgets.fullname": "钱新人", "form.widgets.username": "newcomer", "form.widgets.email": "n@example.org",
            "form.widgets.password": TEST_PASSWORD, "form.widgets.password_ctl": TEST_PASSWORD,
            "form.widgets.groups:list": "office-party", "form.widgets.groups-empty-marker": "1",
            "form.widgets.mail_me-empty-marker": "1", "form.buttons.register": "1",
        }  # fmt: skip
        answer = self.secadmin.form("@@new-user", form)
        self.assertEqual(answer.status, 302, unescape(answer.content.decode())[-3000:])
        self.assertEqual(rights(self.portal)["newcomer"], {"Member", "PartyClerk", "office-party", "Authenticated"})
        transaction.begin()
        self.assertEqual(api.user.get(userid="newcomer").getProperty("fullname"), "钱新人")

    def test_roles_of_groups(self) -> None:
        before = rights(self.portal)
        self.refused(
            self.secadmin.rest("PATCH", "@groups/office-party", {"roles": ["PartyClerk", "Registrar"]}), "文书"
        )
        self.refused(self.secadmin.rest("POST", "@groups", {"groupname": "team", "roles": ["Registrar"]}))
        self.refused(
            self.secadmin.form(
                "@@usergroup-groupprefs",
                {
                    "form.submitted": "1",
                    "form.button.Modify": "1",
                    "group_office-party:list": ["PartyClerk", "Registrar"],
                },
            ),
            "文书",
        )
        self.assertEqual(rights(self.portal), before)

    def test_methods_of_the_user_folder(self) -> None:
        before = rights(self.portal)
        calls: tuple[tuple[str, dict[str, Any]], ...] = (
            ("portal_role_manager/manage_assignRoleToPrincipals",
             {"role_id": "Manager", "principal_ids:list": "demo-secadmin"}),
            ("portal_role_manager/assignRolesToPrincipal", {"roles:list": "Manager", "principal_id": "demo-secadmin"}),
            ("portal_role_manager/assignRoleToPrincipal", {"role_id": "Manager", "principal_id": "demo-secadmin"}),
            ("source_groups/manage_addPrincipalsToGroup",
             {"group_id": "office-publisher", "principal_ids:list": "demo-secadmin"}),
            ("source_groups/manage_addPrincipalsToGroup",
             {"group_id": "Site Administrators", "principal_ids:list": "demo-staff"}),
            ("userFolderEditUser",
             {"principal_id": "demo-secadmin", "password": "", "roles:list": "Manager", "domains": ""}),
        )  # fmt: skip
        for path, form in calls:
            with self.subTest(path):
                self.assertGreaterEqual(self.secadmin.form(f"acl_users/{path}", form).status, 300)
        self.assertEqual(rights(self.portal), before)

    def test_another_plugin_of_roles_cannot_be_added(self) -> None:
        add = "acl_users/manage_addProduct/PluggableAuthService/addZODBRoleManager"
        answer = self.secadmin.form(add, {"id": "mine", "title": ""})
        self.assertGreaterEqual(answer.status, 400)
        transaction.begin()
        self.assertNotIn("mine", self.portal.acl_users.objectIds())

    def test_roles_of_groups_are_not_written_to_the_account(self) -> None:
        answer = self.superuser.rest("PATCH", "@users/demo-publisher", {"roles": {"Editor": True}})
        self.assertEqual(answer.status, 204)
        transaction.begin()
        kept = self.portal.acl_users.portal_role_manager._principal_roles["demo-publisher"]
        self.assertEqual(set(kept), {"Member", "Editor"})

    def test_the_superuser_gives_what_no_office_gives(self) -> None:
        self.assertEqual(self.superuser.rest("PATCH", "@users/demo-staff", {"roles": {"Manager": True}}).status, 204)
        self.assertIn("Manager", rights(self.portal)["demo-staff"])
        for role in ("SystemJob", "PersonConcerned", "Owner"):
            self.refused(self.superuser.rest("PATCH", "@users/demo-staff", {"roles": {role: True}}))


class TestGroups(RightsTestCase):
    def test_an_office_and_a_function_are_given(self) -> None:
        for group in ("office-registrar", self.group(OTHER_UNIT, "reviewer")):
            answer = self.secadmin.rest("PATCH", f"@groups/{group}", {"users": {"demo-staff": True}})
            self.assertEqual(answer.status, 204, answer.content)
        self.assertLessEqual({"Registrar", "UnitReviewer"}, rights(self.portal)["demo-staff"])
        form = {"delete:list": "office-registrar", "form.submitted": "1"}
        self.assertEqual(self.secadmin.form("@@usergroup-usermembership?userid=demo-staff", form).status, 200)
        self.assertNotIn("Registrar", rights(self.portal)["demo-staff"])

    def test_nobody_enters_a_group_himself_not_even_by_another_group(self) -> None:
        self.assertEqual(self.secadmin.rest("POST", "@groups", {"groupname": "team"}).status, 201)
        self.assertEqual(self.superuser.rest("PATCH", "@groups/team", {"users": {"demo-secadmin": True}}).status, 204)
        before = rights(self.portal)
        for group in ("office-publisher", self.group(OTHER_UNIT, "approver"), "office-auditor"):
            for who in ("demo-secadmin", "team", "AuthenticatedUsers"):
                with self.subTest(group, who=who):
                    answer = self.secadmin.rest("PATCH", f"@groups/{group}", {"users": {who: True}})
                    self.refused(answer, "自己")
                    form = {"add:list": who, "form.submitted": "1", "edit": "1", "Add": "1"}
                    self.refused(self.secadmin.form(f"@@usergroup-groupmembership?groupname={group}", form), "自己")
        form = {"add:list": "office-party", "form.submitted": "1"}
        self.refused(self.secadmin.form("@@usergroup-usermembership?userid=demo-secadmin", form), "自己")
        self.refused(self.secadmin.rest("PATCH", "@groups/team", {"groups": ["office-party"]}), "自己")
        self.assertEqual(rights(self.portal), before)

    def test_a_group_that_gives_more_than_an_office(self) -> None:
        before = rights(self.portal)
        for group in ("Site Administrators", "Reviewers", "Administrators"):
            self.refused(self.secadmin.rest("PATCH", f"@groups/{group}", {"users": {"demo-staff": True}}))
        self.assertEqual(self.secadmin.rest("POST", "@groups", {"groupname": "team"}).status, 201)
        self.refused(self.secadmin.rest("PATCH", "@groups/team", {"groups": ["Site Administrators"]}))
        self.assertEqual(rights(self.portal), before)

    def test_an_account_that_is_not_there_yet_is_given_nothing(self) -> None:
        self.refused(self.secadmin.rest("PATCH", "@groups/office-party", {"users": {"ghost": True}}), "ghost")

    def test_ids_of_groups_and_of_the_superuser_are_no_accounts(self) -> None:
        for user_id in (
            "office-publisher",
            "office-new",
            self.group(OTHER_UNIT, "approver"),
            "unit-x-drafter",
            "admin",
        ):
            account = {"username": user_id, "email": "n@example.org", "password": "Long-enough-1", "fullname": "钱新人"}
            with self.subTest(user_id):
                self.assertIn(self.secadmin.rest("POST", "@users", account).status, (400, 403))
        for name in ("unit-x-drafter", "office-new", "demo-staff"):
            with self.subTest(name):
                self.refused(self.secadmin.rest("POST", "@groups", {"groupname": name}))

    def test_groups_of_the_product_are_not_deleted_by_hand(self) -> None:
        for group in ("office-publisher", self.group(OTHER_UNIT, "drafter"), "office-secadmin"):
            self.refused(self.secadmin.rest("DELETE", f"@groups/{group}"))
            form = {"delete:list": group, "form.submitted": "1", "form.button.Modify": "1"}
            self.refused(self.secadmin.form("@@usergroup-groupprefs", form))
        transaction.begin()
        self.assertIn("office-publisher", self.portal.acl_users.source_groups.getGroupIds())

    def test_pages_for_groups_and_users_can_be_sent_as_they_are(self) -> None:
        before = rights(self.portal)
        form = {"group_office-party:list": [""], "group_Reviewers:list": [""], "form.submitted": "1",
                "form.button.Modify": "1"}  # fmt: skip
        self.assertEqual(self.secadmin.form("@@usergroup-groupprefs", form).status, 200)
        users: dict[str, Any] = {
            "users.id:records": "demo-publisher", "users.roles:list:records": ["Member", "CentrePublisher"],
            "form.submitted": "1", "form.button.Modify": "1",
        }  # fmt: skip
        self.assertEqual(self.secadmin.form("@@usergroup-userprefs", users).status, 200)
        self.assertEqual(rights(self.portal), before)


class TestSeparation(RightsTestCase):
    def test_an_administrator_gets_no_second_office_and_no_function(self) -> None:
        before = rights(self.portal)
        groups = (*OFFICES, "office-publisher", "office-registrar", "office-party", "office-discipline")
        functions = [self.group(OTHER_UNIT, name) for name in ("drafter", "reviewer", "approver")]
        for account, own in (("demo-sysadmin", OFFICES[0]), ("demo-auditor", OFFICES[2])):
            for group in {*groups, *functions} - {own}:
                with self.subTest(account, group=group):
                    answer = self.secadmin.rest("PATCH", f"@groups/{group}", {"users": {account: True}})
                    self.refused(answer, account)
        for account in ("demo-drafter", "demo-publisher"):
            for group in OFFICES:
                self.refused(self.secadmin.rest("PATCH", f"@groups/{group}", {"users": {account: True}}), account)
        self.assertEqual(rights(self.portal), before)

    def test_by_the_superuser_too_by_hand_and_by_group(self) -> None:
        before = rights(self.portal)
        self.refused(self.superuser.rest("PATCH", "@users/demo-auditor", {"roles": {"SecAdmin": True}}), "demo-auditor")
        self.refused(self.superuser.rest("PATCH", "@groups/office-auditor", {"roles": ["Auditor", "SysAdmin"]}))
        self.refused(self.superuser.rest("PATCH", "@groups/office-sysadmin", {"users": {"demo-auditor": True}}))
        self.assertEqual(rights(self.portal), before)

    def test_a_group_in_a_group_names_everybody_in_it(self) -> None:
        self.secadmin.rest("POST", "@groups", {"groupname": "team", "users": ["demo-auditor", "demo-drafter"]})
        answer = self.secadmin.rest("PATCH", "@groups/office-sysadmin", {"users": {"team": True}})
        self.refused(answer, "demo-auditor", "demo-drafter", "审计管理员", "经办人")
