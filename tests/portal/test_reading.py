"""A guide's short facts, tags and structured data."""

from __future__ import annotations

from datetime import datetime
from shangnan.policy.records.service_guide import reading
from tests.support import good_guides
from typing import Any
from zope.i18nmessageid import Message

import json
import unittest


def words(value: Any) -> Any:
    """A message as its id and mapping, so that two can be compared."""
    return (str(value), value.mapping) if isinstance(value, Message) else value


class TestFacts(unittest.TestCase):
    def test_limits(self) -> None:
        self.assertEqual(reading.limit_text(None, "工作日"), "")
        self.assertEqual(words(reading.limit_text(0, "工作日")), ("On the spot", None))
        self.assertEqual(words(reading.limit_text(5, "自然日")), ("limit_in_days", {"days": "5", "unit": "自然日"}))
        self.assertEqual(words(reading.limit_text(5, "")), ("limit_in_days", {"days": "5", "unit": "工作日"}))
        self.assertEqual(words(reading.step_text(0, "")), ("There and then", None))

    def test_what_is_not_known_is_not_said(self) -> None:
        self.assertEqual(reading.key_facts({}), [])
        self.assertEqual(
            [reading.visits_text(None), reading.fee_text(None), reading.online_text(None, "")], ["", "", ""]
        )

    def test_facts_of_an_example(self) -> None:
        facts = [(str(label), words(value)) for label, value in reading.key_facts(good_guides()[0])]
        self.assertEqual(
            facts,
            [
                ("Visits", ("No visit needed", None)),
                ("Promised time limit", ("limit_in_days", {"days": "5", "unit": "工作日"})),
                ("Cost", ("No fee", None)),
                ("Online", ("online_depth", {"depth": "办理"})),
                ("Can be applied for in", "全省"),
            ],
        )

    def test_status(self) -> None:
        log = (("2026-01-02T08:00:00+08:00", "publish", 1), ("2026-03-04T08:00:00+08:00", "suspend", 1))
        self.assertEqual(reading.status_of("published", log), {"kind": "", "since": ""})
        self.assertEqual(reading.status_of("suspended", log), {"kind": "suspended", "since": "2026-03-04"})
        self.assertEqual(reading.status_of("cancelled", ()), {"kind": "cancelled", "since": ""})
        self.assertEqual(reading.status_of("pending", ()), {"kind": "draft", "since": ""})


class TestTags(unittest.TestCase):
    def test_article_tags(self) -> None:
        tags = dict(reading.article_tags(good_guides()[0], datetime(2026, 1, 2, 3, 4), "http://nohost/g"))
        self.assertEqual(tags["PubDate"], "2026-01-02 03:04")
        self.assertEqual(tags["ContentSource"], "县行政审批服务局")
        self.assertEqual(tags["Url"], "http://nohost/g")
        self.assertTrue(tags["Keywords"].startswith("食品(含保健食品)经营许可核发，食品经营许可证"))
        self.assertEqual(reading.article_tags({}, None, ""), [])


class TestStructuredData(unittest.TestCase):
    def test_every_example_names_service_provider_and_place(self) -> None:
        for guide in good_guides():
            with self.subTest(guide["name"]):
                data = reading.structured(guide, "http://nohost/g", "2026-01-02")
                self.assertEqual(data["@type"], "GovernmentService")
                self.assertEqual(data["provider"]["name"], guide["unit"])
                self.assertEqual(data["availableChannel"]["servicePhone"]["telephone"], guide["consult_phone"])

    def test_nothing_empty_is_said(self) -> None:
        self.assertEqual(
            set(reading.structured({}, "http://nohost/g")), {"@context", "@type", "url", "availableChannel"}
        )
        self.assertEqual(reading.without_empty({"@type": "Place", "name": ""}), {})

    def test_no_text_ends_the_script(self) -> None:
        nasty = {"name": "</script><script>alert(1)</script>", "summary": "<!-- \u2028 & ]]>"}
        text = reading.script_json(reading.structured(nasty, "http://nohost/g"))
        self.assertNotRegex(text, "[<>&\u2028\u2029]")
        self.assertEqual(json.loads(text)["name"], nasty["name"])
