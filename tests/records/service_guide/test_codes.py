"""Codes of items: every one of the list is one, and what looks nearly so is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.service_guide import codes
from shangnan.policy.records.service_guide.codes import basic_code
from shangnan.policy.records.service_guide.codes import is_item_code
from shangnan.policy.records.service_guide.codes import is_plain_code
from tests.records.service_guide.examples import ITEMS

import doctest
import unittest

ALL = [row["code"] for row in ITEMS]


class ItemCodes(unittest.TestCase):
    def test_every_code_of_the_list_passes(self) -> None:
        self.assertEqual([code for code in ALL if not is_item_code(code)], [])

    def test_basic_codes_tell_the_items_apart(self) -> None:
        self.assertEqual(len({basic_code(code) for code in ALL}), len(ALL))
        for code in ALL:
            basic = basic_code(code)
            assert basic is not None
            self.assertTrue(code.startswith(basic + "-"))

    def test_basic_code_of_each_form(self) -> None:
        for code, basic in (
            ("511A0005200004-511602000000-000-115113016823646795-1-00", "511A0005200004"),
            ("511Z07001006-511602000000-000-11511301008778183N-1-00", "511Z07001006"),
            ("G-000007-001-511602000000-000-115113010833722043-1-00", "G-000007-001"),
            ("1J-5100-00027-511602000000-000-11511301008778386B-1-00", "1J-5100-00027"),
            ("A-005818-5818-511602000000-000-115113010087783353-1-00", "A-005818-5818"),
            ("E-000004-001-11511301008778386B", "E-000004-001"),
            ("H-000185-001-4444444444", "H-000185-001"),
            ("511A0126800000-511602000000-000-76726532-X-1-00", "511A0126800000"),
            (" 511Z07001006-511602000000-000-11511301008778183N-1-00\n", "511Z07001006"),
        ):
            with self.subTest(code=code):
                self.assertEqual(basic_code(code), basic)

    def test_what_is_no_code(self) -> None:
        code = "511A0005200004-511602000000-000-115113016823646795-1-00"
        for wrong in (
            "", " ", "SN-2019-0087(旧)", "511A0005200004", code[:-1], code + "0", code + "-1", code + " ", code.lower(),
            code.replace("-", "－"), code.replace("-", ""), code.replace("511A", "５１１A"), "无", "待定", code + "\n",
            "A-000001-001", "E-000004-001-", "'; DROP TABLE items; --",
        ):  # fmt: skip
            with self.subTest(wrong=wrong):
                self.assertFalse(is_item_code(wrong))
        self.assertIsNone(basic_code("SN-2019-0087(旧)"))

    @given(st.sampled_from(ALL), st.data())
    def test_a_code_with_a_sign_lost_or_doubled_is_none(self, code: str, data: st.DataObject) -> None:
        if code.count("-") < 6:  # the short forms hold bodies of several lengths
            return
        place = data.draw(st.integers(len(code) - 5, len(code) - 1))
        self.assertFalse(is_item_code(code[:place] + code[place + 1 :]))
        self.assertFalse(is_item_code(code[:place] + code[place] + code[place:]))

    @given(st.text())
    def test_any_text_is_answered(self, text: str) -> None:
        self.assertEqual(is_item_code(text.strip()), basic_code(text) is not None)

    def test_other_codes(self) -> None:
        for good in ("11511301008778183N3511602000001", "1" * 36, "G-000007-001", "a1"):
            self.assertTrue(is_plain_code(good), good)
        for wrong in ("", "1" * 37, "1 2", "１２", "1--2", "-1", "(旧)", "1\n"):
            self.assertFalse(is_plain_code(wrong), wrong)

    def test_docstrings_tell_the_truth(self) -> None:
        self.assertEqual(doctest.testmod(codes).failed, 0)
