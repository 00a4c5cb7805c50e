"""Two programs write the same object: the one that has read an older text is told, and nothing is lost."""

from __future__ import annotations

from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.rest.preconditions import is_meant
from tests.rest.world import RestCase
from typing import Any

import requests
import unittest

NOON = datetime(2026, 3, 1, 4, 0, 0, 500, tzinfo=UTC)


class TestRule(unittest.TestCase):
    def test_headers(self) -> None:
        for if_match, since, wanted in (
            (None, None, True), ('"a"', None, True), ('"b"', None, False), ('"b", W/"a"', None, True), ("*", None, True), ("junk", None, False),
            (None, "Sun, 01 Mar 2026 04:00:00 GMT", True), (None, "Sun, 01 Mar 2026 03:59:59 GMT", False), (None, "junk", True),
            ('"b"', "Sun, 01 Mar 2026 04:00:00 GMT", False),
        ):  # fmt: skip
            with self.subTest(if_match, since=since):
                self.assertIs(is_meant('"a"', NOON, if_match, since), wanted)

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_any_header_is_judged(self, if_match: str, since: str) -> None:
        self.assertIn(is_meant('"a"', NOON, if_match, since), (True, False))


class TestWriting(RestCase):
    def send(self, method: str, url: str, data: Any = None, **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.drafter.session.request(
            method, url, json=data, headers={"Accept": "application/json", **named}, timeout=60
        )

    def test_an_older_text_is_not_written_over_a_newer_one(self) -> None:
        url = self.world.guide("draft").absolute_url()
        first = self.send("GET", url).headers["ETag"]
        self.assertEqual(self.send("PATCH", url, {"notes": "甲"}, If_Match=first).status_code, 204)
        second = self.send("GET", url).headers["ETag"]
        self.assertNotEqual(first, second)
        for headers in (
            {"If_Match": first},
            {"If_Match": '"bogus"'},
            {"If_Unmodified_Since": "Sun, 01 Mar 2020 04:00:00 GMT"},
        ):
            for method in ("PATCH", "DELETE"):
                response = self.send(method, url, {"notes": "乙"} if method == "PATCH" else None, **headers)
                with self.subTest(method, headers=headers):
                    self.assertEqual(response.status_code, 412, response.text[:200])
                    self.assertRegex(response.json()["message"], "[一-鿿]")
        self.assertEqual(self.send("GET", url).json()["notes"], "甲")
        self.assertEqual(self.send("PATCH", url, {"notes": "丙"}, If_Match=second).status_code, 204)
        self.assertEqual(self.send("PATCH", url, {"notes": "丁"}).status_code, 204)
