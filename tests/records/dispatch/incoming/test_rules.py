"""What an incoming dispatch lacks before each step, and when two documents are one."""

from __future__ import annotations

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.records.dispatch.incoming import guards
from shangnan.policy.records.dispatch.incoming.plain import document_key
from tests.records.dispatch.incoming.examples import PLAIN
from typing import Any

import unittest

TODAY = date(2024, 3, 5)


def rules(found: list) -> set[str]:
    return {gap.rule for gap in found}


def registration(*same: str, **changes: Any) -> set[str]:
    return rules(guards.registration_gaps({**PLAIN, **changes}, same, TODAY))


class TestRegistration(unittest.TestCase):
    def test_a_complete_one_lacks_nothing(self) -> None:
        self.assertEqual(registration(), set())
        self.assertEqual(registration(sender_number="", sender_date="", kind=""), set())

    def test_everything_is_told_at_once(self) -> None:
        empty = dict.fromkeys(guards.REGISTERED, "")
        self.assertEqual(registration(**empty), {f"missing_{name}" for name in guards.REGISTERED})

    def test_dates(self) -> None:
        self.assertEqual(registration(received_on="2024-03-06"), {"received_later"})
        self.assertEqual(registration(sender_date="2024-03-05"), {"dated_later"})

    def test_the_same_number_needs_a_reason(self) -> None:
        self.assertEqual(registration("收〔2024〕1号《通知》"), {"registered_already"})
        self.assertEqual(registration("收〔2024〕1号《通知》", duplicate_reason=" "), {"registered_already"})
        self.assertEqual(registration("收〔2024〕1号《通知》", duplicate_reason="更正件"), set())

    def test_secrets_and_personal_numbers(self) -> None:
        for number in ("机密〔2024〕8号", "商政办 绝 密 8号", "秘密"):
            self.assertEqual(registration(sender_number=number), {"secret_mark"}, number)
        self.assertEqual(registration(urgency="绝密"), {"secret_mark"})
        self.assertEqual(registration(summary="11010519491231002X"), {"personal_id_in_text"})
        self.assertEqual(registration(summary="<script>"), {"unsafe_html"})
        marked = {**PLAIN, "summary": "机密★10年"}
        self.assertEqual(registration(summary="机密★10年"), set())
        self.assertEqual(rules(guards.warnings(marked)), {"secret_text"})
        self.assertEqual(guards.warnings({**PLAIN, "summary": "保守国家秘密"}), [])


class TestLaterSteps(unittest.TestCase):
    def test_triage(self) -> None:
        def triage(**changes: Any) -> set[str]:
            return rules(guards.triage_gaps({**PLAIN, **changes}, (), TODAY))

        self.assertEqual(triage(), set())
        self.assertEqual(
            triage(handling_kind="", unit="", proposal=""),
            {"missing_handling_kind", "missing_unit", "missing_proposal"},
        )
        self.assertEqual(triage(limit_days=None), {"missing_limit_days"})
        self.assertEqual(triage(handling_kind="阅知", limit_days=None), set())
        self.assertEqual(triage(named_readers=""), set())
        self.assertEqual(triage(handling_kind="阅知", named_readers=""), {"missing_named_readers"})
        self.assertEqual(triage(sender=""), {"missing_sender"})

    def test_assignment_and_circulation_need_readers(self) -> None:
        nobody = {**PLAIN, "named_readers": ""}
        self.assertEqual(rules(guards.assignment_gaps(nobody)), set())
        self.assertEqual(rules(guards.assignment_gaps({**nobody, "handling_kind": "阅知"})), {"missing_named_readers"})
        self.assertEqual(rules(guards.circulation_gaps(nobody)), {"missing_named_readers"})
        self.assertEqual(guards.circulation_gaps(PLAIN), [])

    def test_reading_once_is_enough(self) -> None:
        self.assertEqual(guards.reading_gaps(""), [])
        self.assertEqual(rules(guards.reading_gaps("2024-03-05 09:30")), {"read_already"})

    def test_completion(self) -> None:
        self.assertEqual(guards.completion_gaps(PLAIN, ["孙职员"]), [])
        to_read = {**PLAIN, "handling_kind": "阅知"}
        self.assertEqual(rules(guards.completion_gaps(to_read, ["孙职员"])), {"unread"})
        self.assertEqual(guards.completion_gaps(to_read, []), [])
        asked = {**PLAIN, "needs_reply": True}
        self.assertEqual(rules(guards.completion_gaps(asked, [])), {"no_reply"})
        self.assertEqual(guards.completion_gaps({**asked, "reply": "0" * 32}, []), [])


class TestTheSameDocument(unittest.TestCase):
    def test_ways_to_write_one_number(self) -> None:
        for number in (
            "商政办函〔2024〕8号", "商政办函[2024]8号", "商政办函［２０２４］８号", "商政办函（2024）8号", "商政办函(2024) 8 号", "商政办函【2024】8号",
            " 商政办函　〔2024〕　第8号", "商政办函〔2024〕08号", "商政办函﹝2024﹞8号", "商政办函〔2024〕\u200b8号",
        ):  # fmt: skip
            with self.subTest(number):
                self.assertEqual(document_key("市政府", number), document_key("市政府", "商政办函〔2024〕8号"))

    def test_numbers_of_other_forms(self) -> None:
        self.assertEqual(document_key("甲局", "内部(2024)第3期"), document_key("甲局", "内部〔２０２４〕 3期"))
        self.assertEqual(document_key("甲局", "abc-12"), document_key("甲 局", "ＡＢＣ-12"))

    def test_others_are_others(self) -> None:
        one = document_key("市政府", "商政办函〔2024〕8号")
        for sender, number in (
            ("市政府", "商政办函〔2024〕80号"),
            ("市政府", "商政办函〔2023〕8号"),
            ("市政府", "商政办发〔2024〕8号"),
            ("县政府", "商政办函〔2024〕8号"),
        ):
            self.assertNotEqual(document_key(sender, number), one)

    def test_without_sender_or_number_there_is_none(self) -> None:
        self.assertEqual({document_key("", "8号"), document_key("市政府", " "), document_key(" ", "")}, {""})

    @given(st.text(max_size=30), st.text(max_size=30))
    def test_any_text(self, sender: str, number: str) -> None:
        self.assertIsInstance(document_key(sender, number), str)
        self.assertEqual(document_key(f" {sender}", f"{number}　"), document_key(sender, number))


class TestDates(unittest.TestCase):
    def test_chinese(self) -> None:
        self.assertEqual([chinese_date("2026-11-02"), chinese_date("")], ["2026年11月2日", ""])
