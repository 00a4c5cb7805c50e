"""Full names are given by the office, and what stands on a record is the name of then."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.accounts.grants import Person
from shangnan.policy.accounts.names import alike
from shangnan.policy.accounts.names import held_at
from shangnan.policy.accounts.names import name_at
from shangnan.policy.accounts.names import name_gaps
from shangnan.policy.records.views.history import HistoryView
from shangnan.policy.refusals import Refused
from tests.accounts.asking import Asker
from tests.accounts.rights_case import RightsTestCase
from tests.support import acting_as
from tests.support import add_guide
from tests.support import step

import json
import time
import transaction
import unittest

OFFICER = Person("officer", frozenset({"Member", "SecAdmin"}))


def rules(*args: object) -> list[str]:
    return [gap.rule for gap in name_gaps(*args)]  # type: ignore[arg-type]


class TestRules(unittest.TestCase):
    def test_who_gives_names(self) -> None:
        self.assertEqual(rules(OFFICER, "other", "王审核", None), [])
        self.assertEqual(rules(OFFICER, "officer", "王县长", None), ["own_name"])
        for roles in (set(), {"Member"}, {"SysAdmin"}, {"Site Administrator"}):
            self.assertEqual(rules(Person("x", frozenset(roles)), "other", "王审核", None), ["no_name_giver"])
            self.assertEqual(rules(Person("x", frozenset(roles)), "x", "王审核", None), ["own_name"])
        self.assertEqual(rules(Person("admin", frozenset({"Manager"})), "admin", "管理员", None), [])

    def test_all_that_is_wrong_with_a_name(self) -> None:
        self.assertEqual(rules(OFFICER, "officer", "王\u200b" * 25, "x"),
                         ["own_name", "name_too_long", "name_unseen", "name_taken"])  # fmt: skip
        for nothing in ("", "  ", "\u200b", "\u3000"):
            self.assertIn("name_missing", rules(OFFICER, "other", nothing, None))

    def test_names_that_look_the_same(self) -> None:
        for name in ("王 审核", "王\u200b审核", "王审核\u3000", "王审核\u202e"):
            self.assertEqual(alike(name), "王审核")
        self.assertEqual(alike("Ｗang Ｗei"), alike("wangwei"))
        self.assertNotEqual(alike("王审核（民政局）"), alike("王审核"))

    def test_the_name_of_a_time(self) -> None:
        held = ((10.0, "甲"), (20.0, "乙"), (30.0, ""), (40.0, "丙"))
        self.assertEqual([held_at(held, at) for at in (5, 10, 19.9, 20, 30, 35, 40)], [*"甲甲甲乙乙乙丙"])
        self.assertEqual((held_at(held, None), held_at(held[:3], None), held_at((), None)), ("丙", "乙", ""))


class TestDoors(RightsTestCase):
    def name(self, user_id: str) -> str:
        transaction.begin()
        return api.user.get(userid=user_id).getProperty("fullname")

    def test_nobody_changes_the_own_name(self) -> None:
        for user_id in ("demo-reviewer", "demo-secadmin", "demo-sysadmin"):
            person, before = Asker(self.portal, user_id), self.name(user_id)
            with self.subTest(user_id):
                self.refused(person.rest("PATCH", f"@users/{user_id}", {"fullname": "王县长"}), "不能自己改")
                form = {
                    "form.widgets.fullname": "王县长",
                    "form.widgets.email": "w@example.cn",
                    "form.buttons.save": "1",
                }
                person.form("@@personal-information", form)
                person.form("@@user-information?userid=" + user_id, form)
                person.form("portal_membership/setMemberProperties", {"fullname": "王县长"})
                self.assertEqual(self.name(user_id), before)

    def test_the_own_form_shows_the_name_and_keeps_the_address(self) -> None:
        person = Asker(self.portal, "demo-reviewer")
        form = {"form.widgets.email": "wang@example.cn", "form.buttons.save": "1"}
        answer = person.form("@@personal-information", form)
        self.assertEqual(answer.status, 302, answer.content.decode()[:300])
        transaction.begin()
        user = api.user.get(userid="demo-reviewer")
        self.assertEqual((user.getProperty("email"), user.getProperty("fullname")), ("wang@example.cn", "王审核"))
        page = unescape(person.ask(f"{person.site}/@@personal-information").content.decode())
        self.assertIn("王审核", page)
        self.assertNotIn(' name="form.widgets.fullname"', page)

    def test_the_security_administrator_gives_names(self) -> None:
        self.assertEqual(self.secadmin.rest("PATCH", "@users/demo-staff", {"fullname": "孙新名"}).status, 204)
        self.assertEqual(self.name("demo-staff"), "孙新名")
        self.refused(
            self.secadmin.rest("PATCH", "@users/demo-staff", {"fullname": "王 审核"}), "demo-reviewer", "民政局"
        )
        form = {"form.widgets.fullname": "孙再名", "form.widgets.email": "s@example.cn", "form.buttons.save": "1",
                "userid": "demo-staff"}  # fmt: skip
        self.assertEqual(self.secadmin.form("@@user-information?userid=demo-staff", form).status, 302)
        self.assertEqual(self.name("demo-staff"), "孙再名")
        for other in ("demo-sysadmin", "demo-drafter"):
            answer = Asker(self.portal, other).rest("PATCH", "@users/demo-staff", {"fullname": "王县长"})
            self.assertIn(answer.status, (400, 401, 403))
        with acting_as(self.portal, "demo-staff"), self.assertRaises(Refused):
            api.user.get(userid="demo-staff").setMemberProperties({"fullname": "王县长"})
        self.assertEqual(self.name("demo-staff"), "孙再名")

    def test_a_record_shows_the_name_of_then(self) -> None:
        guide = add_guide(self.portal)
        step(self.portal, guide, "submit", "demo-drafter")
        step(self.portal, guide, "review", "demo-reviewer", "要件齐全")
        time.sleep(0.01)
        with acting_as(self.portal, "demo-secadmin"):
            api.user.get(userid="demo-reviewer").setMemberProperties({"fullname": "王县长"})
        self.assertEqual(name_at("demo-reviewer"), "王县长")
        self.assertEqual(self.people(guide)[0], "王审核")
        with acting_as(self.portal, "demo-secadmin"):
            self.portal.acl_users._doDelUsers(["demo-drafter"])
        self.assertEqual(self.people(guide)[:2], ["王审核", "李经办"])
        transaction.commit()
        answer = Asker(self.portal, "demo-publisher").rest("GET", f"services/{guide.getId()}/@history")
        self.assertEqual([entry["person"] for entry in json.loads(answer.content)["steps"]][:2], ["王审核", "李经办"])

    def people(self, guide: object) -> list[str]:
        return [entry["person"] for entry in HistoryView(guide, self.layer["request"]).steps()]

    def test_another_of_the_same_id_is_called_otherwise_from_then_on(self) -> None:
        before = time.time()
        time.sleep(0.01)
        with acting_as(self.portal, "demo-secadmin"):
            self.portal.acl_users._doDelUsers(["demo-staff"])
            tool = api.portal.get_tool("portal_membership")
            tool.addMember("demo-staff", "only-for-tests-1", ["Member"], [])
            tool.getMemberById("demo-staff").setMemberProperties({"fullname": "沈新来"})
        self.assertEqual((name_at("demo-staff", before), name_at("demo-staff")), ("孙职员", "沈新来"))
