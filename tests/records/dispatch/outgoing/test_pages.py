"""The pages of a dispatch over the publisher: staff, the public, the form, REST."""

from __future__ import annotations

from plone import api
from re import sub
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import FIELDS
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from tests.support import save_form
from tests.support import unit_uid
from typing import Any

import requests
import transaction
import unittest


class Pages(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def new(self, last: str = "", **changes: Any) -> Any:
        dispatch = add_dispatch(self.portal, **changes)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(dispatch)
        if last:
            walk(self.portal, dispatch, last)
        transaction.commit()
        return dispatch

    def page(self, address: str, user_id: str | None = None) -> tuple[int, str]:
        browser = visitor(self.layer, user_id)
        browser.open(address)
        # Pages for staff come with every Chinese sign as an entity.
        return status_of(browser), sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), browser.contents)


class TestThePublic(Pages):
    def test_a_released_dispatch_is_read_at_its_own_address(self) -> None:
        dispatch = self.new("release", organ_mark="商南县行政审批服务局文件")
        status, html = self.page(dispatch.absolute_url())
        self.assertEqual(status, 200)
        for words in (
            "商南审批发〔2024〕1号",
            "关于开展窗口礼仪培训的通知",
            "各进驻单位：",
            "（一）仪容仪表规范。",
            "2024年3月10日",
            "form.pdf",
        ):
            self.assertIn(words, html)
        self.assertRegex(html, r"<h2\s*>一、培训时间</h2>")
        self.assertIn('<meta name="ArticleTitle" content="关于开展窗口礼仪培训的通知"', html)
        # How it was handled is not for the public.
        self.assertNotIn("陈发布", html)
        self.assertNotIn("李经办", html)

    def test_tables_and_what_is_issued_with_it(self) -> None:
        enclosure = "培训方案\n一、目的\n提高服务水平。\n附件\n日程\n| 时间 | 内容 |\n| 9时 | <b>礼仪</b> |"
        dispatch = self.new(body="如下。\n| 窗口 | 人员 |\n| 不动产登记 | 张三 |", enclosure=enclosure)
        _status, html = self.page(dispatch.absolute_url(), "demo-drafter")
        for cell in (
            r"<th scope=\"col\">人员</th>",
            r"<td>张三</td>",
            r"<th scope=\"col\">内容</th>",
            r"<td>&lt;b&gt;礼仪&lt;/b&gt;</td>",
        ):
            self.assertRegex(html, cell)
        self.assertRegex(html, r"<h2\s*>培训方案</h2>")
        self.assertRegex(html, r"<h3\s*>一、目的</h3>")
        self.assertRegex(html, r"<h2\s*>日程</h2>")
        self.assertNotIn("| 张三", html)

    def test_its_file_comes_along(self) -> None:
        dispatch = self.new("release")
        answer = requests.get(f"{dispatch.absolute_url()}/form.pdf/@@download/file", timeout=60)
        self.assertEqual((answer.status_code, answer.content), (200, PDF))

    def test_nothing_else_is_shown_or_listed(self) -> None:
        public, internal = self.new("release"), self.new("issue", title="内部安排的通知")
        _status, html = self.page(internal.absolute_url())
        self.assertNotIn("内部安排的通知", html)
        section = public.aq_parent
        places = [section, section.aq_parent, section.aq_parent.aq_parent]
        for place in places:
            for way in ("", "/view", "/listing_view", "/@@register", "/@@register.xlsx", "/folder_contents"):
                with self.subTest(place=place.getId(), way=way):
                    _status, html = self.page(place.absolute_url() + way)
                    self.assertNotIn("关于开展窗口礼仪培训的通知", html)
                    self.assertNotIn("内部安排的通知", html)
        _status, html = self.page(public.absolute_url())
        for place in places:
            self.assertNotIn(f'"{place.absolute_url()}"', html, "a link that leads to a refusal")

    def test_text_is_never_markup(self) -> None:
        dispatch = self.new(title="关于<b>的通知", recipients="<i>各单位</i", body="第一段 & <em\n一、<u")
        _status, html = self.page(dispatch.absolute_url(), "demo-drafter")
        for typed in ("<b>的", "<i>各", "<em\n", "<u<"):
            self.assertNotIn(typed, html)
        self.assertIn("&lt;em", html)


class TestStaff(Pages):
    def test_the_office_sees_how_it_was_handled(self) -> None:
        dispatch = self.new("sign")
        _status, html = self.page(dispatch.absolute_url(), "demo-registrar")
        self.assertIn("陈发布", html)
        self.assertIn("张签发", html)
        issued = self.new("issue")
        _status, html = self.page(issued.absolute_url(), "demo-staff")
        self.assertIn("商南审批发〔2024〕1号", html)
        self.assertNotIn("陈发布", html)

    def test_a_mark_in_the_text_is_warned_of(self) -> None:
        dispatch = self.new(body="机密★10年\n正文。")
        _status, html = self.page(dispatch.absolute_url(), "demo-drafter")
        self.assertIn("机密★10年", html.split("alert-warning")[1].split("</ul>")[0])

    def test_a_void_dispatch_says_so(self) -> None:
        dispatch = self.new("register")
        workflow = api.portal.get_tool("portal_workflow")
        for transition, user_id in (("withdraw", "demo-approver"), ("void", "demo-registrar")):
            with acting_as(self.portal, user_id):
                workflow.doActionFor(dispatch, transition, comment="重复发文")
        transaction.commit()
        _status, html = self.page(dispatch.absolute_url(), "demo-registrar")
        self.assertIn("作废", html.split('id="content-core"')[1])

    def test_the_register_lists_it_by_number(self) -> None:
        self.new("register")
        self.new("issue", title="关于报送材料的函", kind="函")
        _status, html = self.page(f"{self.portal.absolute_url()}/dispatches", "demo-staff")
        for words in ("商南审批发〔2024〕1号", "商南审批发〔2024〕2号", "关于报送材料的函"):
            self.assertIn(words, html)
        _status, html = self.page(
            f"{self.portal.absolute_url()}/dispatches/@@register?category=%E5%87%BD", "demo-staff"
        )
        self.assertIn("商南审批发〔2024〕2号", html)
        self.assertNotIn("商南审批发〔2024〕1号", html)

    def test_the_form_files_under_the_year_and_has_no_place_for_the_number(self) -> None:
        browser = visitor(self.layer, "demo-drafter")
        browser.open(f"{self.portal.absolute_url()}/dispatches/++add++OutgoingDispatch")
        self.assertNotIn("form.widgets.document_number", browser.contents)
        save_form(browser, title="关于试行的通知")
        self.assertRegex(browser.url, r"/dispatches/out/20\d\d/[\w-]+/view$")
        _status, html = self.page(browser.url, "demo-drafter")
        self.assertIn("关于试行的通知", html)


class TestRest(Pages):
    def call(self, method: str, url: str, user_id: str | None, data: Any = None) -> requests.Response:
        auth = (user_id, TEST_PASSWORD) if user_id else None
        return requests.request(method, url, json=data, auth=auth, headers={"Accept": "application/json"}, timeout=60)

    def test_from_nothing_to_checking(self) -> None:
        self.new()
        section = f"{self.portal.absolute_url()}/dispatches/out/2024"
        data = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in FIELDS.items()}
        answer = self.call(
            "POST", section, "demo-drafter", {"@type": "OutgoingDispatch", **data, "responsible_unit": unit_uid()}
        )
        self.assertEqual(answer.status_code, 201, answer.text)
        made = answer.json()
        self.assertEqual((made["written_on"], made["kind"]["token"]), ("2024-03-10", "w07"))
        self.assertEqual(self.call("POST", f"{made['@id']}/@workflow/submit", "demo-drafter").status_code, 200)
        self.assertEqual(self.call("GET", made["@id"], "demo-reviewer").json()["review_state"], "checking")
        self.assertIn(self.call("GET", made["@id"], "demo-staff").status_code, (401, 403, 404))

    def test_the_number_and_secrets_are_refused(self) -> None:
        dispatch = self.new()
        url = dispatch.absolute_url()
        self.call("PATCH", url, "demo-drafter", {"document_number": "商南政办发〔2024〕9号"})
        for field, value in (("organ_code", "机密发"), ("copy_number", "绝密"), ("urgency", "秘密")):
            with self.subTest(field):
                answer = self.call("PATCH", url, "demo-drafter", {field: value})
                self.assertEqual(answer.status_code, 400, answer.text)
        transaction.begin()
        self.assertEqual((dispatch.document_number, dispatch.organ_code), ("", FIELDS["organ_code"]))

    def test_the_public_is_told_only_what_it_may_know(self) -> None:
        dispatch = self.new("release")
        answer = self.call("GET", dispatch.absolute_url(), None)
        self.assertEqual(answer.status_code, 200)
        told = answer.json()
        self.assertEqual(told["document_number"], "商南审批发〔2024〕1号")
        for field in ("checked_by", "checked_on", "check_result", "disclosure_reason"):
            self.assertNotIn(field, told)
