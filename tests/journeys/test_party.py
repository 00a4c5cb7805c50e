"""From an empty form to a filed Party-building record, with numbers that did not add up, and to a public notice."""

from __future__ import annotations

from tests.journeys.journey import JourneyCase

TITLE = "九月主题党日"
NOTICE = "党员志愿服务通知"


class TestParty(JourneyCase):
    def test_from_an_empty_form_to_the_file(self) -> None:
        # The clerk writes it down; the numbers do not add up.
        clerk = self.person("demo-party")
        clerk.open("/party/++add++PartyRecord")
        clerk.fill(
            {"responsible_unit": "县行政审批服务局", "title": TITLE, "branch": "局机关党支部", "party_kind": "主题党日"}
        )
        clerk.fill({"held_on": "2019-09-20", "held_place": "仓房村", "host": "张签发", "recorder": "吴党务"})
        clerk.fill({"due": "12", "present": "12", "absent": "1", "agenda": "志愿服务。"})
        clerk.add_row("people", {"name": "何大明", "reason": "病假"})
        clerk.page.locator('[name^="form.widgets.people.0.widgets.present"][type="checkbox"]').uncheck()
        clerk.press_and_go('[name="form.buttons.save"]')
        record = clerk.page.url.removesuffix("/view")
        self.assertNotIn("jiu-yue", record)
        self.take(clerk, record, "submit")
        self.assertIn("应到12人，不等于实到12人加缺席1人", clerk.page.inner_text(".alert-danger"))
        clerk.open(f"{record}/edit")
        clerk.fill({"present": "11"})
        clerk.press_and_go('[name="form.buttons.save"]')
        self.take(clerk, record, "submit")

        # The head of the unit approves, the registrar files.
        self.take(self.person("demo-approver"), record, "approve", "同意")
        clerk.open(f"{record}/++add++PartyNotice")
        clerk.fill({"title": NOTICE, "notice_day": "2019-09-27", "notice_text": "欢迎群众参加。"})
        clerk.press_and_go('[name="form.buttons.save"]')
        notice = clerk.page.url.removesuffix("/view")
        self.take(clerk, notice, "submit", "可以公开")
        self.take(self.person("demo-registrar"), record, "file")
        clerk.open("/party/@@party-year?year=2019")
        self.assertIn("主题党日", clerk.page.inner_text("#party-totals"))

        # The publisher releases the notice; a visitor reads it and nothing of the record.
        self.take(self.person("demo-publisher"), notice, "release", "已审查")
        visitor = self.person(None)
        visitor.open(notice)
        self.assertIn("欢迎群众参加", visitor.text())
        self.assertNotIn(TITLE, visitor.text())
        visitor.open(record)
        self.assertNotIn(TITLE, visitor.text())
