"""State secrets are refused where they name themselves: in numbers, levels and titles, of every kind and at every door."""

from __future__ import annotations

from base64 import b64encode
from html import unescape
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.file import NamedBlobFile
from plone.restapi.serializer.converters import json_compatible
from shangnan.policy.records.checks.upload import upload_problem
from shangnan.policy.records.secrecy.fields import refusals
from shangnan.policy.records.secrecy.fields import warnings
from shangnan.policy.records.secrecy.marks import mark_in_field
from shangnan.policy.records.secrecy.marks import mark_in_file_name
from shangnan.policy.records.secrecy.marks import mark_in_title
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.setup.default import SECTIONS
from shangnan.policy.setup.default import types_in
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.design import ADDING
from tests.permissions.fields import filled
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS
from tests.support import acting_as
from tests.support import add_guide
from tests.support import PDF
from tests.support import unit_uid
from typing import Any
from urllib.parse import urljoin
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IText

import re
import transaction
import unittest

LEVELS = ("秘密", "机密", "绝密", "绝 密", "机密级")
MARKED_TITLES = (
    "机密★10年 关于抽查的通报", "【绝密】关于抽查的通报", "关于抽查的通报（秘密）", "秘密 关于抽查的通报", "机密：关于抽查的通报",
    "关于抽查的通报 绝密", "绝密",
)  # fmt: skip
PLAIN_TITLES = (
    "保守国家秘密工作制度", "机密档案管理办法", "关于保守商业秘密的通知", "保密工作责任制", "秘密举报箱使用规定", "关于做好保密审查的通知",
    "无记名投票（秘密）办法", "保守秘密工作制度", "秘书岗位职责", "「秘密」一词的解释",
)  # fmt: skip
MARKED_FILES = (
    "机密★5年x.pdf", "关于抽查的通报_秘密.docx", "秘密_关于抽查的通报.pdf", "【绝密】通报.xlsx", "通报（机密）.pdf", "絕密★10年.ofd", "秘密-1.pdf",
    "秘密※10年 通报.pdf", "机密.pdf",
)  # fmt: skip
PLAIN_FILES = (
    "保守国家秘密工作制度.pdf",
    "商业秘密保护办法.docx",
    "无记名投票（秘密）办法.pdf",
    "机密档案管理办法.pdf",
    "表1.xlsx",
    "",
)
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

    def test_names_of_files(self) -> None:
        for name in MARKED_FILES:
            with self.subTest(name):
                self.assertTrue(mark_in_file_name(name))
                self.assertIn("secret", str(upload_problem(name, 3, b"%PDF-1.4")))
        for name in PLAIN_FILES:
            with self.subTest(name):
                self.assertEqual(mark_in_file_name(name), "")

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
        self.places = {kind: name for name in SECTIONS for kind in types_in(name)}

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

    def test_files(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        person = Person(self.layer, "demo-drafter")
        body = {"@type": "Attachment", "title": "通报", "purpose": "other"}
        for name in MARKED_FILES[:3]:
            file = {"data": b64encode(PDF).decode(), "encoding": "base64", "filename": name}
            with self.subTest(name, door="REST"):
                answer = person.rest("POST", guide.absolute_url(), {**body, "file": file})
                self.assertEqual(answer.status_code, 400, answer.text)
                self.assertIn(REFUSAL, answer.json()["message"])
            with self.subTest(name, door="form"):
                sent = {
                    "form.widgets.title": "通报", "form.widgets.purpose:list": "other", "form.widgets.file.action": "replace",
                    "form.buttons.save": "保存", "_authenticator": person.token,
                }  # fmt: skip
                address = f"{guide.absolute_url()}/++add++Attachment"
                page = person.session.post(
                    address, data=sent, files={"form.widgets.file": (name, PDF)}, allow_redirects=False, timeout=60
                )
                self.assertEqual(page.status_code, 200)
                self.assertIn(REFUSAL, unescape(page.text))
        with acting_as(self.portal, "demo-drafter"):
            file = NamedBlobFile(data=PDF, filename=MARKED_FILES[0])
            with self.assertRaises(Refused):
                createContentInContainer(guide, "Attachment", checkConstraints=False, title="通报", file=file)
        transaction.abort()
        self.assertEqual(guide.objectIds(), [])

    def test_whatever_else_writes(self) -> None:
        guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            guide.title = MARKED_TITLES[0]
            with self.assertRaises(Refused) as caught:
                notify(ObjectModifiedEvent(guide))
        self.assertEqual([gap.field for gap in caught.exception.gaps], ["title"])
