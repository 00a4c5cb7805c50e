"""Addresses that a page links to: http and https, by every door."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.portal.settings import IPortalSettings
from shangnan.policy.records.checks.web_address import is_web_address
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.import_check import schema_problems
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.rest.world import example
from tests.rest.world import RestCase
from tests.support import good_guides
from zope.schema import getFields
from zope.schema import ValidationError

import unittest

WRONG = (
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
    "//evil.example", "/services", "http://x\"onclick=1", "http://x y", "http:\\x", "http://x\njavascript:y", "ftp://x", "mailto:a@b",
)  # fmt: skip
RIGHT = ("https://zwfw.example.gov.cn/item?id=1&x=2#a", "http://192.0.2.1:8080/x", "HTTPS://例子.中国/办")


FIELDS = [
    getFields(IServiceGuide)["online_url"],
    *(getFields(IPortalSettings)[name] for name in ("party_mark_url", "mistake_url")),
]


class TestRule(unittest.TestCase):
    def test_addresses(self) -> None:
        for address in WRONG:
            self.assertFalse(is_web_address(address), address)
        for address in RIGHT:
            self.assertTrue(is_web_address(address), address)

    @given(st.text(max_size=30))
    def test_nothing_but_the_web(self, text: str) -> None:
        self.assertTrue(not is_web_address(text) or text.lower().startswith(("http://", "https://")))

    def test_fields(self) -> None:
        for field in FIELDS:
            for address in WRONG:
                with self.subTest(address, field=field.__name__), self.assertRaises(ValidationError):
                    field.validate(address)
            field.validate(RIGHT[0])


class TestDoors(RestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_rest_refuses_and_names_the_field(self) -> None:
        for address in WRONG[:5]:
            response = self.drafter.rest("POST", self.services, {**example(), "online_url": address})
            with self.subTest(address):
                self.assertEqual(response.status_code, 400)
                self.assertIn("online_url", [entry["field"] for entry in response.json()["errors"]])

    def test_an_import_refuses(self) -> None:
        data = good_guides()[0]
        self.assertEqual(schema_problems({**data, "online_url": RIGHT[0]}), [])
        self.assertTrue(schema_problems({**data, "online_url": "javascript:alert(1)"}))

    def test_comments_are_nowhere(self) -> None:
        guide = self.world.guide("published")
        for method in ("GET", "POST", "PATCH", "DELETE"):
            for path in ("@comments", "@comments/1"):
                response = self.drafter.rest(method, f"{guide.absolute_url()}/{path}", None if method == "GET" else {})
                with self.subTest(f"{method} {path}"):
                    self.assertIn(response.status_code, (401, 403, 404))
