"""The pages of incoming dispatches over the publisher: the form, the record, the register, trays, what is late; REST."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from re import sub
from shangnan.policy.calendar.clock import now
from tests.portal.browsing import visitor
from tests.records.dispatch.incoming.examples import FIELDS
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import READER
from tests.records.dispatch.incoming.pages_case import Pages
from tests.records.dispatch.incoming.pages_case import TITLE
from tests.support import save_form
from tests.support import step

import re
import transaction


class TestTheForm(Pages):
    def test_it_files_under_the_year_and_tells_of_the_same_number(self) -> None:
        self.new("registered")
        browser = visitor(self.layer, "demo-registrar")
        browser.open(f"{self.portal.absolute_url()}/dispatches/++add++IncomingDispatch")
        self.assertNotIn("form.widgets.receipt_number", browser.contents)
        typed = {"title": "重复的通知", "sender": FIELDS["sender"], "sender_number": "商政办函[2024]8号"}
        save_form(browser, **typed, named_readers="孙职员\n没有的人")
        self.assertIn("没有叫没有的人的人员", sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), browser.contents))
        save_form(browser, named_readers="孙职员")
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
