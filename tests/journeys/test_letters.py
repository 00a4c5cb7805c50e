"""A campaign of letters from an empty form to the file: signed from the top, with a wrong order and a wrong password refused."""

from __future__ import annotations

from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.journeys.browser import Person
from tests.journeys.browser import PHONE
from tests.journeys.journey import JourneyCase
from tests.support import forget_tries

TITLE = "2026年度党风廉政建设责任书签订"
ROSTER = (
    "姓名\t账号\t职务\t单位\t层级\t上级\n"
    "张签发\tdemo-approver\t局长\t县行政审批服务局\t书记\t\n"
    "王审核\tdemo-reviewer\t副局长\t县行政审批服务局\t分管领导\t张签发\n"
    "孙职员\tdemo-staff\t窗口人员\t县行政审批服务局\t个人\t王审核\n"
)


class TestLetters(JourneyCase):
    def setUp(self) -> None:
        super().setUp()
        self.addCleanup(forget_tries, self.layer["portal"])

    def sign(self, person: Person, name: str, password: str = TEST_PASSWORD) -> None:
        """From the desk to the letter of a person, and on to the signature."""
        person.open("/@@my-desk")
        person.press_and_go(f'#desk-letters-to-sign a:has-text("（{name}）")')
        person.press_and_go("#letter-sign")
        self.type_signature(person, password)

    def type_signature(self, person: Person, password: str) -> None:
        person.page.fill("#transition-opinion", "同意")
        person.page.fill("#transition-password", password)
        person.press_and_go('#transition-form button[type="submit"]')

    def test_from_an_empty_form_to_the_file(self) -> None:
        # The discipline inspector writes the template and pastes the roster: first with somebody who is not there.
        inspector = self.person("demo-discipline")
        inspector.open("/integrity/++add++IntegrityCampaign")
        inspector.fill({"responsible_unit": "县行政审批服务局", "title": TITLE, "year": "2026"})
        inspector.fill({"scope": "{单位}{职务}{姓名}职责范围。", "main_duties": "对{上级职务}{上级姓名}负责。"})
        inspector.fill({"assessment": "年终考核。", "accountability": "依规追究。"})
        inspector.fill({"term_from": "2026-01-01", "term_until": "2026-12-31"})
        inspector.press_and_go('[name="form.buttons.save"]')
        campaign = inspector.page.url.removesuffix("/view")
        inspector.press_and_go('.sn-record-panel a[href$="@@campaign-roster"]')
        inspector.page.fill("#roster-pasted", ROSTER.replace("demo-staff", "sun-zhiyuan"))
        inspector.press_and_go('#roster-form button[type="submit"]')
        self.assertIn("账号 sun-zhiyuan 不存在", inspector.page.inner_text("#roster-problems"))
        inspector.page.fill("#roster-pasted", ROSTER)
        inspector.press_and_go('#roster-form button[type="submit"]')
        inspector.press_and_go('.sn-record-steps a:has-text("启动本批次")')
        inspector.press_and_go('#transition-form button[type="submit"]')
        self.assertIn("还有 2 人的责任书没有生成", inspector.page.inner_text("#letters-to-make"))
        inspector.press_and_go('#make-form button[type="submit"]')
        self.assertIn("0%", inspector.page.inner_text("#campaign-progress tfoot"))

        # The deputy may not sign downwards before the own letter is effective.
        deputy = self.person("demo-reviewer")
        deputy.open("/integrity/@@my-letters")
        deputy.press_and_go('#letters-later a:has-text("孙职员")')
        deputy.press_and_go("#letter-sign")
        self.assertIn("王审核与张签发签订的责任书还没有生效", deputy.page.inner_text(".alert-danger"))
        self.sign(self.person("demo-approver"), "王审核")
        self.sign(deputy, "王审核")
        self.sign(deputy, "孙职员")

        # An ordinary member of staff signs on the phone; the first password is wrong.
        staff = self.person("demo-staff", PHONE)
        self.sign(staff, "孙职员", "wrong-password")
        self.assertIn("密码不对", staff.page.inner_text(".alert-danger"))
        self.type_signature(staff, TEST_PASSWORD)
        self.assertIn("已签字", staff.page.inner_text("#letter-signatures"))
        self.assertNotIn("未签字", staff.page.inner_text("#letter-signatures"))
        wide = staff.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        self.assertFalse(wide, "the page is wider than the phone")

        # All have signed; the inspector assesses, the registrar files.
        inspector.open(campaign)
        self.assertIn("100%", inspector.page.inner_text("#campaign-progress tfoot"))
        inspector.press_and_go('.sn-record-panel a[href$="@@assess-letters"]')
        for box in inspector.page.locator('#assess-form input[type="checkbox"]').all():
            box.check()
        inspector.page.fill("#assess-opinion", "合格")
        inspector.press_and_go('#assess-form button[type="submit"]')
        registrar = self.person("demo-registrar")
        registrar.open(f"{campaign}/@@file-letters")
        self.assertIn("已考核未归档 2 份", registrar.page.inner_text("#letters-to-file"))
        registrar.press_and_go('#file-form button[type="submit"]')
        registrar.open("/integrity/@@register?kind=ResponsibilityLetter&state=filed")
        self.assertIn("孙职员", registrar.text())
