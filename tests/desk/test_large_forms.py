"""Every table of every kind is saved through its form at the length that its schema allows; beyond it nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from collective.z3cform.datagridfield.row import DictRow
from configparser import ConfigParser
from copy import deepcopy
from html import unescape
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from shangnan.policy.desk.forms.cells import plain_cell
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.kind.description import kind_named
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.support import acting_as
from tests.support import add_guide
from tests.support import unit_uid
from typing import Any
from unittest import mock
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import alsoProvides
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IList
from zope.schema.interfaces import IVocabularyFactory
from ZPublisher import HTTPRequest

import lxml.html
import re
import transaction
import unittest

BUILDOUT = Path(__file__).parents[2] / "buildout.cfg"
# Kinds with tables: who writes them, and where they lie.
KINDS = {
    "ServiceGuide": "demo-drafter",
    "ReviewRules": "demo-drafter",
    "TrainingRecord": "demo-drafter",
    "PartyRecord": "demo-party",
    "IntegrityLogEntry": "demo-discipline",
    "FilingPlan": "demo-registrar",
}
# Rows of a disposal list are chosen on pages of their own, and no form sends them.
NO_FORM = {"DisposalList"}


def part_limit() -> int:
    """Return how many parts of a form the site is configured for."""
    parser = ConfigParser(interpolation=None)
    parser.read(BUILDOUT, encoding="utf-8")
    found = re.search(r"form-part-limit (\d+)", parser["instance"]["zope-conf-additional"])
    assert found is not None
    return int(found[1])


def tables(portal_type: str) -> Iterator[Any]:
    """Yield the fields of a kind that are tables of rows."""
    for schema in iterSchemataForType(portal_type):
        for _name, field in getFieldsInOrder(schema):
            if IList.providedBy(field) and isinstance(field.value_type, DictRow):
                yield field


def row(field: Any) -> dict[str, Any]:
    """Return a row that the schema of a table allows."""
    return {name: cell(column) for name, column in getFieldsInOrder(field.value_type.schema)}


def cell(column: Any) -> Any:
    """Return a value for a column."""
    if IBool.providedBy(column):
        return True
    if IInt.providedBy(column):
        return 1
    if IChoice.providedBy(column):
        vocabulary = column.vocabulary or getUtility(IVocabularyFactory, column.vocabularyName)(api.portal.get())
        return next(iter(vocabulary)).value
    return "甲"


class TestLargeForms(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        limit = mock.patch.object(HTTPRequest, "FORM_PART_LIMIT", part_limit())
        memory = mock.patch.object(HTTPRequest, "FORM_MEMORY_LIMIT", 16 * 2**20)
        for patch in (limit, memory):
            patch.start()
            self.addCleanup(patch.stop)

    def record(self, portal_type: str, more: int = 0) -> Any:
        """Return a draft whose tables have all rows that they may have, and some more."""
        rows = {field.__name__: [row(field) for _ in range(field.max_length + more)] for field in tables(portal_type)}
        if portal_type == "ServiceGuide":
            place = self.portal["services"]
        elif portal_type == "ReviewRules":
            place = add_guide(self.portal)
        else:
            kind = kind_named(portal_type)
            place = self.portal[kind.section] if kind.by_year is None else kind.year_section(2026)
        # Rules are of the unit of their guide.
        unit = {} if portal_type == "ReviewRules" else {"responsible_unit": unit_uid()}
        with acting_as(self.portal, KINDS[portal_type]):
            record = createContentInContainer(
                place, portal_type, checkConstraints=False, title="长表", **unit, **deepcopy(rows)
            )
        transaction.commit()
        return record

    def form(self, person: Person, record: Any) -> list[tuple[str, str]]:
        """Return what a browser sends when the edit form is saved as it came."""
        page = person.page(f"{record.absolute_url()}/edit")
        self.assertEqual(page.status_code, 200)
        (form,) = lxml.html.fromstring(page.text).xpath("//form[@id='form']")
        return [pair for pair in form.form_values() if ".TT." not in pair[0]] + [("form.buttons.save", "Save")]

    def test_every_kind_with_tables_is_tried(self) -> None:
        types = self.portal["portal_types"].objectIds("Dexterity FTI")
        self.assertEqual({name for name in types if any(tables(name))}, set(KINDS) | NO_FORM)

    def test_full_tables_are_saved(self) -> None:
        most = 0
        for portal_type, login_name in KINDS.items():
            with self.subTest(portal_type):
                record = self.record(portal_type)
                before = {field.__name__: deepcopy(field.get(record)) for field in tables(portal_type)}
                person = Person(self.layer, login_name)
                pairs = [
                    (name, "改过" if name.endswith("widgets.title") else value)
                    for name, value in self.form(person, record)
                ]
                most = max(most, len(pairs))
                answer = person.session.post(
                    f"{record.absolute_url()}/edit",
                    files=[(name, (None, value)) for name, value in pairs],
                    allow_redirects=False,
                    timeout=300,
                )
                self.assertEqual(
                    answer.status_code,
                    302,
                    re.findall(r'class="[^"]*(?:invalid|error)[^"]*".{200}', answer.text, re.S)[:3],
                )
                transaction.begin()
                self.assertEqual({name: list(getattr(record, name)) for name in before}, before)
        # With Zope's own limit the test would fail, as forms did.
        self.assertGreater(most, 1024)
        self.assertLess(2 * most, part_limit())

    def test_one_row_too_many_is_told_and_nothing_lost(self) -> None:
        record = self.record("ReviewRules", more=1)
        person = Person(self.layer, "demo-drafter")
        pairs = [
            (name, "改过" if name.endswith("widgets.title") else value) for name, value in self.form(person, record)
        ]
        files = [(name, (None, value)) for name, value in pairs]
        answer = person.session.post(f"{record.absolute_url()}/edit", files=files, allow_redirects=False, timeout=300)
        self.assertEqual(answer.status_code, 200)
        self.assertIn("这里有 101 行，一份记录最多保存 100 行", unescape(answer.text))
        self.assertEqual(len(lxml.html.fromstring(answer.text).xpath("//tr[@data-index][not(@data-index='TT')]")), 101)


class TestCells(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_they_look_as_by_their_templates(self) -> None:
        portal, request, seen = self.layer["portal"], self.layer["request"], 0
        alsoProvides(request, IShangnanLayer, IBrowserRequest)
        with acting_as(portal, "demo-drafter"):
            guide = add_guide(portal)
        with acting_as(portal, "demo-drafter"):
            edit = getMultiAdapter((guide, request), name="edit")
            form = getattr(edit, "form_instance", edit)
            form.update()
            for group in (form, *form.groups):
                for widget in group.widgets.values():
                    cells = [widget, *(cell for line in getattr(widget, "widgets", []) or [] for cell in _cells(line))]
                    for one in cells:
                        written = plain_cell(one)
                        if written is None:
                            continue
                        seen += 1
                        with mock.patch("shangnan.policy.desk.forms.groups.plain_cell", return_value=None):
                            templates = getMultiAdapter((one, request), name="ploneform-render-widget")()
                        self.assertEqual(_shape(written), _shape(templates), one.name)
        self.assertGreater(seen, 50)


def _cells(line: Any) -> list[Any]:
    widgets: Any = getattr(line, "widgets", None)
    return list(widgets.values()) if hasattr(widgets, "values") else []


def _shape(html: str) -> list[Any]:
    return [
        (one.tag, sorted(one.attrib.items()), (one.text or "").strip(), (one.tail or "").strip())
        for one in lxml.html.fragment_fromstring(html, create_parent=True).iter()
    ]
