"""The squares of a QR code: those of the library, under the mask that the standard scores best."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from qrcode import util
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from shangnan.policy.paper.qr_squares import squares

import unittest

ADDRESSES = st.text("abcXYZ019/:?=&-政务", max_size=130).map("https://zwfw.example/".__add__)


def made(text: str, mask: int) -> list[list[bool]]:
    """The library's code under a mask, without a border."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(text)
    code.make(fit=True)
    return [list(map(bool, row)) for row in code.get_matrix()]


class TestMask(unittest.TestCase):
    @settings(max_examples=15, deadline=None)
    @given(ADDRESSES)
    def test_it_is_the_library_s_code_under_the_mask_with_the_lowest_score(self, text: str) -> None:
        codes = [made(text, mask) for mask in range(8)]
        scores = [util.lost_point(code) for code in codes]
        inside = [list(row[1:-1]) for row in squares(text)[1:-1]]
        self.assertEqual(inside, codes[scores.index(min(scores))])

    def test_the_border_is_light(self) -> None:
        rows = squares("https://zwfw.example/1")
        self.assertFalse(any(rows[0]) or any(rows[-1]) or any(row[0] or row[-1] for row in rows))
