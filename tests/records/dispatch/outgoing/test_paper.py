"""What of a dispatch is printed where: the plain form as the elements of an official document."""

from __future__ import annotations

from shangnan.policy.demonstration.dispatches import plan_fields
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.records.dispatch.outgoing.paper import document_of
from shangnan.policy.records.dispatch.outgoing.paper_gaps import MOST
from shangnan.policy.records.dispatch.outgoing.vocabularies import KINDS
from shangnan.policy.records.dispatch.outgoing.vocabularies import PAPER_FORMS
from tests.paper.gbt9704.samples import PLAN
from tests.records.dispatch.outgoing.examples import PLAIN
from typing import Any

import unittest


class TestElements(unittest.TestCase):
    def test_the_countys_plan(self) -> None:
        fields = {name: str(value) for name, value in plan_fields().items()}
        self.assertEqual(document_of({**PLAIN, **fields, "document_number": PLAN.number}), PLAN)

    def test_formats_follow_kinds_unless_one_is_chosen(self) -> None:
        special = {"函": Form.LETTER, "命令（令）": Form.ORDER, "纪要": Form.MINUTES}
        for kind in KINDS:
            self.assertEqual(document_of({**PLAIN, "kind": kind}).form, special.get(kind, Form.DOCUMENT))
        for form in PAPER_FORMS:
            self.assertEqual(document_of({**PLAIN, "kind": "函", "paper_form": form}).form.value, form)

    def test_minutes_have_no_seal_unless_one_is_chosen(self) -> None:
        for kind, chosen, sealed in (
            ("通知", "", True), ("纪要", "", False), ("纪要", "加盖印章", True), ("通知", "不加盖印章", False),
        ):  # fmt: skip
            self.assertEqual(document_of({**PLAIN, "kind": kind, "sealed": chosen}).sealed, sealed)

    def test_signers_of_what_goes_to_a_superior(self) -> None:
        for kind, upward in (("请示", True), ("报告", True), ("通知", False)):
            made = document_of({**PLAIN, "kind": kind, "signer": "王建国、李明"})
            self.assertEqual((made.upward, made.signers), (upward, ("王建国", "李明")))

    def test_several_bodies(self) -> None:
        made = document_of({**PLAIN, "signature": "县民政局、县财政局", "organ_mark": ""})
        self.assertEqual(made.signatures, ("县民政局", "县财政局"))
        self.assertEqual(made.mark, ("县民政局", "县财政局文件"))

    def test_marks_made_from_the_signature(self) -> None:
        for form, mark in (
            ("文件", "县民政局文件"),
            ("信函", "县民政局"),
            ("命令", "县民政局令"),
            ("纪要", "县民政局纪要"),
        ):
            made = document_of({**PLAIN, "signature": "县民政局", "paper_form": form})
            self.assertEqual(made.mark, (mark,))
        self.assertEqual(document_of({**PLAIN, "signature": ""}).mark, ())

    def test_an_order_has_its_own_number(self) -> None:
        data = {**PLAIN, "order_number": "第3号", "document_number": "某府令〔2024〕3号"}
        self.assertEqual(document_of({**data, "kind": "命令（令）"}).number, "第3号")
        self.assertEqual(document_of(data).number, "某府令〔2024〕3号")

    def test_numbers_typed_before_attachments_are_left_to_the_paper(self) -> None:
        for typed, names in (
            ("1.培训日程\n2. 名单。", ("培训日程", "名单")),
            ("附件1：培训日程\n附件2：名单", ("培训日程", "名单")),
            ("附件：1.培训日程\n2．名单；", ("培训日程", "名单")),
            ("附件：培训日程", ("培训日程",)),
            ("培训日程\n\n2024年名单\n1.5倍工资表", ("培训日程", "2024年名单", "1.5倍工资表")),
        ):
            with self.subTest(typed):
                self.assertEqual(document_of({**PLAIN, "attachment_notes": typed}).attachment_list, names)

    def test_what_is_issued_with_it(self) -> None:
        made = document_of(
            {**PLAIN, "enclosure": "方案\n一、总则\n附件1\n名单\n| 甲 | 乙 |\n| 1 | 2 |\n附件2：\n| 丙 | 丁 |\n"}
        )
        self.assertEqual([(p.label, p.title) for p in made.parts], [("", "方案"), ("附件1", "名单"), ("附件2", "")])
        self.assertEqual(made.parts[1].blocks[0].rows, (("甲", "乙"), ("1", "2")))
        self.assertEqual(document_of({**PLAIN, "enclosure": " \n"}).parts, ())

    def test_versions_of_earlier_years_lack_elements(self) -> None:
        old: dict[str, Any] = {"title": "关于放假的通知", "kind": "通知"}
        self.assertEqual((document_of(old).form, document_of(old).sealed), (Form.DOCUMENT, True))
        self.assertEqual(len(official_document(document_of(old)).pages), 1)


class TestLengths(unittest.TestCase):
    def test_what_the_rules_let_through_fits_on_paper(self) -> None:
        longest = {name: "政" * most for name, most in MOST.items()}
        bodies = {"signature": "、".join(["县民政局"] * 6), "organ_mark": "、".join(["某县民政局"] * 6)}
        for form in PAPER_FORMS:
            with self.subTest(form):
                for more in ({}, bodies):
                    data = {
                        **PLAIN,
                        **longest,
                        **more,
                        "paper_form": form,
                        "kind": "请示",
                        "signer": "王建国、李明、张三、李四",
                    }
                    self.assertGreater(len(official_document(document_of(data)).pages), 1)
