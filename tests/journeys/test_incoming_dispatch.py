"""From an empty form to the file: an incoming dispatch with its number, six people, and a number that was there already."""

from __future__ import annotations

from tests.journeys.browser import Person
from tests.journeys.journey import JourneyCase
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk

import transaction

TITLE = "关于开展政务服务满意度调查的函"
SENDER = "商洛市行政审批服务局"
SEND = '#transition-form button[type="submit"]'


class TestIncomingDispatch(JourneyCase):
    def setUp(self) -> None:
        super().setUp()
        walk(self.layer["portal"], add_dispatch(self.layer["portal"], title="关于满意度调查情况的复函"), "issue")
        transaction.commit()

    def receive(self, registrar: Person, number: str) -> str:
        registrar.open("/dispatches/++add++IncomingDispatch")
        registrar.fill({"title": TITLE, "sender": SENDER, "sender_number": number, "received_by": "周文书"})
        registrar.press_and_go('[name="form.buttons.save"]')
        return registrar.page.url.removesuffix("/view")

    def test_from_an_empty_form_to_the_file(self) -> None:
        # The registrar signs for it and registers it.
        registrar = self.person("demo-registrar")
        dispatch = self.receive(registrar, "商审批函〔2024〕31号")
        self.assertNotIn("guan-yu", dispatch)
        self.take(registrar, dispatch, "register")
        self.assertIn("1号", registrar.page.inner_text("dl"))

        # The same letter comes by another way, its number typed differently: told at once, refused, deleted.
        again = self.receive(registrar, "商审批函[2024] 31 号")
        self.assertIn(TITLE, registrar.page.inner_text("#incoming-same"))
        self.take(registrar, again, "register")
        self.assertIn("同一来文单位的同一文号已经有了", registrar.page.inner_text(".alert-danger"))
        registrar.open(f"{again}/delete_confirmation")
        registrar.press_and_go('[name="form.buttons.Delete"]')

        # Triage tells everything that is lacking; filled in, it goes to the head of the lead unit.
        self.take(registrar, dispatch, "triage")
        self.assertIn("办理方式", registrar.page.inner_text(".alert-danger"))
        registrar.open(f"{dispatch}/edit")
        registrar.fill({"handling_kind": "批办", "responsible_unit": "县行政审批服务局", "limit_days": "5"})
        registrar.fill({"proposal": "拟由审批局答复。", "named_readers": "孙职员"})
        registrar.page.locator('[name^="form.widgets.needs_reply"][type="checkbox"]').check()
        registrar.press_and_go('[name="form.buttons.save"]')
        self.take(registrar, dispatch, "triage", "请批示")
        head = self.person("demo-approver")
        head.open("/dispatches/@@dispatch-tray")
        head.press_and_go(f'#tray-assign a:has-text("{TITLE}")')
        self.take(head, dispatch, "assign", "请李经办办理")

        # A reader finds it on the desk and confirms; the registrar urges; the handler is told.
        reader = self.person("demo-staff")
        reader.open("/@@my-desk")
        reader.press_and_go(f'a:has-text("{TITLE}") >> nth=0')
        self.take(reader, dispatch, "read", "已阅")
        self.take(registrar, dispatch, "urge", "请尽快答复")
        handler = self.person("demo-drafter")
        handler.open("/dispatches/@@dispatch-tray")
        self.assertIn("请尽快答复", handler.page.inner_text("#tray-handle"))
        handler.open(dispatch)
        self.assertIn("已阅", handler.page.inner_text("#incoming-readers"))

        # It cannot end without our answer; linked, it ends and is filed.
        self.take(handler, dispatch, "done", "已函复")
        self.assertIn("需要答复", handler.page.inner_text(".alert-danger"))
        handler.open(f"{dispatch}/@@reply")
        handler.page.fill("#reply-text", "满意度")
        handler.press_and_go('#reply-search button[type="submit"]')
        handler.page.locator("#reply-form input[type=radio]").first.check()
        handler.press_and_go('#reply-form button[type="submit"]')
        self.assertIn("复函", handler.page.inner_text("#incoming-reply"))
        self.take(handler, dispatch, "done", "已函复")
        self.take(registrar, dispatch, "file", "归档")
        self.assertIn("已归档", registrar.text())
        registrar.open("/dispatches/@@register?kind=IncomingDispatch")
        self.assertEqual(registrar.page.locator("#register tbody tr").count(), 1)
