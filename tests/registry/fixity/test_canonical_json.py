"""Canonical JSON: one content, one sequence of bytes."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as some
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from shangnan.policy.registry.fixity.canonical_json import canonical_bytes
from shangnan.policy.registry.fixity.canonical_json import canonical_text
from shangnan.policy.registry.fixity.canonical_json import plain_value
from typing import Any

import json
import pickle
import subprocess
import sys
import unittest

SINGLE = (
    some.none()
    | some.booleans()
    | some.integers()
    | some.text()
    | some.floats(allow_nan=False)
    | some.dates()
    | some.datetimes(timezones=some.just(UTC))
    | some.sets(some.text(max_size=5))
    | some.binary(max_size=20)
)
VALUES = some.recursive(
    SINGLE, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=5), inner, max_size=4)
)


def counted(value: Any) -> bytes:
    return canonical_bytes(plain_value(value))


class TestCanonicalJson(unittest.TestCase):
    @given(VALUES)
    def test_stored_and_read_again_it_is_the_same(self, value: Any) -> None:
        self.assertEqual(counted(pickle.loads(pickle.dumps(value))), counted(value))

    @given(VALUES)
    def test_it_is_json_and_plain_already(self, value: Any) -> None:
        plain = plain_value(value)
        read = json.loads(canonical_text(plain))
        self.assertEqual(canonical_text(read), canonical_text(plain))

    @given(some.dictionaries(some.text(max_size=5), SINGLE, max_size=6), some.randoms())
    def test_the_order_of_keys_is_none(self, value: dict[str, Any], chance: Any) -> None:
        pairs = list(value.items())
        chance.shuffle(pairs)
        self.assertEqual(counted(dict(pairs)), counted(value))

    @given(some.lists(some.text(max_size=5), unique=True), some.randoms())
    def test_the_order_of_a_set_is_none(self, texts: list[str], chance: Any) -> None:
        other = list(texts)
        chance.shuffle(other)
        self.assertEqual(counted(set(other)), counted(frozenset(texts)))

    @given(some.lists(SINGLE, max_size=4))
    def test_tuples_lists_and_persistent_lists_are_one(self, values: list[Any]) -> None:
        self.assertEqual(counted(tuple(values)), counted(values))
        self.assertEqual(counted(PersistentList(values)), counted(values))
        self.assertEqual(counted(PersistentMapping({"a": values})), counted({"a": values}))

    @given(some.datetimes(timezones=some.just(UTC)), some.integers(-12, 12))
    def test_the_zone_of_a_moment_is_none(self, moment: datetime, hours: int) -> None:
        try:
            elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
        except OverflowError:
            return
        self.assertEqual(counted(elsewhere), counted(moment))

    @given(VALUES, VALUES)
    def test_what_differs_when_plain_differs_when_counted(self, one: Any, other: Any) -> None:
        same = json.dumps(plain_value(one), sort_keys=True) == json.dumps(plain_value(other), sort_keys=True)
        self.assertEqual(counted(one) == counted(other), same)

    def test_an_empty_field_is_none(self) -> None:
        self.assertEqual(counted({"a": 1, "b": "", "c": (), "d": None, "e": {}}), b'{"a":1}')
        self.assertEqual(counted({"no": False, "zero": 0}), b'{"no":false,"zero":0}')

    def test_days_are_no_times(self) -> None:
        self.assertEqual(counted([date(2026, 1, 1), datetime(2026, 1, 1)]), b'["2026-01-01","2026-01-01T00:00:00"]')

    def test_characters_stand_as_they_are(self) -> None:
        self.assertEqual(counted("𠮷〔2026〕\ud800"), '"𠮷〔2026〕\ud800"'.encode("utf-8", "surrogatepass"))

    def test_what_has_no_plain_form_is_refused(self) -> None:
        with self.assertRaisesRegex(TypeError, "no plain form of builtins.object"):
            plain_value({"a": [object()]})

    def test_another_process_counts_the_same(self) -> None:
        code = (
            "from shangnan.policy.registry.fixity.canonical_json import canonical_bytes, plain_value\n"
            "import sys; sys.stdout.buffer.write(canonical_bytes(plain_value({'s': set('abcdefgh'), 't': ('x',)})))"
        )
        found = {
            subprocess.run(
                [sys.executable, "-W", "ignore", "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
                capture_output=True, check=True,
            ).stdout
            for seed in ("1", "2", "3")
        }  # fmt: skip
        self.assertEqual(found, {counted({"s": set("hgfedcba"), "t": ["x"]})})
