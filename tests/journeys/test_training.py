"""From an empty form to a filed training record: a roster refused and mended, a confirmation refused, scores unseen."""

from __future__ import annotations

from tests.journeys.journey import JourneyCase

TITLE = "窗口服务礼仪培训"
ROSTER = (
    "姓名\t账号\t单位\t签到\t成绩\n孙职员\tdemo-staff\t县行政审批服务局\t是\t91\n何大明\t\t试马镇人民政府\t请假\t\n"
)


class TestTraining(JourneyCase):
    def test_from_an_empty_form_to_the_file(self) -> None:
        # The drafter describes the session, and pastes the roster from a spreadsheet: first with a word too many.
        drafter = self.person("demo-drafter")
        drafter.open("/training/++add++TrainingRecord")
        drafter.fill({"title": TITLE, "plan": "2019年度培训计划", "session": "第2期", "session_date": "2019-11-20"})
        drafter.fill({"session_hours": "4", "session_place": "三楼会议室", "trainer": "刘老师"})
        drafter.fill({"standards": "《政务服务工作制度》"})  # which opens the tab of both
        drafter.page.get_by_label("服务礼仪", exact=True).check()
        drafter.press_and_go('[name="form.buttons.save"]')
        record = drafter.page.url.removesuffix("/view")
        drafter.open(f"{record}/@@training-roster")
        drafter.page.fill("#roster-pasted", ROSTER.replace("请假", "可能"))
        drafter.press_and_go('#roster-form button[type="submit"]')
        self.assertIn("可能", drafter.page.inner_text("#roster-problems"))
        drafter.page.fill("#roster-pasted", ROSTER)
        drafter.press_and_go('#roster-form button[type="submit"]')
        self.assertIn("应到2人，签到1人", drafter.text())
        self.assertIn("91", drafter.page.inner_text("#training-roster"))

        # The reviewer cannot confirm it without its content; the drafter adds that.
        reviewer = self.person("demo-reviewer")
        self.take(reviewer, record, "confirm", "情况属实")
        self.assertIn("培训内容", reviewer.page.inner_text(".alert-danger"))
        drafter.open(f"{record}/edit")
        drafter.fill({"content": "仪容仪表与接待用语。"})
        drafter.press_and_go('[name="form.buttons.save"]')
        self.take(reviewer, record, "confirm", "情况属实")
        self.take(self.person("demo-registrar"), record, "file", "归档")

        # Another member of staff finds it in the register and sees no score; the trainee sees the own one.
        other = self.person("demo-publisher")
        other.open("/training?year=2019&category=服务礼仪")
        self.assertIn("已归档", other.page.inner_text("#register"))
        other.press_and_go(f'#register a:has-text("{TITLE}")')
        self.assertNotIn("91", other.page.inner_text("#training-roster"))
        trainee = self.person("demo-staff")
        trainee.open(record)
        self.assertIn("91", trainee.page.inner_text("#training-roster"))
        trainee.open("/training/@@training-ledger?year=2019")
        self.assertIn("孙职员", trainee.page.inner_text("#training-ledger"))
        self.assertIn("(1 ÷ 2)", trainee.page.inner_text("#training-rate"))
