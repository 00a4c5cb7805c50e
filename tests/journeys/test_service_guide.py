"""From an empty form to a PDF in a citizen's hand: one guide, five people."""

from __future__ import annotations

from pypdf import PdfReader
from tests.journeys.browser import PHONE
from tests.journeys.journey import JourneyCase

NAME = "农村建房审批"
ROWS = {
    "materials": [{"name": "建房申请表", "note": "户主签名"}, {"name": "户口簿", "kind": "复印件"}],
    "steps": [
        {"name": "受理", "days": "1", "actor": "综合窗口", "criterion": "材料齐全"},
        {"name": "审查", "days": "5", "actor": "规划股", "criterion": "符合村庄规划"},
        {"name": "决定", "days": "3", "actor": "分管负责人", "criterion": "准予或不予"},
        {"name": "送达", "days": "1", "actor": "出件窗口", "criterion": "三日内送达"},
    ],
    "bases": [{"law": "中华人民共和国土地管理法", "article": "第六十二条", "text": "农村村民一户只能拥有一处宅基地。"}],
    "faqs": [{"q": "老房翻建也要批吗？", "a": "要。"}],
}


class TestServiceGuide(JourneyCase):
    def test_from_an_empty_form_to_a_pdf_on_the_phone(self) -> None:
        # The drafter writes the guide and forgets the phone.
        drafter = self.person("demo-drafter")
        drafter.open("/services/++add++ServiceGuide")
        drafter.fill(
            {"title": NAME, "description": "在自家宅基地上新建、翻建住房前办理。", "aliases": "盖房子\n宅基地"}
        )
        drafter.fill({"code": "511A0149799999-511602000000-000-11511301008778255F-1-00", "type_code": "行政许可"})
        drafter.fill({"conditions": "本村村民\n符合一户一宅"})
        drafter.fill({"handling": "承诺件", "statutory_days": "20", "promised_days": "10", "visits": "0"})
        drafter.fill(
            {
                "place": "县政务服务中心",
                "window": "一楼A区2号",
                "hours": "周一至周五 9:00—17:00",
                "result_name": "乡村建设规划许可证",
            }
        )
        for table, rows in ROWS.items():
            for row in rows:
                drafter.add_row(table, row)
        drafter.press_and_go('[name="form.buttons.save"]')
        guide = drafter.page.url.removesuffix("/view")
        self.assertIn(NAME, drafter.text())
        self.assertIn("咨询电话", drafter.text())  # the panel names what is missing
        self.take(drafter, guide, "submit")

        # The reviewer returns it, first without a reason.
        reviewer = self.person("demo-reviewer")
        reviewer.open(f"{guide}/@@transition?transition=return_to_draft")
        reviewer.page.eval_on_selector("#transition-opinion", "node => node.removeAttribute('required')")
        reviewer.press_and_go('#transition-form button[type="submit"]')
        self.assertIn("原因", reviewer.page.inner_text(".alert-danger"))
        self.take(reviewer, guide, "return_to_draft", "收费情况没有写明")

        # The drafter reads why, and mends that.
        drafter.open(f"{guide}/@@record-history")
        self.assertIn("收费情况没有写明", drafter.text())
        drafter.open(f"{guide}/edit")
        drafter.fill({"fee": "不收费"})
        drafter.press_and_go('[name="form.buttons.save"]')
        self.take(drafter, guide, "submit", "已补充")
        self.take(reviewer, guide, "review", "同意")

        # The publisher is shown what the gate still has against it, and it stays unpublished.
        publisher = self.person("demo-publisher")
        publisher.open(f"{guide}/@@transition?transition=publish")
        self.assertIn("咨询电话", publisher.page.inner_text(".alert-danger"))
        publisher.page.fill("#transition-opinion", "同意发布")
        publisher.press_and_go('#transition-form button[type="submit"]')
        self.assertIn("咨询电话", publisher.page.inner_text(".alert-danger"))
        self.assertEqual(publisher.page.input_value("#transition-opinion"), "同意发布")
        visitor = self.person(None, window=PHONE)
        visitor.open(guide)
        self.assertNotIn(NAME, visitor.text())

        # Returned, mended, released.
        self.take(publisher, guide, "return_reviewed", "请补充咨询电话")
        drafter.open(f"{guide}/edit")
        drafter.fill({"consult_phone": "0914-6310001", "complaint_phone": "0914-6390001"})
        drafter.press_and_go('[name="form.buttons.save"]')
        self.take(drafter, guide, "submit")
        self.take(reviewer, guide, "review")
        self.take(publisher, guide, "publish", "同意发布")
        self.assertIn("已发布", publisher.text())

        # A citizen finds it by the word people use, on a phone, and takes the PDF along.
        visitor.open("")
        visitor.page.fill('main [name="SearchableText"]', "盖房子")
        visitor.press_and_go('main form[role="search"] button, main form button[type="submit"]')
        visitor.press_and_go(f'main a:has-text("{NAME}")')
        text = visitor.text()
        for word in ("建房申请表", "10个工作日", "不收费", "一楼A区2号", "0914-6310001"):
            self.assertIn(word, text)
        width = visitor.page.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(width, PHONE["width"])
        paper = PdfReader(visitor.fetch(visitor.page.get_attribute('a[href*="guide.pdf"]', "href")))
        printed = "".join(page.extract_text() for page in paper.pages).replace("\n", "")
        for word in (NAME, "建房申请表", "一楼A区2号", "0914-6310001"):
            self.assertIn(word, printed)
