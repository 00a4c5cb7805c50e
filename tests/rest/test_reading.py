"""Properties of reading: whatever comes in, it is a value or a told reason, never anything else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.rest.body import readable
from shangnan.policy.rest.json_values import Unreadable
from shangnan.policy.rest.json_values import value_of
from shangnan.policy.rest.search_query import Allowed
from shangnan.policy.rest.search_query import asked
from shangnan.policy.rest.search_query import WrongParameter
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError

import json
import unittest

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["name", "days", "token"]), inner, max_size=4)
    ),
    max_leaves=12,
)
# The unit's vocabulary asks the site; it has tests of its own.
FIELDS = {name: field for name, field in getFieldsInOrder(IServiceGuide) if name != "responsible_unit"}
KINDS = {
    "code": "FieldIndex", "visits": "FieldIndex", "unit": "KeywordIndex", "day": "DateIndex", "online": "BooleanIndex",
    "UID": "UUIDIndex", "path": "ExtendedPathIndex", "SearchableText": "ZCTextIndex", "allowedRolesAndUsers": "KeywordIndex",
}  # fmt: skip
OPEN = Allowed(lambda name: name != "allowedRolesAndUsers", lambda name: name != "allowedRolesAndUsers")
NAMES = [*KINDS, "b_start", "b_size", "sort_on", "sort_order", "sort_limit", "fullobjects", "metadata_fields"]
OPTIONS = ["", ".query", ".range", ".operator", ".depth", ".not", "..", ".query.x"]


class TestReading(unittest.TestCase):
    @settings(max_examples=400)
    @given(st.sampled_from(sorted(FIELDS)), JSON)
    def test_json_becomes_a_valid_value_or_a_reason(self, name: str, raw: object) -> None:
        field = FIELDS[name]
        try:
            value = value_of(field, raw, field.title)
        except Unreadable as error:
            self.assertIsInstance(error.args[0], Message)
            return
        if value is not None:
            try:
                field.validate(value)
            except ValidationError as error:
                self.fail(f"{name}: {value!r}: {error!r}")

    @settings(max_examples=400)
    @given(
        st.dictionaries(
            st.tuples(st.sampled_from(NAMES), st.sampled_from(OPTIONS)).map("".join) | st.text(max_size=12),
            st.text(max_size=30)
            | st.sampled_from(["1", "min", "min:max", "2026-01-01", "and"])
            | st.lists(st.text(max_size=9))
            | st.integers(),
            max_size=4,
        )
    )
    def test_parameters_become_a_question_or_a_reason(self, form: dict[str, object]) -> None:
        try:
            question = asked(form, KINDS, OPEN, frozenset({"visits"}))
        except WrongParameter as error:
            self.assertIsInstance(error.args[0], Message)
            return
        self.assertLessEqual(set(question.query), set(KINDS) - {"allowedRolesAndUsers"})

    @given(st.binary(max_size=200) | st.text(max_size=200))
    def test_any_body_is_judged(self, body: bytes | str) -> None:
        self.assertIn(readable(body), (True, False))

    @given(st.dictionaries(st.text(max_size=9), JSON, max_size=3))
    def test_a_json_object_is_readable_unless_it_holds_half_a_character(self, data: dict[str, object]) -> None:
        text = json.dumps(data)
        whole = json.dumps(data, ensure_ascii=False).isprintable() or "\\ud" not in text.lower()
        self.assertTrue(readable(text) or not whole or "\\ud" in text.lower())
