"""Nobody comes to rights that the table of grants does not give, by whatever door; what an account had goes with it."""

from __future__ import annotations

from html import unescape
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.accounts.locks import lock_account
from shangnan.policy.accounts.stored_rights import refuse_stored_rights
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.refusals import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.merging import merge
from shangnan.policy.units.people import add_person
from tests.accounts.asking import Asker
from tests.accounts.asking import rights
from tests.accounts.asking import stored_local_roles
from tests.http.rows import opened
from tests.support import acting_as
from tests.support import add_guide
from tests.support import unit_uid
from typing import Any
from zope.component import getGlobalSiteManager

import json
import transaction
import unittest

OFFICES = ("office-sysadmin", "office-secadmin", "office-auditor")


class RightsTestCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        transaction.commit()
        self.secadmin = Asker(self.portal, "demo-secadmin")
        self.superuser = Asker(self.portal, "admin")

    def refused(self, answer: Any, *words: str, status: tuple[int, ...] = (400,)) -> None:
        self.assertIn(answer.status, status, unescape(answer.content.decode())[:300])
        text = unescape(answer.content.decode())
        said = json.loads(text)["message"] if text.startswith("{") else text
        for word in words:
            self.assertIn(word, said)

    def group(self, unit: str, function: str) -> str:
        return group_id(unit_uid(unit), function)


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


class TestMerging(RightsTestCase):
    def test_a_person_with_a_function_in_either_unit_does_not_merge_them(self) -> None:
        add_guide(self.portal)
        home, other = api.content.get(UID=unit_uid()), api.content.get(UID=unit_uid(OTHER_UNIT))
        # Nobody can be given both any more; an older database may have it.
        groups = self.portal.acl_users.source_groups
        groups._principal_groups["demo-sysadmin"] += (self.group(OTHER_UNIT, "approver"),)
        for unit, target in ((home, other), (other, home)):
            with acting_as(self.portal, "demo-sysadmin"), self.assertRaises(Refused) as caught:
                merge(unit, target, "机构改革")
            self.assertEqual([gap.rule for gap in caught.exception.gaps], ["own_function"])
            self.assertIn(OTHER_UNIT, str(caught.exception))
        groups._principal_groups["demo-sysadmin"] = ("office-sysadmin",)
        with acting_as(self.portal, "demo-sysadmin"):
            self.assertEqual(merge(home, other, "机构改革").records, 1)

    def test_the_system_administrator_makes_and_deletes_units_with_their_groups(self) -> None:
        with acting_as(self.portal, "demo-sysadmin"):
            unit = api.content.create(self.portal["units"], "OrganisationUnit", title="县新局")
            name = group_id(IUUID(unit), "approver")
            self.assertEqual(self.portal.acl_users.portal_role_manager._principal_roles[name], ("UnitHead",))
            api.content.delete(unit)
        self.assertNotIn(name, self.portal.acl_users.source_groups.getGroupIds())
        self.assertNotIn(name, self.portal.acl_users.portal_role_manager._principal_roles)


class TestSharing(RightsTestCase):
    def test_no_local_role_is_stored_by_any_door(self) -> None:
        guide = add_guide(self.portal)
        self.assertEqual(
            self.superuser.rest("PATCH", "@users/demo-staff", {"roles": {"Site Administrator": True}}).status, 204
        )
        siteadmin = Asker(self.portal, "demo-staff")
        transaction.commit()
        before = stored_local_roles(self.portal)
        entry = {"id": "demo-staff", "roles": {"Reader": True, "Editor": True}, "type": "user"}
        for person in (self.secadmin, siteadmin, Asker(self.portal, "demo-drafter")):
            for place in ("", "/services", "/units", f"/services/{guide.getId()}"):
                with self.subTest(person.login_name, place=place):
                    path = place.lstrip("/")
                    path += "/" if path else ""
                    answers = [
                        person.rest("POST", f"{path}@sharing", {"entries": [entry], "inherit": False}),
                        person.form(f"{path}@@sharing", {
                            "form.submitted": "1", "form.button.Save": "1", "entries.id:records": "demo-staff",
                            "entries.type:records": "user", "entries.role_Reader:records": "True",
                        }),
                        person.form(f"{path}manage_setLocalRoles", {"userid": "demo-staff", "roles:list": "UnitApprover"}),
                        person.form(f"{path}manage_addLocalRoles", {"userid": "demo-staff", "roles:list": "UnitApprover"}),
                    ]  # fmt: skip
                    self.assertEqual([answer.status for answer in answers if answer.status < 300], [])
        self.assertEqual(stored_local_roles(self.portal), before)

    def test_not_even_by_the_superuser_and_only_this_guard_stands_there(self) -> None:
        before = stored_local_roles(self.portal)
        # The list closes the address to everybody already; what holds behind it is what is tried.
        self.enterContext(opened("method,content,manage_setLocalRoles,POST,Manager,for this test\n"))
        request = ("services/manage_setLocalRoles", {"userid": "demo-staff", "roles:list": "UnitApprover"})
        self.refused(self.superuser.form(*request), "逐项共享")
        self.assertEqual(stored_local_roles(self.portal), before)
        components = getGlobalSiteManager()
        components.unregisterHandler(refuse_stored_rights)
        try:
            self.superuser.form(*request)
        finally:
            components.registerHandler(refuse_stored_rights)
        self.assertEqual(
            stored_local_roles(self.portal), {**before, "/plone/services": {"demo-staff": ["UnitApprover"]}}
        )

    def test_what_was_written_before_a_savepoint_counts(self) -> None:
        for savepoint in (False, True):
            transaction.begin()
            with acting_as(self.portal, "demo-sysadmin"):
                self.portal["services"].manage_setLocalRoles("demo-sysadmin", ["Reader"])
                if savepoint:
                    transaction.savepoint(optimistic=True)
                with self.subTest(savepoint=savepoint), self.assertRaises(Refused):
                    refuse_stored_rights(None)
            transaction.abort()

    def test_what_is_new_is_looked_at_too(self) -> None:
        for savepoint in (False, True):
            transaction.begin()
            with acting_as(self.portal, "demo-sysadmin"):
                section = api.content.create(self.portal, "Section", id="more", title="栏目")
                if savepoint:
                    transaction.savepoint(optimistic=True)
                refuse_stored_rights(None)
                section.manage_setLocalRoles("demo-staff", ["Reader"])
                with self.subTest(savepoint=savepoint), self.assertRaises(Refused):
                    refuse_stored_rights(None)
            transaction.abort()

    def test_taking_away_and_leaving_alone_are_no_sharing(self) -> None:
        services = self.portal["services"]
        services.manage_setLocalRoles("demo-staff", ["Reader", "Editor"])
        transaction.commit()
        with acting_as(self.portal, "demo-sysadmin"):
            services.title = "别的名称"
            services.manage_setLocalRoles("demo-staff", ["Reader"])
            refuse_stored_rights(None)
        transaction.abort()

    def test_permissions_of_the_site_are_not_turned_round(self) -> None:
        for person in (self.secadmin, Asker(self.portal, "demo-sysadmin")):
            answer = person.form("manage_permission", {"permission_to_manage": "View", "roles:list": "Anonymous"})
            self.assertGreaterEqual(answer.status, 300)
        transaction.begin()
        self.assertNotIn("Anonymous", getattr(self.portal.aq_base, "_Manage_portal_Permission", ()))

    def test_nobody_owns_anything(self) -> None:
        add_guide(self.portal)
        with acting_as(self.portal, "demo-sysadmin"):
            api.content.create(self.portal["units"], "OrganisationUnit", title="县新局")
            api.content.create(self.portal, "Section", id="more", title="栏目")
        transaction.commit()
        self.assertEqual(stored_local_roles(self.portal), {})


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
