"""Whatever is typed into whatever search: an answer, or a sentence; never a failure, and never everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.http.questions.choices import CATALOG
from shangnan.policy.http.questions.reading import NOTHING
from shangnan.policy.http.questions.reading import readable_texts
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.world import World
from typing import Any
from urllib.parse import quote

import json
import re
import unittest

CONTAINS = "plone.app.querystring.operation.string.contains"
SIGNS = ("((", '"', "%", "\\", "&", "😀😀", "*", "?", ")", "…", "。", "-", "'", "`", "<>")
SYNTAX = (
    "食 AND",
    "NOT 食",
    "AND",
    "OR OR",
    "食品 AND (",
    '"食品',
    "食*品",
    "a" * 3000,
    "食" * 3000,
    "\ud7ff",
    "x\\y",
    "not",
)
OPERATIONS = (
    "string.is", "string.contains", "string.path", "string.absolutePath", "string.relativePath", "string.currentUser", "int.is",
    "int.lessThan", "date.lessThan", "date.between", "date.today", "date.lessThanRelativeDate", "date.beforeToday", "selection.any",
    "selection.all", "selection.none", "list.contains", "boolean.isTrue", "string.showInactive", "nonsense", "",
)  # fmt: skip
VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(SIGNS + SYNTAX)
    | st.lists(st.text(max_size=5) | st.integers(), max_size=3) | st.dictionaries(st.text(max_size=4), st.integers(), max_size=2)
)  # fmt: skip
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "i": st.sampled_from(["SearchableText", "Title", "Description", "portal_type", "path", "unit", "modified", "visits", "online", "UID"]),
            "o": st.sampled_from([f"plone.app.querystring.operation.{name}" for name in OPERATIONS]),
            "v": VALUES,
        }
    ),
    max_size=3,
)  # fmt: skip
DATA = st.fixed_dictionaries(
    {"query": ROWS | VALUES},
    optional={
        "sort_on": st.sampled_from(["modified", "sortable_title", "Creator", "x"]) | VALUES,
        "sort_order": VALUES, "b_size": VALUES, "b_start": VALUES, "limit": VALUES, "fullobjects": VALUES, "metadata_fields": VALUES,
    },
)  # fmt: skip
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


class TestTexts(unittest.TestCase):
    def test_signs_find_nothing_and_words_remain(self) -> None:
        for typed in SIGNS:
            self.assertEqual(readable_texts({"Title": typed}), {"UID": NOTHING}, typed)
        self.assertEqual(readable_texts({"SearchableText": {"query": "食品 AND ("}})["SearchableText"], "食品 AND and*")

    @given(VALUES)
    def test_any_value_is_read_or_refused(self, value: Any) -> None:
        try:
            found = readable_texts({"Title": value, "portal_type": "x"})
        except ValueError:
            return
        self.assertTrue(found.get("Title") or found["UID"] == NOTHING)


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.site = self.portal.absolute_url()
        World(self.portal).guide("published")
        self.drafter = Visitor(self.portal, "demo-drafter")
        self.visitor = Visitor(self.portal, None)

    def tearDown(self) -> None:
        self.assertEqual(self.drafter.failures + self.visitor.failures, [])

    def post(self, data: Any) -> Any:
        return self.drafter.ask(f"{self.site}/@querystring-search", JSON, "POST", json.dumps(data).encode())

    def test_signs_find_nothing_by_any_door(self) -> None:
        for typed in (*SIGNS, *SYNTAX[:7]):
            wanted = 0 if typed in SIGNS else None
            row = {"i": "SearchableText", "o": CONTAINS, "v": typed}
            answers = [
                self.post({"query": [row]}),
                self.visitor.ask(f"{self.site}/@search?SearchableText={quote(typed)}", JSON),
                self.drafter.ask(f"{self.site}/@querystring-search?query={quote(json.dumps({'query': [row]}))}", JSON),
            ]
            for answer in answers:
                with self.subTest(typed):
                    self.assertEqual(answer.status, 200, answer.content[:300])
                    if wanted is not None:
                        self.assertEqual(json.loads(answer.content)["items_total"], wanted)
            criteria = quote(json.dumps({"criteria": [row]}))
            answer = self.drafter.ask(f"{self.site}/@@getVocabulary?name={CATALOG}&query={criteria}")
            with self.subTest(typed):
                self.assertEqual(answer.status, 200, answer.content[:300])
                if wanted is not None:
                    self.assertEqual(json.loads(answer.content)["total"], wanted)

    def test_the_search_page_says_that_nothing_was_found(self) -> None:
        for typed in SIGNS:
            page = self.visitor.ask(f"{self.site}/@@search?SearchableText={quote(typed)}").content.decode()
            with self.subTest(typed):
                self.assertNotIn("sn-hit", re.sub(r"sn-hits?-none", "", page))
                self.assertNotIn(self.portal["services"].objectValues()[0].title, page)
        page = self.visitor.ask(f"{self.site}/@@search").content.decode()
        self.assertIn(self.portal["services"].objectValues()[0].title, page)

    @FEW
    @given(DATA)
    def test_any_question_in_rows_is_answered_or_refused(self, data: dict[str, Any]) -> None:
        answer = self.post(data)
        self.assertIn(answer.status, (200, 400), (data, answer.content[:300]))
        criteria = quote(
            json.dumps({"criteria": data["query"], **{k: data[k] for k in ("sort_on", "sort_order") if k in data}})
        )
        for view in ("@@getVocabulary", "@@contents-rows"):
            for batch in ("", f"&batch={quote(json.dumps({'page': data.get('b_start'), 'size': data.get('b_size')}))}"):
                answer = self.drafter.ask(f"{self.site}/{view}?name={CATALOG}&query={criteria}{batch}")
                self.assertIn(answer.status, (200, 400), (data, answer.content[:300]))

    @FEW
    @given(st.text(max_size=20) | st.sampled_from(SIGNS + SYNTAX))
    def test_any_text_is_answered(self, typed: str) -> None:
        for path in (
            "@search?SearchableText=",
            "@@search?SearchableText=",
            "@@ajax-search?SearchableText=",
            "@@service-items?text=",
        ):
            answer = self.visitor.ask(
                f"{self.site}/{path}{quote(typed, errors='replace')}", JSON if path[1] == "s" else "text/html"
            )
            self.assertLess(answer.status, 500, (path, typed))

    def test_a_question_in_rows_may_cost_no_more_than_a_page(self) -> None:
        rows = [{"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": ["ServiceGuide"]}]
        for more in (
            {"fullobjects": True, "b_size": 26},
            {"b_size": 1001},
            {"b_size": 0},
            {"limit": -1},
            {"nonsense": 1},
        ):
            answers = [
                self.post({"query": rows, **more}),
                self.drafter.ask(
                    f"{self.site}/services/@querystring-search?query={quote(json.dumps({'query': rows, **more}))}", JSON
                ),
            ]
            for answer in answers:
                with self.subTest(str(more)):
                    self.assertEqual(answer.status, 400)
                    self.assertIn(next(reversed(more)), json.loads(answer.content)["message"])
        answer = self.post({"query": rows, "fullobjects": True, "b_size": 25})
        self.assertEqual(json.loads(answer.content)["items_total"], 1)

    def test_no_failure_for_a_visitor_either(self) -> None:
        for view in ("@@contents-rows", "@@getVocabulary"):
            answer = self.visitor.ask(f"{self.site}/{view}?name={CATALOG}")
            self.assertIn(answer.status, (302, 401), view)
            self.assertEqual(self.drafter.ask(f"{self.site}/{view}?name={CATALOG}").status, 200)
