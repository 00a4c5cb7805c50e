"""What is shared on an object, and what a merged unit brings: no right beyond those of the table."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.accounts.stored_rights import refuse_stored_rights
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.refusals import Refused
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.merging import merge
from tests.accounts.asking import Asker
from tests.accounts.asking import stored_local_roles
from tests.accounts.rights_case import RightsTestCase
from tests.http.rows import opened
from tests.support import acting_as
from tests.support import add_guide
from tests.support import unit_uid
from zope.component import getGlobalSiteManager

import transaction


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
            # The guide, and the filing plan of the site.
            self.assertEqual(merge(home, other, "机构改革").records, 2)

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
