"""Values out and in again are the same, in type too; lines are the same bytes for the same data."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from decimal import Decimal
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.transfer.whole_site.lines import data_of
from shangnan.policy.transfer.whole_site.lines import line_of
from shangnan.policy.transfer.whole_site.plain_values import CannotLeave
from shangnan.policy.transfer.whole_site.plain_values import decoded
from shangnan.policy.transfer.whole_site.plain_values import encoded
from typing import Any
from zoneinfo import ZoneInfo

import enum
import pytz
import unittest

ODD = st.sampled_from(
    ["\ud800", "a\u2028b", "\r\n", "\x00", "\U00020bb7", "“”/:*?", '{"tuple":[1]}', "\ufeff", "𠮷" * 200]
)
TEXTS = st.one_of(st.text(), ODD)
ZONES = st.sampled_from(
    [None, ZoneInfo("Asia/Shanghai"), UTC, timezone(timedelta(hours=8)), timezone(timedelta(minutes=-210))]
)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    TEXTS,
    st.binary(),
    st.dates(),
    st.times(),
    st.datetimes(timezones=ZONES, allow_imaginary=False),
    st.timedeltas(),
    st.decimals(allow_nan=False),
)
HASHABLE = st.recursive(PLAIN, lambda inside: st.lists(inside, max_size=3).map(tuple), max_leaves=4)
VALUES = st.recursive(
    st.one_of(HASHABLE, st.sets(HASHABLE, max_size=4), st.frozensets(HASHABLE, max_size=4)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=4),
        st.lists(inside, max_size=4).map(tuple),
        st.dictionaries(TEXTS, inside, max_size=4),
        st.dictionaries(HASHABLE, inside, max_size=4),
    ),
    max_leaves=12,
)


class Colour(enum.IntEnum):
    RED = 1


class TextOfOurs(str):
    """A text that is more than a text."""


def types_of(value: Any) -> Any:
    """Return the types of a value and of what it holds: 1 and True are equal and not the same."""
    if isinstance(value, dict):
        return dict, [(types_of(key), types_of(one)) for key, one in value.items()]
    if isinstance(value, (list, tuple)):
        return type(value), [types_of(one) for one in value]
    return type(value)


class TestValues(unittest.TestCase):
    @given(VALUES)
    @settings(max_examples=50)
    def test_out_and_in(self, value: Any) -> None:
        found = decoded(data_of(line_of({"value": encoded(value)}))["value"])
        self.assertEqual(found, value)
        self.assertEqual(types_of(found), types_of(value))

    @given(st.dictionaries(TEXTS, VALUES, max_size=5))
    @settings(max_examples=50)
    def test_the_same_bytes_again(self, value: dict[str, Any]) -> None:
        line = line_of({"value": encoded(value)})
        self.assertEqual(line_of(data_of(line)), line)
        self.assertEqual(line.count(b"\n"), 1)
        self.assertEqual(list(decoded(data_of(line)["value"])), list(value))

    def test_what_is_no_number(self) -> None:
        for name in ("nan", "inf", "-inf"):
            self.assertEqual(repr(decoded(encoded(float(name)))), name)
        self.assertEqual(repr(decoded(data_of(line_of({"v": encoded(-0.0)}))["v"])), "-0.0")
        self.assertEqual(decoded(encoded(Decimal("1.50"))).as_tuple(), Decimal("1.50").as_tuple())

    def test_moments_with_zones(self) -> None:
        zone = pytz.timezone("Asia/Shanghai")
        for moment in (
            zone.localize(datetime(2026, 11, 29, 10, 0, 0, 123456)),
            datetime(1988, 6, 1, tzinfo=ZoneInfo("Asia/Shanghai")),
            datetime(2026, 1, 1, tzinfo=UTC),
        ):
            found = decoded(encoded(moment))
            self.assertEqual(
                (found, found.utcoffset(), str(found.tzinfo)), (moment, moment.utcoffset(), str(moment.tzinfo))
            )
        self.assertIs(type(decoded(encoded(date(2026, 1, 1)))), date)

    def test_other_classes_do_not_pass_for_what_they_derive_from(self) -> None:
        for value in (Colour.RED, TextOfOurs("x"), object(), lambda: None):
            with self.assertRaises(CannotLeave):
                encoded([{"a": (value,)}])

    @given(st.sets(st.one_of(st.integers(), st.text(), st.booleans(), st.none())))
    def test_sets_have_one_order(self, value: set[Any]) -> None:
        again = set(sorted(value, key=repr, reverse=True))
        self.assertEqual(line_of({"v": encoded(value)}), line_of({"v": encoded(again)}))
