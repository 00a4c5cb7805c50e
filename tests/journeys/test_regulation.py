"""A rule of the centre from an empty form to its repeal: six people, one refusal each time something is missing."""

from __future__ import annotations

from tests.journeys.browser import PHONE
from tests.journeys.journey import JourneyCase
from tests.records.regulation.examples import BODY

NAME = "延时服务制度"


class TestRegulation(JourneyCase):
    def test_from_a_draft_to_the_repeal(self) -> None:
        drafter = self.person("demo-drafter")
        drafter.open("/regulations/++add++Regulation")
        drafter.fill({"title": NAME, "category": "便民服务制度", "subject": "延时服务", "body": BODY})
        drafter.press_and_go('[name="form.buttons.save"]')
        url = drafter.page.url.removesuffix("/view")
        self.assertIn("第三条", drafter.text())
        self.take(drafter, url, "consult")

        # Any staff member comments.
        staff = self.person("demo-staff")
        staff.open(f"{url}/@@consultation")
        staff.page.fill("#comment-text", "建议写明延时到几点")
        staff.press_and_go('#comment-form button[type="submit"]')
        self.assertIn("建议写明延时到几点", staff.text())

        # Handing it in is refused: nobody has decided whether it is public.
        self.take(drafter, url, "submit")
        self.assertIn("公开属性", drafter.page.inner_text(".alert-danger"))
        drafter.open(f"{url}/edit")
        drafter.fill({"public_scope": "公开"})
        drafter.press_and_go('[name="form.buttons.save"]')
        self.take(drafter, url, "submit", "已采纳意见")

        self.take(self.person("demo-reviewer"), url, "approve", "同意签发")
        approver = self.person("demo-approver")
        self.take(approver, url, "enact", "即日起施行")
        self.assertIn("施行", approver.text())

        # Staff confirm; the unit sees who has not.
        staff.open(url)
        staff.press_and_go("#acknowledge")
        self.assertIn("确认知晓", staff.text())
        approver.open(f"{url}/@@acknowledgements")
        self.assertIn("尚未确认", approver.text())

        # Public only after the check.
        visitor = self.person(None, window=PHONE)
        visitor.open(url)
        self.assertNotIn(NAME, visitor.text())
        self.take(self.person("demo-publisher"), url, "release", "发布前审查（含保密审查）通过")
        visitor.open(f"{url}#article-3")
        self.assertIn("窗口人员应当一次告知全部材料", visitor.text())
        visitor.open("/regulations")
        self.assertIn(NAME, visitor.text())

        self.take(approver, url, "repeal_public", "并入新的服务规范")
        visitor.open(url)
        self.assertIn("不再施行", visitor.text())
