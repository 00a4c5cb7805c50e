"""Pages, REST, confirmations, comments and flags of a regulation."""

from __future__ import annotations

from io import StringIO
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.regulations import add_regulations
from shangnan.policy.demonstration.regulations import EXAMPLES
from shangnan.policy.nightly.command import main
from shangnan.policy.records.citations.flags import open_flags
from shangnan.policy.records.regulation.acknowledgement import acknowledge
from shangnan.policy.records.regulation.acknowledgement import readers
from shangnan.policy.records.regulation.acknowledgement import time_of
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import day
from tests.support import add_guide
from tests.support import step
from tests.support import unit_uid
from typing import Any

import re
import transaction
import unittest


class Answer:
    """Status and text of a page."""

    def __init__(self, response: Any) -> None:
        self.status_code = response.status_code
        self.text = re.sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), response.text)


class PagesCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def person(self, account: str | None) -> Person:
        return Person(self.layer, account)

    def page(self, account: str | None, record: Any, view: str, **form: Any) -> Any:
        """Open a page; its text is what stands in its source, with references to characters resolved but for < > &."""
        person = self.person(account)
        if form:
            form["_authenticator"] = person.token
        return Answer(person.page(f"{record.absolute_url()}/{view}", **form))


class TestPages(PagesCase):
    def test_articles_have_addresses(self) -> None:
        regulation = add_regulation(self.portal, state="in_force_public")
        transaction.commit()
        text = self.page(None, regulation, "view").text
        for piece in ('id="article-3"', 'href="#chapter-2"', "窗口人员应当一次告知全部材料。", "施行日期"):
            self.assertIn(piece, text)
        self.assertNotIn("草稿", text)

    def test_markup_stays_text(self) -> None:
        regulation = add_regulation(self.portal, state="consultation")
        regulation.body = "第一条　<script>alert(1)</script>"
        transaction.commit()
        text = self.page("demo-staff", regulation, "view").text
        self.assertIn("&lt;script&gt;alert(1)", text)
        self.assertNotIn("<script>alert(1)", text)

    def test_which_text_applied(self) -> None:
        regulation = add_regulation(self.portal, state="in_force", effective_on=day(-9).isoformat())
        transaction.commit()
        self.assertIn("第三条", self.page("demo-staff", regulation, f"@@in-force-on?date={day(-9)}").text)
        self.assertIn("没有施行", self.page("demo-staff", regulation, f"@@in-force-on?date={day(-10)}").text)
        self.assertEqual(self.page("demo-staff", regulation, "@@in-force-on?date=abc").status_code, 400)
        section = self.portal["regulations"]
        self.assertIn(regulation.title, self.page("demo-staff", section, f"@@regulations-on?date={day(0)}").text)
        for account, offset in (("demo-staff", -10), (None, 0)):
            self.assertNotIn(regulation.title, self.page(account, section, f"@@regulations-on?date={day(offset)}").text)

    def test_which_text_applied_by_rest(self) -> None:
        regulation = add_regulation(self.portal, state="in_force", effective_on=day(-9).isoformat())
        transaction.commit()
        staff = self.person("demo-staff")
        found = staff.rest("GET", f"{regulation.absolute_url()}/@in-force?date={day(-1)}").json()
        self.assertEqual((found["in_force"], found["version"], found["from"]), (True, 1, day(-9).isoformat()))
        self.assertEqual(found["text"]["name"], regulation.title)
        found = staff.rest("GET", f"{regulation.absolute_url()}/@in-force?date={day(-10)}").json()
        self.assertEqual((found["in_force"], found["text"]), (False, None))
        self.assertEqual(staff.rest("GET", f"{regulation.absolute_url()}/@in-force?date=2026-02-30").status_code, 400)
        self.assertEqual(self.person(None).rest("GET", f"{regulation.absolute_url()}/@in-force").status_code, 401)

    def test_a_draft_by_rest_and_a_secret_number_refused(self) -> None:
        drafter, section = self.person("demo-drafter"), self.portal["regulations"].absolute_url()
        unit = unit_uid()
        data = {"@type": "Regulation", "title": "延时服务制度", "responsible_unit": unit, "effective_on": "2026-03-01"}
        made = drafter.rest("POST", section, data)
        self.assertEqual((made.status_code, made.json()["effective_on"]), (201, "2026-03-01"))
        refused = drafter.rest("POST", section, data | {"document_number": "绝密〔2026〕1号"})
        self.assertEqual(refused.status_code, 400)
        self.assertIn("国家秘密", refused.json()["message"])

    def test_the_register_and_the_coverage(self) -> None:
        regulation = add_regulation(self.portal, state="in_force", covered_items=["A-1"])
        transaction.commit()
        section = self.portal["regulations"]
        text = self.page("demo-staff", section, "").text
        self.assertIn(regulation.title, text)
        self.assertIn(regulation.document_number, text)
        self.assertNotIn(regulation.title, self.page(None, section, "").text)
        coverage = self.page("demo-staff", section, "@@regulation-coverage").text
        for word in ("A-1", "窗口工作人员", "一楼A区2号", "1 / 16"):
            self.assertIn(word, coverage)

    def test_posts_that_no_regulation_covers_are_named(self) -> None:
        api.portal.set_registry_record("shangnan.regulation.posts", ("窗口工作人员", "咨询台"))
        over = add_regulation(self.portal, 1, "in_force", effective_on=day(-9).isoformat(), covered_posts=["咨询台"])
        over.expires_on = day(0)  # its last day was yesterday; the calendar's run has not been made
        over.reindexObject()
        add_regulation(self.portal, 2, "signed", effective_on=day(0).isoformat(), covered_posts=["窗口工作人员"])
        transaction.commit()
        text = self.page("demo-staff", self.portal["regulations"], "@@regulation-coverage").text
        posts = text.partition('id="coverage-post"')[2].partition('id="coverage-window"')[0]
        self.assertIn("1 / 2", posts)
        self.assertIn("咨询台", posts.partition("尚无制度覆盖")[2])


class TestAcknowledgement(PagesCase):
    def test_who_has_and_who_has_not(self) -> None:
        regulation = add_regulation(self.portal, state="in_force")
        transaction.commit()
        self.assertEqual(self.page("demo-staff", regulation, "@@acknowledge", sent="1").status_code, 302)
        answer = self.person("demo-registrar").rest("POST", f"{regulation.absolute_url()}/@acknowledge", {})
        self.assertEqual((answer.status_code, answer.json()["version"]), (200, 1))
        transaction.begin()
        done = {reader.user_id for reader in readers(regulation) if reader.time}
        self.assertEqual(done, {"demo-staff", "demo-registrar"})
        self.assertEqual(api.content.get_state(regulation), "in_force")
        self.assertEqual(self.page("demo-staff", regulation, "@@acknowledgements").status_code, 302)
        text = self.page("demo-drafter", regulation, "@@acknowledgements").text
        self.assertIn("孙职员", text)
        self.assertIn("已确认知晓 2 人", text)

    def test_without_the_token_of_a_form_nothing_is_kept(self) -> None:
        regulation = add_regulation(self.portal, state="in_force")
        transaction.commit()
        self.person("demo-staff").page(f"{regulation.absolute_url()}/@@acknowledge", sent="1")
        transaction.begin()
        self.assertEqual(time_of(regulation, "demo-staff"), "")

    def test_two_people_at_the_same_moment(self) -> None:
        regulation = add_regulation(self.portal, state="in_force")
        transaction.commit()
        path = regulation.getPhysicalPath()
        database = self.portal._p_jar.db()
        managers = [transaction.TransactionManager() for _person in range(2)]
        connections = [database.open(transaction_manager=manager) for manager in managers]
        try:
            for name, connection in zip(("demo-staff", "demo-party"), connections, strict=True):
                found = connection.root()["Application"]
                for part in path[1:]:
                    found = found._getOb(part)
                self.assertTrue(acknowledge(found, name, "2026-03-01T08:00:00+08:00"))
            for manager in managers:
                manager.commit()
        finally:
            for connection in connections:
                connection.close()
        transaction.begin()
        self.assertTrue(time_of(regulation, "demo-staff") and time_of(regulation, "demo-party"))


class TestConsultation(PagesCase):
    def test_staff_comment_while_it_is_out_and_not_afterwards(self) -> None:
        regulation = add_regulation(self.portal, state="consultation")
        transaction.commit()
        self.assertEqual(self.page("demo-staff", regulation, "@@consultation", comment="建议写明时限").status_code, 302)
        refused = self.page("demo-staff", regulation, "@@consultation", comment="身份证61999919000101001X")
        self.assertIn("身份证", refused.text)
        self.assertEqual(refused.status_code, 200)
        transaction.begin()
        self.assertIn("建议写明时限", self.page("demo-drafter", regulation, "@@consultation").text)
        for transition, account in (
            ("submit", "demo-drafter"),
            ("approve", "demo-reviewer"),
            ("enact", "demo-approver"),
            ("release", "demo-publisher"),
        ):
            step(self.portal, regulation, transition, account, "同意")
        transaction.commit()
        for nobody in ("demo-staff", None):
            self.assertNotIn("建议写明时限", self.page(nobody, regulation, "@@consultation").text)
        self.assertIn("建议写明时限", self.page("demo-reviewer", regulation, "@@consultation").text)


class TestFlags(PagesCase):
    def test_exactly_those_who_cite_are_told_and_once(self) -> None:
        old = add_regulation(self.portal, 30, "in_force")
        number = old.document_number
        by_row = add_guide(
            self.portal,
            0,
            bases=[
                {"law": "", "document_number": number.replace("〔", "[").replace("〕", "]"), "article": "", "text": ""}
            ],
        )
        by_name = add_guide(
            self.portal, 1, bases=[{"law": f"《{old.title}》", "document_number": "", "article": "", "text": ""}]
        )
        by_text = add_guide(self.portal, 2, notes=f"按照{number}执行")
        other = add_guide(self.portal, 3, notes=f"按照{number.replace('30', '3')}执行")
        citing = add_regulation(self.portal, 31, "in_force", basis=f"《某制度》（{number}）")
        new = add_regulation(self.portal, 32, "signed", supersedes=[IUUID(old)], body=f"第一条　{number}同时废止。")
        step(self.portal, new, "enact", "demo-approver")
        self.assertEqual(api.content.get_state(old), "superseded")
        told = (by_row, by_name, by_text, citing)
        for record in told:
            self.assertEqual([flag.uid for flag in open_flags(record)], [IUUID(old)])
            [history] = record.workflow_history.values()
            self.assertEqual([entry["action"] for entry in history].count("flag"), 1)
        for record in (other, new, old):
            self.assertEqual(open_flags(record), [])
        transaction.commit()
        self.assertIn(f"“{old.title} {number}”", self.page("demo-drafter", by_text, "view").text)
        self.assertIn("所引文件已失效", self.page("demo-drafter", by_text, "@@record-history").text)
        by_text.notes = "按照新制度执行"
        self.assertEqual(open_flags(by_text), [])


class TestJob(PagesCase):
    def test_the_page_of_the_administrator(self) -> None:
        regulation = add_regulation(self.portal, state="signed", effective_on=day(-1).isoformat())
        transaction.commit()
        section = self.portal["regulations"]
        self.assertEqual(self.page("demo-approver", section, "@@run-due").status_code, 302)
        page = self.page("demo-sysadmin", section, "@@run-due", sent="1")
        self.assertIn("已施行或失效：1 件", page.text)
        self.assertNotIn(regulation.title, page.text)
        transaction.begin()
        self.assertEqual(api.content.get_state(regulation), "in_force")

    def test_the_console(self) -> None:
        regulation = add_regulation(self.portal, state="signed", effective_on=day(-1).isoformat())
        transaction.commit()
        out, err = StringIO(), StringIO()
        site = self.portal.getId()
        self.assertEqual(main(self.layer["app"], ["--site", site], out, err), 0)
        self.assertIn(regulation.title, out.getvalue())
        out = StringIO()
        self.assertEqual(main(self.layer["app"], ["--site", site], out, err), 0)
        self.assertNotIn(regulation.title, out.getvalue())
        self.assertEqual(main(self.layer["app"], ["--site", "none"], out, err), 1)


class TestDemonstration(PagesCase):
    def test_the_examples_go_through_the_workflow_once(self) -> None:
        add_regulations()
        add_regulations()
        section = self.portal["regulations"]
        self.assertEqual(sorted(section.objectIds()), sorted(EXAMPLES))
        self.assertEqual({api.content.get_state(child) for child in section.objectValues()}, {"in_force_public"})
