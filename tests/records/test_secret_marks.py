"""State secrets are refused where they name themselves: in numbers, levels and titles, of every kind and at every door."""

from __future__ import annotations

from html import unescape
from plone import api
from plone.dexterity.utils import iterSchemataForType
from plone.restapi.serializer.converters import json_compatible
from shangnan.policy.records.secret_fields import refusals
from shangnan.policy.records.secret_fields import warnings
from shangnan.policy.records.secret_marks import mark_in_field
from shangnan.policy.records.secret_marks import mark_in_title
from shangnan.policy.records.transitions import Refused
from shangnan.policy.setup.default import SECTIONS
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.design import ADDING
from tests.permissions.fields import filled
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS
from tests.support import acting_as
from tests.support import add_guide
from tests.support import unit_uid
from typing import Any
from urllib.parse import urljoin
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IText

import re
import unittest

LEVELS = ("秘密", "机密", "绝密", "绝 密", "机密级")
MARKED_TITLES = (
    "机密★10年 关于抽查的通报", "【绝密】关于抽查的通报", "关于抽查的通报（秘密）", "秘密 关于抽查的通报", "机密：关于抽查的通报",
    "关于抽查的通报 绝密", "绝密",
)  # fmt: skip
PLAIN_TITLES = (
    "保守国家秘密工作制度", "机密档案管理办法", "关于保守商业秘密的通知", "保密工作责任制", "秘密举报箱使用规定", "关于做好保密审查的通知",
)  # fmt: skip
REFUSAL = "国家秘密"


class TestMarks(unittest.TestCase):
    def test_titles(self) -> None:
        for title in MARKED_TITLES:
            with self.subTest(title):
                self.assertTrue(mark_in_title(title))
                self.assertTrue(mark_in_field("title", title))
        for title in PLAIN_TITLES:
            with self.subTest(title):
                self.assertEqual(mark_in_title(title), "")

    def test_numbers_and_levels(self) -> None:
        names = (
            "document_number",
            "sender_number",
            "copy_number",
            "organ_code",
            "organ_mark",
            "level",
            "risk_level",
            "urgency",
            "code",
        )
        for name in names:
            for level in LEVELS:
                with self.subTest(name, level=level):
                    self.assertTrue(mark_in_field(name, f"{level}〔2026〕3号"))
            self.assertEqual(mark_in_field(name, "商南政办发〔2019〕153号"), "")
        self.assertEqual(mark_in_field("body", "机密"), "")

    def test_rows_are_looked_into_and_running_text_warns(self) -> None:
        values = {
            "bases": [{"law": "某法", "document_number": "秘密〔2019〕3号"}],
            "body": "密级：机密\n正文",
            "title": "通知",
        }
        self.assertEqual([gap.field for gap in refusals(values, {})], ["bases"])
        self.assertEqual([(gap.rule, gap.field) for gap in warnings(values, {})], [("secret_text", "body")])
        self.assertEqual([*refusals({"title": "保密制度", "n": 3, "o": None}, {}), *warnings({}, {})], [])


class TestDoors(unittest.TestCase):
    """Every text field for a number, level or title, of every kind that there is."""

    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.places = {kind: name for name, (_title, types, *_rest) in SECTIONS.items() for kind in types}

    def kinds(self) -> list[str]:
        types = api.portal.get_tool("portal_types")
        return [kind for kind in ADDING if kind in self.places and kind in types]

    def fields(self, kind: str) -> list[tuple[str, str]]:
        """Return (field, marked value) of the fields of a kind that hold a title, number or level, and can be typed."""
        found = [
            name
            for schema in iterSchemataForType(kind)
            for name, field in getFieldsInOrder(schema)
            if IText.providedBy(field) and not IChoice.providedBy(field) and not field.readonly
        ]
        marked = [(name, MARKED_TITLES[0] if name == "title" else "机密〔2026〕3号") for name in found]
        return [(name, value) for name, value in marked if mark_in_field(name, value)]

    def needed(self, kind: str) -> dict[str, Any]:
        values = {
            name: filled(field.bind(self.portal), lambda part: f"甲{part}"[:20])
            for schema in iterSchemataForType(kind)
            for name, field in getFieldsInOrder(schema)
            if field.required and name != "responsible_unit"
        }
        return {**json_compatible(values), "@type": kind, "responsible_unit": unit_uid()}

    def test_by_rest(self) -> None:
        for kind in self.kinds():
            person = Person(self.layer, ACCOUNTS[ADDING[kind].split()[0]])
            url = self.portal[self.places[kind]].absolute_url()
            for name, value in self.fields(kind):
                answer = person.rest("POST", url, {**self.needed(kind), name: value})
                with self.subTest(kind, field=name, door="POST"):
                    self.assertEqual(answer.status_code, 400, answer.text)
                    self.assertIn(name, [entry["field"] for entry in answer.json()["errors"]])
                    self.assertIn(REFUSAL, answer.json()["message"])
            made = person.rest("POST", url, self.needed(kind))
            self.assertEqual(made.status_code, 201, made.text)
            for name, value in self.fields(kind):
                answer = person.rest("PATCH", made.json()["@id"], {name: value})
                with self.subTest(kind, field=name, door="PATCH"):
                    self.assertEqual(answer.status_code, 400, answer.text)
                    self.assertIn(REFUSAL, answer.json()["message"])

    def test_by_the_form(self) -> None:
        for kind in self.kinds():
            person = Person(self.layer, ACCOUNTS[ADDING[kind].split()[0]])
            url = f"{self.portal[self.places[kind]].absolute_url()}/++add++{kind}"
            form = person.page(url).text
            sent = dict(re.findall(r'name="(form\.widgets\.[^"]+-empty-marker)"[^>]*value="([^"]*)"', form))
            for name, value in self.fields(kind):
                fields = {
                    f"form.widgets.{name}": value,
                    "form.buttons.save": "保存",
                    "_authenticator": person.token,
                    **sent,
                }
                answer = person.page(urljoin(url, f"++add++{kind}"), **fields)
                with self.subTest(kind, field=name):
                    self.assertEqual(answer.status_code, 200)
                    self.assertTrue(REFUSAL in unescape(answer.text), "the form does not say why")

    def test_whatever_else_writes(self) -> None:
        guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            guide.title = MARKED_TITLES[0]
            with self.assertRaises(Refused) as caught:
                notify(ObjectModifiedEvent(guide))
        self.assertEqual([gap.field for gap in caught.exception.gaps], ["title"])
