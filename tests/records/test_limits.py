"""Every text of every kind has a limit, every door holds to it, and the sentence says how long it may be."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import iterSchemataForType
from plone.registry.interfaces import IRegistry
from shangnan.policy.records.checks.field_check import field_problem
from shangnan.policy.records.checks.field_check import length_problem
from shangnan.policy.records.checks.field_check import limit_of
from shangnan.policy.records.checks.field_check import MOST_OF_A_TEXT
from shangnan.policy.records.checks.field_check import MOST_OF_RICH_TEXT
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.permissions.people import Person
from tests.support import add_guide
from typing import Any
from zope.component import getUtility
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IText

import transaction
import unittest

# No text that people type is longer.
MOST = 200_000


def parts(where: str, field: Any) -> Iterator[tuple[str, Any]]:
    """Yield a field and all fields inside it, with their places."""
    yield where, field
    inside = getattr(field, "value_type", None)
    rows = getattr(inside, "schema", None)
    if rows is not None:
        for name, column in getFieldsInOrder(rows):
            yield from parts(f"{where}.{name}", column)
    elif inside is not None:
        yield from parts(f"{where}[]", inside)


def is_text(field: Any) -> bool:
    """Tell whether people type into a field."""
    return (IText.providedBy(field) and not IChoice.providedBy(field)) or hasattr(field, "default_mime_type")


def is_ours(field: Any) -> bool:
    """Tell whether a field is declared by the product."""
    return field.interface is not None and field.interface.__module__.startswith("shangnan.")


class TestSchemas(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def fields(self) -> Iterator[tuple[str, Any]]:
        """Yield every field of every kind, Plone's own kinds too."""
        for fti in api.portal.get_tool("portal_types").objectValues("Dexterity FTI"):
            for schema in iterSchemataForType(fti.getId()):
                for name, field in getFieldsInOrder(schema):
                    yield from parts(f"{fti.getId()}.{name}", field)

    def test_every_text_has_a_limit(self) -> None:
        texts = [(where, field) for where, field in self.fields() if is_text(field)]
        self.assertGreater(len(texts), 200)
        for where, field in texts:
            with self.subTest(where):
                self.assertTrue(0 < (limit_of(field) or 0) <= MOST)

    def test_every_text_of_ours_says_its_own(self) -> None:
        ours = [(where, field) for where, field in self.fields() if is_text(field) and is_ours(field)]
        self.assertGreater(len(ours), 150)
        self.assertEqual([where for where, field in ours if field.max_length is None], [])

    def test_beyond_it_the_sentence_says_the_limit(self) -> None:
        for where, field in self.fields():
            limit = limit_of(field)
            if limit is None or not is_text(field):
                continue
            value: Any = "字" * (limit + 1)
            if hasattr(field, "default_mime_type"):
                value = RichTextValue(value, "text/html", "text/x-html-safe")
            with self.subTest(where):
                problem = length_problem(field, value, where)
                assert problem is not None
                self.assertEqual(problem.mapping["limit"], limit)
                self.assertIsNone(length_problem(field, "字" * limit, where))

    def test_lists_too(self) -> None:
        for where, field in self.fields():
            if ICollection.providedBy(field) and not field.readonly:
                with self.subTest(where):
                    self.assertTrue(0 < (limit_of(field) or 0) <= 10_000)

    def test_settings_too(self) -> None:
        records = getUtility(IRegistry).records
        ours = [name for name in records if name.startswith("shangnan.")]
        self.assertGreater(len(ours), 40)
        for name in ours:
            for where, field in parts(name, records[name].field):
                if IText.providedBy(field) and not IChoice.providedBy(field):
                    with self.subTest(where):
                        self.assertIsNotNone(field.max_length)

    def test_an_entry_of_a_list_is_told_with_its_limit(self) -> None:
        guide = add_guide(api.portal.get())
        aliases = next(iterSchemataForType("ServiceGuide"))["aliases"].bind(guide)
        problem = field_problem(aliases, ("短", "长" * 61), "群众叫法")
        assert problem is not None
        self.assertEqual(problem.mapping, {"place": "群众叫法", "limit": 60})


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def test_a_record(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        drafter = Person(self.layer, "demo-drafter")
        for field, limit, value in (
            ("description", 500, "字" * 501), ("notes", 10000, "字" * 10001), ("aliases", 60, ["字" * 61]), ("place", 300, "字" * 301),
        ):  # fmt: skip
            sentence = f"超过{limit}字"
            answer = drafter.rest("PATCH", guide.absolute_url(), {field: value})
            with self.subTest(field, door="REST"):
                self.assertEqual(answer.status_code, 400)
                self.assertIn(sentence, answer.json()["message"])
            sent = {f"form.widgets.{field}": "\n".join(value) if isinstance(value, list) else value}
            sent |= {"form.buttons.save": "保存", "_authenticator": drafter.token}
            page = drafter.page(f"{guide.absolute_url()}/@@edit", **sent).text
            with self.subTest(field, door="form"):
                self.assertTrue(sentence in unescape(page), "the form does not say the limit")

    def test_a_page_of_plone(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            page = api.content.create(self.portal, "Document", title="说明")
        transaction.commit()
        admin = Person(self.layer, "admin")
        for field, limit in (("description", MOST_OF_A_TEXT), ("rights", MOST_OF_A_TEXT), ("text", MOST_OF_RICH_TEXT)):
            answer = admin.rest("PATCH", page.absolute_url(), {field: "字" * (limit + 1)})
            with self.subTest(field):
                self.assertEqual(answer.status_code, 400)
                self.assertIn(f"超过{limit}字", answer.json()["message"])
