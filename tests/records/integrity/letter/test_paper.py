"""A letter of responsibility on paper: its text, its signatures, and that nobody signs an empty page."""

from __future__ import annotations

from AccessControl import Unauthorized
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from plone import api
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.integrity.letter.paper import letter_paper
from shangnan.policy.records.integrity.letter.paper_labels import PARTS
from shangnan.policy.records.integrity.letter.parts import TEXT_PARTS
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.records.integrity.letter.examples import add_letter
from tests.records.integrity.letter.examples import PLAIN
from tests.support import acting_as
from typing import Any

import unittest

SIGNATURES = [
    {"party": "superior", "user_id": "demo-approver", "name": "张签发", "post": "局长", "time": "2026-01-05T10:20:11+08:00",
     "opinion": "望严格履行。"},
    {"party": "subordinate", "user_id": "demo-staff", "name": "孙职员", "post": "窗口工作人员",
     "time": "2026-01-06T09:05:11+08:00", "opinion": ""},
]  # fmt: skip


class TestPaper(unittest.TestCase):
    def test_it_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            approved(letter_paper(PLAIN | {"signatures": SIGNATURES}), "responsibility-letter")

    def test_every_part_of_a_letter_has_a_title(self) -> None:
        self.assertEqual(tuple(PARTS), TEXT_PARTS)

    def test_it_tells_what_was_agreed(self) -> None:
        told = support.body(pdf(letter_paper(PLAIN)))
        for words in (
            PLAIN["title"], "局长张签发", "窗口工作人员孙职员", "一、责任范围", PLAIN["scope"], "二、主体责任", "三、一岗双责",
            "六、责任期限", "自2026年1月1日起至2026年12月31日止。", "本责任书一式2份。",
        ):  # fmt: skip
            self.assertIn(words, told)
        self.assertNotIn("监督责任", told)
        for account in ("demo-approver", "demo-staff"):
            self.assertNotIn(account, told)

    def test_signatures_are_told_with_their_time(self) -> None:
        told = support.body(pdf(letter_paper(PLAIN | {"signatures": SIGNATURES})))
        self.assertIn("2026年1月5日10:20", told)
        self.assertIn("2026年1月6日09:05", told)
        self.assertEqual(told.count("凭口令签署"), 2)
        self.assertIn("意见：望严格履行。", told)
        half = support.body(pdf(letter_paper(PLAIN | {"signatures": SIGNATURES[:1]})))
        self.assertEqual(half.count("凭口令签署"), 1)
        self.assertEqual(half.count("＿年"), 1)

    def test_a_letter_that_may_still_change_says_so(self) -> None:
        self.assertIn("仅供核对", support.body(pdf(letter_paper(PLAIN, draft=True))))
        self.assertNotIn("仅供核对", support.body(pdf(letter_paper(PLAIN))))

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.integers(1, 30), min_size=6, max_size=6), st.booleans())
    def test_nobody_signs_a_page_without_text(self, lines: list[int], copies: bool) -> None:
        letter = PLAIN | {key: "认真履行职责。" * count for key, count in zip(TEXT_PARTS, lines, strict=True)}
        letter |= {"signatures": SIGNATURES, "copies": 2 if copies else None}
        *_, last = support.pages(pdf(letter_paper(letter)))
        texts = support.squeezed("".join(run.text for run in last))
        before, _, _ = texts.partition("上级负责人（签字）")
        self.assertIn("凭口令签署", texts)
        self.assertIn("责任期限", before)

    def test_one_that_is_little_longer_than_a_page_stands_on_one(self) -> None:
        def letter(count: int) -> list[Any]:
            texts = dict.fromkeys(TEXT_PARTS, "认真履行职责，落实各项要求。" * count)
            return support.pages(pdf(letter_paper(PLAIN | texts | {"signatures": SIGNATURES})))

        self.assertEqual([len(letter(count)) for count in (1, 2, 8)], [1, 2, 3])

    def test_the_longest_letter_is_whole(self) -> None:
        text = "严格履行党风廉政建设责任制。" * 1400
        file = pdf(letter_paper(PLAIN | {"accountability": text, "term_from": "", "term_until": "", "copies": None}))
        self.assertIn(text, support.body(file, bottom=90, top=750))


class TestWhoPrints(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def paper(self, letter: Any, user: str) -> str:
        with acting_as(self.portal, user):
            view = letter.restrictedTraverse("@@responsibility-letter.pdf")
            view.request = self.layer["request"].clone()
            return support.body(view())

    def test_what_both_have_signed_is_printed(self) -> None:
        letter = add_letter(self.portal, "effective")
        # Not by any door: what is printed is the kept version all the same.
        letter.scope = "改过的文字"
        told = self.paper(letter, "demo-staff")
        self.assertIn(PLAIN["scope"], told)
        self.assertNotIn("改过的文字", told)
        self.assertEqual(told.count("凭口令签署"), 2)
        self.assertNotIn("仅供核对", told)

    def test_a_letter_that_waits_is_printed_as_it_stands(self) -> None:
        letter = add_letter(self.portal)
        self.assertIn("仅供核对", self.paper(letter, "demo-discipline"))

    def test_who_may_not_view_it_does_not_print_it(self) -> None:
        letter = add_letter(self.portal, "effective")
        for user in ("demo-drafter", "demo-publisher", "demo-registrar"):
            with self.assertRaises(Unauthorized):
                self.paper(letter, user)

    def test_the_page_leads_to_it(self) -> None:
        letter = add_letter(self.portal)
        with acting_as(self.portal, "demo-staff"):
            html = api.content.get_view("view", letter, self.layer["request"].clone())()
        self.assertIn(f"{letter.absolute_url()}/@@responsibility-letter.pdf", html)
