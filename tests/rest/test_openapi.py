"""The description of the REST services is one, and says what the site is made of."""

from __future__ import annotations

from openapi.addresses import operations
from openapi.document import description
from openapi.json_schema import of_field
from openapi.kinds import template_of
from openapi.parameters import IN_TEMPLATE
from openapi_spec_validator import OpenAPIV31SpecValidator
from plone import api
from shangnan.policy.http.allowed_rows import all_rows
from shangnan.policy.http.allowed_rows import Row
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from typing import Any
from zope import schema
from zope.schema.vocabulary import SimpleVocabulary

import json
import unittest

ADDRESS = "http://localhost/plone"


class TestDescription(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(add_guide(self.portal))
        self.told = description(self.portal, ADDRESS)

    def offered(self) -> set[tuple[str, str]]:
        return {(method, address) for address, method, _operation in operations(self.told)}

    def test_it_is_valid(self) -> None:
        self.assertEqual([error.message for error in OpenAPIV31SpecValidator(self.told).iter_errors()], [])

    def test_a_description_with_a_fault_is_not(self) -> None:
        self.told["paths"]["/services"]["get"]["responses"] = []
        self.assertTrue(list(OpenAPIV31SpecValidator(self.told).iter_errors()))

    def test_it_is_json(self) -> None:
        self.assertEqual(json.loads(json.dumps(self.told, ensure_ascii=False)), self.told)

    def test_every_service_of_the_site_is_told(self) -> None:
        """Those that the list names for the site or for anything; no other."""
        listed = {
            (method.lower(), row.name.partition("/")[0])
            for _table, row in all_rows()
            for method in row.methods
            if row.door == "service"
            and row.who
            and row.name
            and {"site", "content", "ServiceGuide"} & set(row.contexts)
        }
        told = {
            (method, part) for method, address in self.offered() for part in address.split("/") if part.startswith("@")
        }
        self.assertEqual(told, listed)

    def test_every_kind_of_ours_is_told_with_its_fields(self) -> None:
        schemas = self.told["components"]["schemas"]
        ours = {
            fti.getId()
            for fti in api.portal.get_tool("portal_types").objectValues("Dexterity FTI")
            if fti.klass.startswith("shangnan.policy.")
        }
        self.assertGreater(len(ours), 14)
        self.assertLessEqual(ours, set(schemas))
        for kind in ours - {"Section"}:
            with self.subTest(kind):
                self.assertGreater(len(schemas[kind]["properties"]), 1)

    def test_steps_are_those_of_the_workflow(self) -> None:
        steps = self.told["paths"]["/services/{id}/@workflow/{step}"]["parameters"]
        enum = next(parameter["schema"]["enum"] for parameter in steps if parameter["name"] == "step")
        workflow = api.portal.get_tool("portal_workflow")["service_guide_workflow"]
        self.assertLessEqual(set(workflow.transitions.objectIds()), set(enum))

    def test_records_lie_where_they_are(self) -> None:
        self.assertIn("/services/{parent}/{id}", self.told["paths"])
        (guide,) = self.portal["services"].objectIds()
        examples = [
            parameter["schema"]["examples"]
            for parameter in self.told["paths"]["/services/{id}"]["parameters"]
            if parameter["name"] == "id"
        ]
        self.assertEqual(examples, [[guide]])

    def test_what_may_be_added_is_what_the_section_takes(self) -> None:
        added = self.told["paths"]["/services"]["post"]["requestBody"]["content"]["application/json"]["schema"]
        self.assertIn({"$ref": "#/components/schemas/ServiceGuide"}, added["allOf"])

    def test_every_parameter_of_an_address_is_told(self) -> None:
        for address, item in self.told["paths"].items():
            with self.subTest(address):
                named = {parameter["name"] for parameter in item["parameters"]}
                self.assertEqual(named, set(IN_TEMPLATE.findall(address)))

    def test_a_service_that_is_not_listed_is_not_told(self) -> None:
        rows = [row for _table, row in all_rows() if row.name != "@search"]
        addresses = description(self.portal, ADDRESS, rows)["paths"]
        self.assertFalse([address for address in addresses if address.endswith("@search")])
        # A row that is there for nobody opens nothing.
        nobody = Row("service", ("site",), "@search", ("GET",), frozenset(), "planted")
        self.assertNotIn("/@search", description(self.portal, ADDRESS, [*rows, nobody])["paths"])
        anyone = Row("service", ("site",), "@search", ("GET",), frozenset("A"), "planted")
        self.assertIn("/@search", description(self.portal, ADDRESS, [*rows, anyone])["paths"])


class TestFields(unittest.TestCase):
    def test_fields(self) -> None:
        words = SimpleVocabulary.fromValues(["甲", "乙"])
        cases: list[tuple[Any, dict[str, Any]]] = [
            (schema.TextLine(title="题", max_length=9), {"type": "string", "maxLength": 9, "title": "题"}),
            (schema.Text(title="文", required=False), {"type": ["string", "null"], "title": "文"}),
            (schema.Int(title="数", min=0, max=3), {"type": "integer", "minimum": 0, "maximum": 3, "title": "数"}),
            (schema.Bool(title="否"), {"type": "boolean", "title": "否"}),
            (schema.Date(title="日"), {"type": "string", "format": "date", "title": "日"}),
            (schema.Choice(title="选", vocabulary=words), {"type": "string", "enum": ["甲", "乙"], "title": "选"}),
            (
                schema.List(title="列", value_type=schema.TextLine(title="行"), max_length=5),
                {"type": "array", "items": {"type": "string", "title": "行"}, "maxItems": 5, "title": "列"},
            ),
        ]
        for field, told in cases:
            with self.subTest(field.title):
                self.assertEqual(of_field(field), told)

    def test_a_choice_that_need_not_be_made(self) -> None:
        field = schema.Choice(title="选", vocabulary=SimpleVocabulary.fromValues(["甲"]), required=False)
        self.assertEqual(of_field(field), {"type": ["string", "null"], "enum": ["甲", None], "title": "选"})

    def test_addresses_as_templates(self) -> None:
        self.assertEqual(template_of(["services"]), ("/services", {}))
        self.assertEqual(template_of(["services", "x"]), ("/services/{id}", {"id": "x"}))
        self.assertEqual(
            template_of(["party", "2026", "x", "y"]),
            ("/party/{year}/{parent1}/{id}", {"year": "2026", "parent1": "x", "id": "y"}),
        )
