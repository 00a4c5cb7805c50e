"""The pages of incoming dispatches over the publisher: the form, the record, the register, trays, what is late; REST."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from plone import api
from re import sub
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.records.dispatch.incoming.examples import add_handler
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import FIELDS
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import READER
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any

import re
import requests
import transaction
import unittest

TITLE = FIELDS["title"]


class Pages(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        add_handler()
        transaction.commit()

    def new(self, state: str = "received", **changes: Any) -> Any:
        dispatch = add_incoming(self.portal, state, **changes)
        transaction.commit()
        return dispatch

    def page(self, address: str, user_id: str | None) -> tuple[int, str]:
        browser = visitor(self.layer, user_id)
        browser.open(address if address.startswith("http") else self.portal.absolute_url() + address)
        # Pages for staff come with every Chinese sign as an entity.
        return status_of(browser), sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), browser.contents)

    def call(self, method: str, url: str, user_id: str, data: Any = None) -> requests.Response:
        headers = {"Accept": "application/json"}
        return requests.request(method, url, json=data, auth=(user_id, TEST_PASSWORD), headers=headers, timeout=60)


class TestTheForm(Pages):
    def test_it_files_under_the_year_and_tells_of_the_same_number(self) -> None:
        self.new("registered")
        browser = visitor(self.layer, "demo-registrar")
        browser.open(f"{self.portal.absolute_url()}/dispatches/++add++IncomingDispatch")
        self.assertNotIn("form.widgets.receipt_number", browser.contents)
        for name, value in (
            ("title", "重复的通知"),
            ("sender", FIELDS["sender"]),
            ("sender_number", "商政办函[2024]8号"),
        ):
            browser.getControl(name=f"form.widgets.{name}").value = value
        browser.getControl(name="form.widgets.named_readers").value = "孙职员\n没有的人"
        browser.getControl(name="form.buttons.save").click()
        self.assertIn("没有叫没有的人的人员", sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), browser.contents))
        browser.getControl(name="form.widgets.named_readers").value = "孙职员"
        browser.getControl(name="form.buttons.save").click()
        self.assertRegex(browser.url, r"/dispatches/in/20\d\d/received-20[\w-]+/view$")
        text = sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), browser.contents)
        self.assertIn("请注意：同一来文单位的同一文号已经有了：收〔2024〕1号", text)
        self.assertIn(TITLE, text.split('id="incoming-same"')[1].split("</div>")[0])

    def test_the_panel_names_the_step_before_which_something_is_lacking(self) -> None:
        dispatch = self.new(received_by="")
        _status, html = self.page(dispatch.absolute_url(), "demo-registrar")
        self.assertIn("“登记”之前还有<span>1</span>项要完善", "".join(html.split()))

    def test_others_do_not_add(self) -> None:
        for user in ("demo-drafter", "demo-staff", "demo-publisher"):
            browser = visitor(self.layer, user)
            browser.open(f"{self.portal.absolute_url()}/dispatches/++add++IncomingDispatch")
            self.assertNotIn("form.widgets.sender_number", browser.contents, user)


class TestTheRecord(Pages):
    def test_who_reads_what(self) -> None:
        dispatch = self.new("being_handled", named_handlers=(HANDLER,))
        dispatch.title = "关于<b>的通知"
        transaction.commit()
        for user in ("demo-registrar", "demo-approver", READER, HANDLER):
            status, html = self.page(dispatch.absolute_url(), user)
            self.assertEqual(status, 200, user)
            for words in (
                "商政办函〔2024〕8号",
                "收〔2024〕1号",
                "还剩5个工作日",
                "关于&lt;b&gt;",
            ):
                self.assertIn(words, html)
            self.assertNotIn("<b>的", html)
        for stranger in ("demo-drafter2", "demo-party", "demo-publisher", "demo-auditor", None):
            _status, html = self.page(dispatch.absolute_url(), stranger)
            self.assertNotIn("商政办函", html, stranger)

    def test_a_reader_sees_the_button_and_the_time_after_it(self) -> None:
        dispatch = self.new("being_handled")
        _status, html = self.page(dispatch.absolute_url(), READER)
        self.assertIn("transition=read", html)
        self.assertNotIn("transition=done", html)
        step(self.portal, dispatch, "read", READER, "已阅，同意")
        step(self.portal, dispatch, "urge", "demo-registrar", "请本周报送")
        transaction.commit()
        _status, html = self.page(dispatch.absolute_url(), "demo-drafter")
        row = html.split('id="incoming-readers"')[1].split("</table>")[0]
        for words in ("孙职员", now().date().isoformat(), "已阅，同意"):
            self.assertIn(words, row)
        self.assertIn("请本周报送", html.split('id="incoming-urges"')[1].split("</div>")[0])

    def test_overdue_and_provisional(self) -> None:
        dispatch = self.new("being_handled")
        dispatch.assigned_on = date(2024, 3, 4)
        transaction.commit()
        self.assertIn(
            "已逾期", self.page(dispatch.absolute_url(), "demo-drafter")[1].split('id="incoming-limit"')[1][:800]
        )
        dispatch.assigned_on = date(2026, 12, 30)
        transaction.commit()
        shown = self.page(dispatch.absolute_url(), "demo-drafter")[1].split('id="incoming-limit"')[1][:800]
        self.assertIn("暂定", shown)
        self.assertIn("2027", shown.split("暂定")[1])


class TestLists(Pages):
    def test_the_register_of_its_own_marks_what_is_there_twice(self) -> None:
        self.new("registered")
        self.new("registered", sender_number="商政办函【2024】 8 号", title="更正件", duplicate_reason="更正件")
        self.new(sender_number="商政办函〔2024〕9号", title="另一件")
        status, html = self.page("/dispatches/@@register?kind=IncomingDispatch", "demo-registrar")
        self.assertEqual(status, 200)
        # Each cell brings the head of its column along, for small screens.
        rows = re.sub(r'data-label="[^"]*"', "", html.split("<tbody>")[1].split("</tbody>")[0]).split("</tr>")
        marked = {title: "重复" in row for row in rows for title in (TITLE, "更正件", "另一件") if title in row}
        self.assertEqual(marked, {TITLE: True, "更正件": True, "另一件": False})
        self.assertNotIn(TITLE, self.page("/dispatches/@@register?kind=IncomingDispatch", "demo-staff")[1])
        # The section still begins with what goes out.
        self.assertIn('value="OutgoingDispatch"', self.page("/dispatches", "demo-staff")[1])
        book = f"{self.portal.absolute_url()}/dispatches/@@register.xlsx?kind=IncomingDispatch"
        self.assertEqual(self.call("GET", book, "demo-registrar").content[:2], b"PK")

    def test_trays(self) -> None:
        dispatch = self.new("triaged", named_handlers=(HANDLER,))
        tray = "/dispatches/@@dispatch-tray"
        self.assertIn(TITLE, self.page(tray, "demo-approver")[1].split('id="tray-assign"')[1])
        for user in ("demo-drafter", READER, HANDLER):
            self.assertIn('id="tray-empty"', self.page(tray, user)[1])
        step(self.portal, dispatch, "assign", "demo-approver", "请办理")
        step(self.portal, dispatch, "urge", "demo-registrar", "请抓紧办理")
        transaction.commit()
        for user, box in (
            (READER, "read"),
            (HANDLER, "handle"),
            ("demo-drafter", "handle"),
            ("demo-approver", "handle"),
        ):
            _status, html = self.page(tray, user)
            self.assertIn(TITLE, html.split(f'id="tray-{box}"')[1], user)
            self.assertIn("请抓紧办理", html)
        self.assertIn('id="tray-empty"', self.page(tray, "demo-drafter2")[1])
        for user in (READER, HANDLER):
            self.assertIn(TITLE, self.page("/@@my-desk", user)[1], user)
        step(self.portal, dispatch, "read", READER)
        transaction.commit()
        self.assertIn('id="tray-empty"', self.page(tray, READER)[1])

    def test_overdue_and_due_soon(self) -> None:
        late = self.new("being_handled", title="超期的来文", sender_number="1")
        self.new("being_handled", title="近期的来文", sender_number="2", limit_days=2)
        self.new("being_handled", title="不急的来文", sender_number="3", limit_days=60)
        done = self.new("being_handled", title="办结的来文", sender_number="4")
        for dispatch in (late, done):
            dispatch.assigned_on = now().date() - timedelta(days=30)
            dispatch.reindexObject()
        step(self.portal, done, "done", "demo-drafter", "已办")
        transaction.commit()
        _status, html = self.page("/dispatches/@@dispatches-due", "demo-registrar")
        overdue, soon = html.split('id="tray-overdue"')[1].split('id="tray-soon"')
        self.assertIn("超期的来文", overdue)
        self.assertIn("近期的来文", soon)
        for title in ("不急的来文", "办结的来文"):
            self.assertNotIn(title, html)
        _status, html = self.page("/dispatches/@@dispatches-due", "demo-drafter2")
        for title in ("超期的来文", "近期的来文"):
            self.assertNotIn(title, html)
        self.assertEqual(self.page("/units/@@dispatches-due", "demo-registrar")[0], 404)


class TestRest(Pages):
    def test_from_nothing_to_registered_with_refusals(self) -> None:
        section = f"{self.portal.absolute_url()}/dispatches/in/2024"
        self.new("registered")
        data = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in FIELDS.items()}
        data |= {"@type": "IncomingDispatch", "named_readers": ["孙职员"]}
        for field, value in (
            ("sender_number", "机密〔2024〕1号"),
            ("urgency", "绝密"),
            ("named_readers", ["没有的人"]),
        ):
            answer = self.call("POST", section, "demo-registrar", {**data, field: value})
            self.assertEqual(answer.status_code, 400, f"{field}: {answer.text}")
        self.assertIn(self.call("POST", section, "demo-drafter", data).status_code, (401, 403))
        answer = self.call("POST", section, "demo-registrar", data)
        self.assertEqual(answer.status_code, 201, answer.text)
        url = answer.json()["@id"]
        self.assertEqual(answer.json()["named_readers"], [READER])
        refused = self.call("POST", f"{url}/@workflow/register", "demo-registrar")
        self.assertEqual(refused.status_code, 400)
        self.assertIn("收〔2024〕1号", refused.json()["message"])
        self.call("PATCH", url, "demo-registrar", {"duplicate_reason": "补发件", "receipt_number": "收〔2024〕99号"})
        self.assertEqual(self.call("POST", f"{url}/@workflow/register", "demo-registrar").status_code, 200)
        self.assertEqual(self.call("GET", url, "demo-registrar").json()["receipt_number"], "收〔2024〕2号")

    def test_people_and_answer(self) -> None:
        url = self.new("being_handled").absolute_url()
        body: dict[str, Any]
        for body in ({"named_readers": "孙职员"}, {"named_handlers": [1]}, {"named_readers": ["没有的人"]}):
            self.assertEqual(self.call("POST", f"{url}/@people", "demo-drafter", body).status_code, 400, body)
        answer = self.call("POST", f"{url}/@people", "demo-drafter", {"named_handlers": ["钱经手"]})
        self.assertEqual(answer.json()["named_handlers"], [HANDLER])
        self.assertEqual(answer.json()["named_readers"], [READER])
        for body in ({}, {"uid": 1}, {"uid": "0" * 32}):
            self.assertEqual(self.call("POST", f"{url}/@reply", "demo-drafter", body).status_code, 400, body)


class TestStrangers(Pages):
    """Whoever neither handles nor reads a dispatch meets no word of it, wherever the room and the desk show dispatches."""

    WORD = "zqcanaryincoming"
    PAGES = (
        "/dispatches", "/dispatches/@@register?kind=IncomingDispatch", "/dispatches/@@register.xlsx?kind=IncomingDispatch",
        "/dispatches/@@dispatch-tray", "/dispatches/@@dispatches-due", "/dispatches/in", "/dispatches/in/2024",
        "/dispatches/in/2024/folder_contents", "/@@my-desk", "/@@search?SearchableText=zqcanaryincoming",
    )  # fmt: skip
    SERVICES = (
        "/@search?SearchableText=zqcanaryincoming&fullobjects=1", "/@search?portal_type=IncomingDispatch&metadata_fields=_all",
        "/dispatches/in/2024?fullobjects=1", "/dispatches/in/2024/@navigation",
    )  # fmt: skip

    def test_no_word_is_met(self) -> None:
        texts = {name: f"{self.WORD}{name}" for name in ("title", "sender", "sender_number", "summary", "proposal")}
        dispatch = self.new("being_handled", **texts)
        with acting_as(self.portal, "demo-registrar"):
            add_attachment(dispatch, f"{self.WORD}.pdf")
        step(self.portal, dispatch, "note", "demo-drafter", f"{self.WORD}note")
        transaction.commit()
        own = (
            "",
            "/view",
            "/@@people",
            "/@@reply",
            "/@@record-history",
            "/@@transition?transition=read",
            f"/{self.WORD}.pdf/view",
        )
        pages = [self.portal.absolute_url() + path for path in self.PAGES]
        pages += [dispatch.absolute_url() + path for path in own]
        services = [self.portal.absolute_url() + path for path in self.SERVICES] + [dispatch.absolute_url()]
        for user in ("demo-drafter2", "demo-publisher", "demo-sysadmin", "demo-auditor", None):
            for address in pages:
                self.assert_silent(user, address, "text/html")
            for address in services:
                self.assert_silent(user, address, "application/json")
        # The search is worth something: a handler does meet them.
        for address in (pages[1], pages[3], services[0]):
            accept = "application/json" if address in services else "text/html"
            self.assertIn(self.WORD + "title", self.told("demo-drafter", address, accept), address)

    def told(self, user: str | None, address: str, accept: str) -> str:
        auth = (user, TEST_PASSWORD) if user else None
        return requests.get(address, auth=auth, headers={"Accept": accept}, allow_redirects=False, timeout=60).text

    def assert_silent(self, user: str | None, address: str, accept: str) -> None:
        told = self.told(user, address, accept)
        # A page may repeat what was asked for.
        for asked in (f"SearchableText={self.WORD}", f'value="{self.WORD}"', f"{self.WORD}.pdf"):
            told = told.replace(asked, "")
        for part in ("title", "sender", "summary", "proposal", "note"):
            self.assertNotIn(self.WORD + part, told, f"{user} at {address}")


class TestTheCalendar(Pages):
    def test_the_system_administrator_keeps_it(self) -> None:
        browser = visitor(self.layer, "demo-sysadmin")
        browser.open(f"{self.portal.absolute_url()}/@@working-calendar")
        field = browser.getControl(name="form.widgets.exceptions")
        field.value = "明年元旦放假"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        self.assertEqual(api.portal.get_registry_record("shangnan.calendar.exceptions"), ())
        browser.getControl(name="form.widgets.exceptions").value = "2027-01-01 休 元旦\n2027 完整"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        kept = api.portal.get_registry_record("shangnan.calendar.exceptions")
        self.assertEqual(kept, ("2027-01-01 休 元旦", "2027 完整"))
        for user in ("demo-registrar", "demo-staff", None):
            self.assertNotIn("form.widgets.exceptions", self.page("/@@working-calendar", user)[1], user)
