"""Tokens on papers: what was sealed comes back, and nothing else is believed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.currency.tokens import Copy
from shangnan.policy.records.currency.tokens import copy_of
from shangnan.policy.records.currency.tokens import LENGTH
from shangnan.policy.records.currency.tokens import token_of

import string
import unittest

KEYS = [b"first key", b"second key"]
SIGNS = string.ascii_letters + string.digits + "-_"
hexadecimal = st.binary(min_size=16, max_size=16).map(bytes.hex)
copies = st.builds(Copy, hexadecimal, st.integers(1, 2**32 - 1), st.binary(min_size=32, max_size=32).map(bytes.hex))
COPY = Copy("ab" * 16, 3, "cd" * 32)


class TestTokens(unittest.TestCase):
    @given(copies)
    def test_what_was_sealed_comes_back(self, copy: Copy) -> None:
        token = token_of(copy, KEYS)
        self.assertEqual(len(token), LENGTH)
        self.assertEqual(copy_of(token, KEYS), Copy(copy.uid, copy.version, copy.sha256[:16]))

    @given(copies, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
    def test_a_changed_sign_is_refused(self, copy: Copy, place: int, sign: str) -> None:
        token = token_of(copy, KEYS)
        forged = token[:place] + sign + token[place + 1 :]
        if forged != token:
            self.assertIsNone(copy_of(forged, KEYS))

    @given(st.text(max_size=80))
    def test_anything_else_is_refused(self, text: str) -> None:
        self.assertIsNone(copy_of(text, KEYS))

    def test_old_keys_are_known_and_foreign_ones_are_not(self) -> None:
        token = token_of(COPY, KEYS[:1])
        self.assertIsNotNone(copy_of(token, KEYS))
        self.assertIsNone(copy_of(token, [b"another site's"]))
        self.assertIsNone(copy_of(token_of(COPY, KEYS), KEYS[:1]))

    def test_without_a_key_nothing_is_sealed(self) -> None:
        with self.assertRaises(ValueError):
            token_of(COPY, [])
        with self.assertRaises(ValueError):
            token_of(Copy(COPY.uid, 0, COPY.sha256), KEYS)
