"""From an empty form to a numbered, public dispatch: one document, five people, one change too many."""

from __future__ import annotations

from tests.journeys.journey import JourneyCase

TITLE = "关于启用新版窗口服务规范的通知"
BODY = "现将《窗口服务规范》印发给你们，请遵照执行。\n一、适用范围\n全部窗口。\n二、工作要求\n（一）挂牌上岗。\n（二）一次性告知。"


class TestOutgoingDispatch(JourneyCase):
    def test_from_an_empty_form_to_the_public(self) -> None:
        # The drafter writes it and hands it in; the reviewer passes it; the approver signs.
        drafter = self.person("demo-drafter")
        drafter.open("/dispatches/++add++OutgoingDispatch")
        drafter.fill({"title": TITLE, "kind": "通知", "recipients": "各进驻单位", "body": BODY})
        drafter.fill({"signature": "商南县行政审批服务局", "written_on": "2024-03-10", "organ_code": "商南审批发"})
        drafter.fill(
            {"disclosure": "主动公开", "checked_by": "陈发布", "checked_on": "2024-03-10", "check_result": "通过"}
        )
        drafter.press_and_go('[name="form.buttons.save"]')
        dispatch = drafter.page.url.removesuffix("/view")
        self.assertRegex(dispatch, r"/dispatches/out/\d{4}/")
        self.take(drafter, dispatch, "submit", "请审核")
        self.take(self.person("demo-reviewer"), dispatch, "check", "内容、格式符合要求")
        approver = self.person("demo-approver")
        self.take(approver, dispatch, "sign", "同意印发")

        # The registrar mends the mark, and a word that is not the registrar's to mend.
        registrar = self.person("demo-registrar")
        registrar.open(f"{dispatch}/edit")
        registrar.fill({"organ_mark": "商南县行政审批服务局文件", "body": BODY.replace("一次性告知", "两次告知")})
        registrar.press_and_go('[name="form.buttons.save"]')
        self.take(registrar, dispatch, "register", "已复核")
        refused = registrar.page.inner_text(".alert-danger")
        self.assertIn("正文", refused)
        self.assertIn("退回签发人", refused)
        self.assertEqual(registrar.page.input_value("#transition-opinion"), "已复核")

        # Back to the text that was signed: now it gets its number.
        registrar.open(f"{dispatch}/edit")
        registrar.fill({"body": BODY})
        registrar.press_and_go('[name="form.buttons.save"]')
        self.take(registrar, dispatch, "register", "已复核")
        self.assertIn("商南审批发〔2024〕1号", registrar.text())
        self.take(registrar, dispatch, "issue", "已印发")
        visitor = self.person(None)
        visitor.open(dispatch)
        self.assertNotIn(TITLE, visitor.text())

        # Released, the public reads it; the register lists it; it is filed.
        self.take(self.person("demo-publisher"), dispatch, "release", "主动公开")
        visitor.open(dispatch)
        for words in (TITLE, "商南审批发〔2024〕1号", "各进驻单位：", "（一）挂牌上岗。", "2024年3月10日"):
            self.assertIn(words, visitor.text())
        self.assertEqual(visitor.page.locator("#content-core h2").all_inner_texts(), ["一、适用范围", "二、工作要求"])
        staff = self.person("demo-staff")
        staff.open("/dispatches?text=窗口服务规范")
        self.assertIn("商南审批发〔2024〕1号", staff.text())
        self.take(registrar, dispatch, "file_released", "归档")
        self.assertIn("已归档", registrar.text())
