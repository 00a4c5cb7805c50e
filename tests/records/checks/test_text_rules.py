"""The checks of plain text: what they find, and above all what they leave alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.checks.text_rules import is_secret_mark
from shangnan.policy.records.checks.text_rules import markup
from shangnan.policy.records.checks.text_rules import personal_ids
from shangnan.policy.records.checks.text_rules import secret_marks

import time
import unittest


class SecretMark(unittest.TestCase):
    FOUND = (
        "机密★10年",
        "绝密★",
        "秘密★1年",
        "机密★长期",
        "机　密",
        "秘 密 ★ 三年",
        "密级：秘密",
        "密级: 机密级",
        "【机密】商政函〔2019〕3号",
        "(绝密)",
        "（秘密）关于印发的通知",
        "秘密",
        "关于某事的通知\n机密\n各镇",
        "机密☆2年",
        "秘密 10年",
        "机密级",
        "绝密 商南政办发〔2019〕153号",
        "絕密★10年",
        "機密",
        "祕密★長期",
        "秘密*10年",
        "秘密＊10年",
        "秘密※10年",
        "机密·长期",
        "涉密等级：秘密级",
        "涉密程度: 机密",
        "关于抽查的通报（秘密）",
        "关于抽查的通报【机密】\n各镇",
    )
    PASSES = (
        "国家秘密的密级分为（绝密级）、（机密级）、（秘密级）三级。",
        "国家秘密的密级分为(绝密级)、(机密级)、(秘密级)",
        "(绝密级)、(机密级)、(秘密级)的载体由专人管理",
        "「秘密」一词指国家秘密",
        "“秘密”二字",
        "无记名投票（秘密）办法",
        "商业秘密★不公开",
        "密级：商业秘密",
        "密级：非秘密",
        "工作秘密",
        "",
        "保守国家秘密",
        "涉及商业秘密、个人隐私的除外",
        "泄露国家秘密三年以下",
        "国家秘密载体印制资质",
        "依照《中华人民共和国保守国家秘密法》",
        "从事涉及机密业务的企业",
        "国家秘密、商业秘密",
        "属于国家秘密的，不予公开",
        "秘密级载体的销毁由县保密局办理",
        "公开",
        "内部",
    )

    def test_finds_marks(self) -> None:
        for text in self.FOUND:
            with self.subTest(text=text):
                self.assertTrue(secret_marks(text))

    def test_leaves_sentences_about_secrets_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text=text):
                self.assertEqual(secret_marks(text), [])

    def test_a_level_or_number_that_says_so(self) -> None:
        for value in ("秘密", "机 密", "绝密级", "秘密〔2020〕3号", "商机密发〔2020〕1号", "绝　密", "机密★"):
            with self.subTest(value=value):
                self.assertTrue(is_secret_mark(value))
        for value in ("商业秘密", "工作秘密", "非秘密", "不含秘密", "商业 秘密"):
            with self.subTest(value=value):
                self.assertFalse(is_secret_mark(value))
        for value in ("絕密", "機密級", "国家秘密", "商业秘密、机密"):
            with self.subTest(value=value):
                self.assertTrue(is_secret_mark(value))
        for value in ("", "公开", "内部", "不予公开", "商南政办发〔2019〕153号", "商密局发〔2019〕2号"):
            with self.subTest(value=value):
                self.assertFalse(is_secret_mark(value))


class Markup(unittest.TestCase):
    FOUND = (
        "<script>alert(1)</script>",
        "<script",
        "< script >",
        "<b>粗</b>",
        "</p>",
        "<br/>",
        "<img src=x onerror=alert(1)",
        "<!-- 注 -->",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        "javascript:alert(1)",
        "JavaScript :alert(1)",
        "java\tscript:alert(1)",
        "vbscript:msgbox",
        "data:text/html,<p>",
        "＜script＞alert(1)＜/script＞",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;img src=x&#62;",
        '" onmouseover="alert(1)',
        "<x-card>",
        "<svg/onload=alert(1)>",
        "<scr\u200bipt>",
        "<a href='https://example.org'>看</a>",
    )
    PASSES = (
        "",
        "厚度<5 mm",
        "甲<乙",
        "甲<乙且丙>丁",
        "x<y",
        "若a<b，且c>d",
        "a < b > c",
        "面积≤50㎡、数量>3",
        "《食品安全法》",
        "<食品经营许可证>",
        "联系 <service@example.org>",
        "网址 <https://example.org/a>",
        "请启用浏览器的 JavaScript：设置—隐私",
        "A&B公司",
        "→ <- ->",
        "1<2<3",
        "在线 online=办理",
        "&lt;5毫米",
    )

    def test_finds_markup(self) -> None:
        for text in self.FOUND:
            with self.subTest(text=text):
                self.assertTrue(markup(text))

    def test_leaves_signs_of_comparison_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text=text):
                self.assertEqual(markup(text), "")

    @given(st.text(), st.text())
    def test_a_script_is_found_in_any_text(self, before: str, after: str) -> None:
        self.assertTrue(markup(f"{before}<script>{after}"))

    @given(st.text(alphabet="甲乙丙<>=≤≥ 0123456789.，"))
    def test_comparisons_never_count(self, text: str) -> None:
        self.assertEqual(markup(text), "")


class AnyText(unittest.TestCase):
    @given(st.text())
    def test_no_text_makes_a_check_fail(self, text: str) -> None:
        for found in (personal_ids(text), secret_marks(text)):
            self.assertIsInstance(found, list)
        self.assertIsInstance(markup(text), str)
        self.assertIsInstance(is_secret_mark(text), bool)

    def test_long_hostile_text_takes_no_long_time(self) -> None:
        for piece in ("<", "1 ", "6-", "&#", "机 ", "javascript ", "<a ", "on", "< ", " \n"):
            text = piece * 30_000
            with self.subTest(piece=piece):
                started = time.process_time()
                personal_ids(text), secret_marks(text), markup(text), is_secret_mark(text)
                self.assertLess(time.process_time() - started, 2)
