"""JSON that was written to do harm is seen before it is built."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.rest.body import readable
from shangnan.policy.rest.json_shape import is_sensible
from shangnan.policy.rest.json_shape import MAX_DEPTH
from shangnan.policy.rest.json_shape import MAX_VALUES

import json
import tracemalloc
import unittest

MEBI = 1024 * 1024
LEAF = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


def depth(value: object) -> int:
    """How deep a value is nested, written anew."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if children is None else 1 + max(map(depth, children), default=0)


class Shape(unittest.TestCase):
    HARM = {
        "brackets": b"[" * 8 * MEBI,
        "a deep object": b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1),
        "many lists": b"[" + b"[]," * 2_000_000 + b"[]]",
        "many numbers": b"[" + b"0," * MAX_VALUES + b"0]",
        "many keys": b'{"a":0' + b',"a":0' * MAX_VALUES + b"}",
        "many texts": b"[" + b'"",' * MAX_VALUES + b'""]',
        "a long number": b'{"a":' + b"9" * 8_000_000 + b"}",
        "a long fraction": b'{"a":0.' + b"1" * 200 + b"}",
        "depth behind an open text": b'["' + b"[" * (MAX_DEPTH + 1) + b'",' + b"[" * (MAX_DEPTH + 1),
    }

    def test_harm_is_seen_and_nothing_of_it_is_built(self) -> None:
        for name, body in self.HARM.items():
            with self.subTest(name):
                self.assertFalse(is_sensible(body))
                tracemalloc.start()
                try:
                    self.assertFalse(readable(body))
                    self.assertLess(tracemalloc.get_traced_memory()[1], MEBI)
                finally:
                    tracemalloc.stop()

    def test_long_records_are_sensible(self) -> None:
        roster = {"roster": [{"name": f"张{n}", "hours": n, "text": "[" * 50 + ",{}" * 20} for n in range(2000)]}
        for data in (roster, {"body": "x" * 5 * MEBI}, {"n": 123456789.5, "digits": "9" * 500}):
            self.assertTrue(readable(json.dumps(data)))
        nested: object = 1
        for _level in range(MAX_DEPTH - 1):
            nested = [nested]
        self.assertTrue(is_sensible(json.dumps({"a": nested}).encode()))
        self.assertFalse(is_sensible(json.dumps({"a": [nested]}).encode()))

    @given(
        st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
    )
    def test_what_programs_write_is_judged_by_its_depth_alone(self, value: object) -> None:
        for ascii_only in (True, False):
            body = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
            self.assertEqual(is_sensible(body), depth(value) <= MAX_DEPTH)

    @given(st.binary())
    def test_anything_is_judged(self, body: bytes) -> None:
        self.assertIn(is_sensible(body), (True, False))

    def test_other_encodings_are_not_read(self) -> None:
        for codec in ("utf-16", "utf-16-le", "utf-32"):
            self.assertFalse(readable('{"a": 1}'.encode(codec)))

    def test_half_a_character_is_no_text_however_it_is_sent(self) -> None:
        for body in ('{"a":"\\ud83d"}', '{"a":"\\uD83D"}', '{"\\udc00":1}', b'{"a":"\xed\xa0\xbd"}', '{"a":"\ud83d"}'):
            self.assertFalse(readable(body), body)
        for body in ('{"a":"\\ud83d\\ude00"}', '{"a":"😀"}', '{"a":"\\\\ud83d"}', "", b"", "{}"):
            self.assertTrue(readable(body), body)
        self.assertTrue(readable(None))
