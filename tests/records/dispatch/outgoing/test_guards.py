"""What a dispatch lacks at each step, told all at once; what is form and what is substance."""

from __future__ import annotations

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.guards import LABELS
from shangnan.policy.records.dispatch.outgoing.guards import registration_gaps
from shangnan.policy.records.dispatch.outgoing.guards import release_gaps
from shangnan.policy.records.dispatch.outgoing.guards import submission_gaps
from shangnan.policy.records.dispatch.outgoing.guards import warnings
from shangnan.policy.records.dispatch.outgoing.plain import changed_substance
from shangnan.policy.records.dispatch.outgoing.plain import DATES
from shangnan.policy.records.dispatch.outgoing.plain import TEXTS
from shangnan.policy.records.dispatch.outgoing.plain import whole_text
from shangnan.policy.records.dispatch.outgoing.vocabularies import KINDS
from shangnan.policy.records.secrecy.constraint import SecretMark
from tests.permissions.table import FOLDER
from tests.records.dispatch.outgoing.examples import PLAIN
from typing import Any
from zope.schema import getFields
from zope.schema import ValidationError

import csv
import unittest

TODAY = date(2024, 3, 20)


def rules(gaps: list) -> list[tuple[str, str]]:
    return [(gap.rule, gap.field) for gap in gaps]


class TestSubmission(unittest.TestCase):
    def test_a_good_dispatch_has_no_gap(self) -> None:
        self.assertEqual(submission_gaps(PLAIN, TODAY), [])

    def test_cases(self) -> None:
        for changes, expected in (
            ({"title": " "}, [("missing_title", "title")]),
            ({"kind": ""}, [("missing_kind", "kind")]),
            ({"recipients": ""}, [("missing_recipients", "recipients")]),
            ({"recipients": "", "kind": "公告"}, []),
            ({"recipients": "", "kind": "请示"}, [("missing_recipients", "recipients")]),
            ({"body": "\n"}, [("missing_body", "body")]),
            ({"signature": ""}, [("missing_signature", "signature")]),
            ({"unit": ""}, [("missing_unit", "unit")]),
            ({"disclosure": ""}, [("missing_disclosure", "disclosure")]),
            ({"disclosure": "不予公开"}, [("missing_disclosure_reason", "disclosure_reason")]),
            ({"disclosure": "依申请公开"}, [("missing_disclosure_reason", "disclosure_reason")]),
            ({"disclosure": "不予公开", "disclosure_reason": "内部安排"}, []),
            ({"organ_code": "商机密发"}, [("secret_mark", "organ_code")]),
            ({"organ_mark": "绝密"}, [("secret_mark", "organ_mark")]),
            ({"copy_number": "秘 密"}, [("secret_mark", "copy_number")]),
            ({"body": "<script>x</script>"}, [("unsafe_html", "body")]),
            ({"enclosure": "样例61999919000101001X"}, [("personal_id_in_text", "enclosure")]),
            ({"body": "机密★10年\n正文"}, []),
            ({"body": "保守国家秘密"}, []),
            ({"kind": "纪要"}, [("missing_attended", "attended")]),
            ({"kind": "纪要", "attended": "张三、李四"}, []),
            ({"kind": "纪要", "paper_form": "文件"}, []),
            ({"kind": "命令（令）"}, [("missing_signed_as", "signed_as")]),
            ({"paper_form": "命令", "signed_as": "县长"}, []),
            ({"title": "关于" + "工作" * 50}, [("too_long_to_print", "title")]),
            ({"copies_to": "县委，" * 134}, [("too_long_to_print", "copies_to")]),
            ({"enclosure": "附件1\n名单\n甲"}, [("attachment_not_listed", "attachment_notes")]),
            ({"enclosure": "附件1\n名单\n甲", "attachment_notes": "1.名单"}, []),
            ({"body": "甲\x00"}, [("unprintable", "body")]),
            ({"check_result": "🧿"}, []),
        ):
            with self.subTest(changes):
                self.assertEqual(rules(submission_gaps({**PLAIN, **changes}, TODAY)), expected)

    def test_marks_in_the_text_are_warned_of(self) -> None:
        self.assertEqual(rules(warnings({**PLAIN, "body": "机密★10年\n正文"})), [("secret_text", "body")])
        self.assertEqual(warnings({**PLAIN, "body": "保守国家秘密"}), [])

    @given(st.fixed_dictionaries({name: st.text(max_size=30) for name in [*TEXTS, "unit"]}))
    def test_any_text_is_answered(self, texts: dict[str, str]) -> None:
        data = {**PLAIN, **texts}
        for gap in [*submission_gaps(data, TODAY), *release_gaps(data, TODAY), *registration_gaps(data, PLAIN, TODAY)]:
            self.assertEqual(gap.message.domain, "shangnan.policy")
            self.assertIn(gap.field, LABELS)


class TestRegistration(unittest.TestCase):
    def test_as_it_was_signed(self) -> None:
        self.assertEqual(registration_gaps(PLAIN, PLAIN, TODAY), [])

    def test_cases(self) -> None:
        order = {"paper_form": "命令", "order_number": "第1号", "signed_as": "县长"}
        for changes, expected in (
            ({"organ_code": ""}, [("missing_organ_code", "organ_code")]),
            ({"organ_code": "商南发〔2024〕"}, [("bad_code", "organ_code")]),
            ({"written_on": ""}, [("missing_written_on", "written_on")]),
            ({"written_on": "2024-03-21"}, [("future_date", "written_on")]),
            ({"written_on": "2024-03-20"}, []),
            ({"checked_by": ""}, [("missing_checked_by", "checked_by")]),
            ({"check_result": "不通过"}, []),
            ({**order, "order_number": ""}, [("missing_order_number", "order_number")]),
            (
                {**order, "organ_mark": "某县人民政府文件"},
                [("mark_of_other_form", "organ_mark")],
            ),
            ({"paper_form": "信函", "organ_mark": "某县民政局文件"}, [("mark_of_other_form", "organ_mark")]),
            ({"paper_form": "信函", "organ_mark": "某县民政局"}, []),
            ({"paper_form": "纪要", "attended": "张三", "organ_mark": "某县会议纪要"}, []),
            ({"paper_form": "文件", "organ_mark": "某县民政局文件"}, []),
        ):
            with self.subTest(changes):
                data = {**PLAIN, **changes}
                signed = {**PLAIN, "signed_as": data["signed_as"], "attended": data["attended"]}
                self.assertEqual(rules(registration_gaps(data, signed, TODAY)), expected)

    def test_nothing_was_signed(self) -> None:
        self.assertEqual(rules(registration_gaps(PLAIN, None, TODAY)), [("not_signed", "signer")])

    def test_white_space_is_form(self) -> None:
        spaced = {**PLAIN, "body": PLAIN["body"].replace("\n", "  \r\n\r\n")}
        self.assertEqual(changed_substance(PLAIN, spaced), [])

    @given(st.text("甲乙。\n ", max_size=30), st.text("甲乙。\n ", max_size=30))
    def test_texts_differ_where_their_lines_do(self, old: str, new: str) -> None:
        lines = [[line.strip() for line in text.splitlines() if line.strip()] for text in (old, new)]
        found = changed_substance({**PLAIN, "body": old}, {**PLAIN, "body": new})
        self.assertEqual(found, [] if lines[0] == lines[1] else ["body"])


class TestSubstance(unittest.TestCase):
    def test_the_list_says_of_every_element_whether_it_is_signed(self) -> None:
        with (FOLDER.parent / "outgoing-substance.csv").open(encoding="utf-8", newline="") as lines:
            listed = {row["element"]: row["what"] for row in csv.DictReader(lines)}
        self.assertEqual(set(listed), {*TEXTS, *DATES, "files"})
        self.assertEqual(set(listed.values()), {"substance", "form"})
        signed: dict[str, str] = {**dict.fromkeys(DATES, ""), **PLAIN, "files": ""}
        for name, what in listed.items():
            with self.subTest(name):
                changed = changed_substance(signed, {**signed, name: f"{signed[name]}改"})
                self.assertEqual(changed, [name] if what == "substance" else [])


class TestRelease(unittest.TestCase):
    def test_cases(self) -> None:
        for changes, expected in (
            ({}, []),
            ({"disclosure": "不予公开"}, [("not_open", "disclosure")]),
            ({"disclosure": "依申请公开"}, [("not_open", "disclosure")]),
            ({"check_result": "不通过"}, [("check_failed", "check_result")]),
            ({"check_result": ""}, [("missing_check_result", "check_result")]),
            (
                {"checked_by": "", "checked_on": ""},
                [("missing_checked_by", "checked_by"), ("missing_checked_on", "checked_on")],
            ),
            ({"enclosure": "附件\n密级：秘密"}, [("secret_text", "enclosure")]),
            ({"body": "样例61999919000101001X"}, [("personal_id_in_text", "body")]),
        ):
            with self.subTest(changes):
                self.assertEqual(rules(release_gaps({**PLAIN, **changes}, TODAY)), expected)


class TestFields(unittest.TestCase):
    def test_fifteen_kinds(self) -> None:
        self.assertEqual(len(set(KINDS)), 15)

    def test_numbers_and_codes(self) -> None:
        for name, value, error in (
            ("organ_code", "商南政办发", None),
            ("organ_code", "商南政办发〔2019〕", "NoCode"),
            ("organ_code", "机密发", "SecretMark"),
            ("copy_number", "000001", None),
            ("copy_number", "第1份", "NoCopyNumber"),
            ("copy_number", "绝 密", "SecretMark"),
            ("urgency", "机密", "ConstraintNotSatisfied"),
        ):
            with self.subTest(name=name, value=value):
                self.assertEqual(self.problem(name, value), error)

    def problem(self, name: str, value: Any) -> str | None:
        try:
            getFields(IOutgoingDispatch)[name].validate(value)
        except ValidationError as error:
            return type(error).__name__
        return None

    def test_the_refusal_says_why(self) -> None:
        self.assertIn("State secrets", SecretMark.__doc__ or "")

    def test_every_element_has_its_label(self) -> None:
        for name in [*TEXTS, *DATES]:
            self.assertEqual(LABELS[name], getFields(IOutgoingDispatch)[name].title)

    def test_paper(self) -> None:
        self.assertEqual(chinese_date("2019-12-26"), "2019年12月26日")
        self.assertEqual(chinese_date(""), "")
        data: dict[str, Any] = {
            **PLAIN,
            "document_number": "商南审批发〔2024〕1号",
            "notes": "此件公开发布",
            "printed_on": "2024-03-11",
        }
        self.assertEqual(
            whole_text(data),
            [
                "商南审批发〔2024〕1号", "关于开展窗口礼仪培训的通知", "各进驻单位：", "现将有关事项通知如下。", "一、培训时间", "3月18日。",
                "二、培训内容", "（一）仪容仪表规范。", "1.着装整齐。", "商南县行政审批服务局", "2024年3月10日", "（此件公开发布）", "2024年3月11日印发",
            ],
        )  # fmt: skip
