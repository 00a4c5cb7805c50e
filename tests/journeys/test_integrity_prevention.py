"""From an empty form to the last state of a risk point, a task of the lists and an entry of the log, each refused once."""

from __future__ import annotations

from datetime import timedelta
from shangnan.policy.calendar.clock import now
from tests.journeys.browser import Person
from tests.journeys.journey import JourneyCase

UNIT = "县行政审批服务局"
SAVE = '[name="form.buttons.save"]'


class TestPrevention(JourneyCase):
    def done(self, account: str, url: str, transition: str, opinion: str = "", **details: str) -> Person:
        person = self.person(account)
        self.take(person, url, transition, opinion, **details)
        return person

    def day(self, number: int) -> str:
        return (now().date() + timedelta(days=number)).isoformat()

    def save(self, person: Person) -> str:
        person.press_and_go(SAVE)
        return person.page.url.removesuffix("/view")

    def test_from_empty_forms_to_the_last_states(self) -> None:
        # A drafter writes a risk point; the head is told what is missing, and adopts it when it is mended.
        drafter = self.person("demo-drafter")
        drafter.open("/integrity/++add++IntegrityRisk")
        drafter.fill({"responsible_unit": UNIT, "title": "受理环节超出清单索要材料", "level": "高"})
        drafter.fill(
            {"category": "业务流程风险", "manifestations": "索要清单以外的证明。", "person_in_charge": "王审核"}
        )
        risk = self.save(drafter)
        head = self.done("demo-approver", risk, "adopt", "同意")
        self.assertIn("“防控措施”没有填", head.page.inner_text(".alert-danger"))
        drafter.open(f"{risk}/edit")
        drafter.fill({"measures": "录音录像，每月抽查。"})
        self.save(drafter)
        self.done("demo-approver", risk, "adopt", "同意")
        self.assertIn("防控中", head.text())

        # The inspector reviews it, too far ahead at first, finds it among what is due, and closes it in the end.
        inspector = self.done("demo-discipline", risk, "review", "措施已落实", next_review=self.day(400))
        self.assertIn("最迟在", inspector.page.inner_text(".alert-danger"))
        self.assertEqual(inspector.page.input_value("#transition-opinion"), "措施已落实")
        self.assertEqual(inspector.page.inner_text('label[for="transition-opinion"]'), "意见（必填）")
        inspector.page.fill("#transition-next_review", self.day(20))
        inspector.press_and_go('#transition-form button[type="submit"]')
        self.assertIn(self.day(20), inspector.page.inner_text("#risk-reviews"))
        inspector.open("/integrity/@@integrity-due")
        self.assertIn("受理环节超出清单索要材料", inspector.page.inner_text("#due-risks"))
        self.done("demo-discipline", risk, "close", "事项已取消")
        inspector.open("/integrity?kind=IntegrityRisk&category=高")
        self.assertIn("已销号", inspector.page.inner_text("#register"))

        # A task of a list: started, reported, sent back, reported again, accepted.
        drafter.open("/integrity/++add++IntegrityListItem")
        drafter.fill({"responsible_unit": UNIT, "title": "廉洁承诺上墙", "list_key": "任务清单"})
        drafter.fill({"measures": "逐窗口检查。", "person_in_charge": "李经办", "deadline": self.day(10)})
        task = self.save(drafter)
        self.done("demo-approver", task, "start")
        self.done("demo-drafter", task, "submit", "已上墙")
        self.done("demo-discipline", task, "return_to_work", "还差两个窗口")
        drafter.open(task)
        self.assertIn("落实中", drafter.text())
        self.done("demo-drafter", task, "submit", "已补齐")
        self.done("demo-discipline", task, "accept", "属实")
        self.assertIn("已完成", inspector.text())

        # The head writes down an admonition, for two people at first; the one who was admonished reads it, others do not.
        head.open("/integrity/++add++IntegrityLogEntry")
        head.fill({"responsible_unit": UNIT, "title": "迟到告诫谈话", "log_kind": "告诫", "held_on": self.day(-1)})
        head.fill({"carried_out_by": "张签发", "content": "一个月内三次迟到。"})
        head.add_row("people", {"name": "孙职员", "user_id": "demo-staff"})
        head.add_row("people", {"name": "别人"})
        entry = self.save(head)
        self.done("demo-approver", entry, "file", "报备")
        self.assertIn("告诫一人一条", head.page.inner_text(".alert-danger"))
        head.open(f"{entry}/edit")
        body = head.page.locator('tbody[data-name_prefix="form.widgets.people"]')
        head.show(body)
        body.locator("tr.datagridwidget-row").nth(1).locator("button.dgf--row-delete").click()
        self.save(head)
        self.done("demo-approver", entry, "file", "报备")
        self.assertIn("已备案", head.text())
        admonished = self.person("demo-staff")
        admonished.open("/integrity?kind=IntegrityLogEntry")
        admonished.press_and_go('#register a:has-text("迟到告诫谈话")')
        self.assertIn("一个月内三次迟到", admonished.text())
        drafter.open(entry)
        self.assertNotIn("迟到", drafter.text())
