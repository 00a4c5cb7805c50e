"""Who adds what: a drafter what the own unit is responsible for, an office the kinds it edits, and nobody else."""

from __future__ import annotations

from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import iterSchemataForType
from plone.restapi.serializer.converters import json_compatible
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.setup.default import SECTIONS
from shangnan.policy.setup.default import types_in
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.design import ADDING
from tests.permissions.fields import filled
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.table import ACCOUNTS
from tests.support import unit_uid
from typing import Any
from zope.component import queryUtility
from zope.schema import getFieldsInOrder

import json
import unittest

# Drafters of the two units there are.
DRAFTERS = {HOME_UNIT: "D", OTHER_UNIT: "D2"}


def expected(kind: str, unit: str) -> set[str]:
    """Return the accounts that may add a record of a kind for a unit."""
    return {DRAFTERS[unit] if code == "D" else code for code in ADDING[kind].split()}


class TestAdding(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.visitors = {code: Visitor(self.portal, name) for code, name in ACCOUNTS.items()}

    def tearDown(self) -> None:
        for visitor in self.visitors.values():
            self.assertEqual(visitor.failures, [], "the server failed")

    def kinds(self) -> dict[str, Any]:
        """Return the section of each kind that lies in one; what lies in records is in the tables of those."""
        places = {kind: name for name in SECTIONS for kind in types_in(name)}
        found = {kind: self.portal[places[kind]] for kind in ADDING if kind in places}
        return {kind: section for kind, section in found.items() if queryUtility(IDexterityFTI, name=kind)}

    def test_the_form(self) -> None:
        for kind, section in self.kinds().items():
            url = f"{section.absolute_url()}/++add++{kind}"
            found = {code for code, visitor in self.visitors.items() if b"form.widgets." in visitor.ask(url).content}
            with self.subTest(kind):
                self.assertEqual(found, expected(kind, HOME_UNIT) | expected(kind, OTHER_UNIT))

    def test_the_service_for_the_own_unit_and_another(self) -> None:
        for kind, section in self.kinds().items():
            for unit in (HOME_UNIT, OTHER_UNIT):
                body = json.dumps({**self.fields(kind), "@type": kind, "responsible_unit": unit_uid(unit)}).encode()
                found = {
                    code
                    for code, visitor in self.visitors.items()
                    if visitor.ask(section.absolute_url(), JSON, "POST", body).status == 201
                }
                with self.subTest(kind, unit=unit):
                    self.assertEqual(found, expected(kind, unit))

    def fields(self, kind: str) -> dict[str, Any]:
        """Return what the kind requires."""
        needed = {
            name: filled(field.bind(self.portal), lambda part: f"甲{part}"[:20])
            for schema in iterSchemataForType(kind)
            for name, field in getFieldsInOrder(schema)
            if field.required and name != "responsible_unit"
        }
        return json_compatible(needed)

    def test_nobody_adds_a_record_beside_the_sections(self) -> None:
        for kind in self.kinds():
            body = json.dumps({**self.fields(kind), "@type": kind, "responsible_unit": unit_uid(HOME_UNIT)}).encode()
            statuses = {
                code: visitor.ask(self.portal.absolute_url(), JSON, "POST", body).status
                for code, visitor in self.visitors.items()
            }
            with self.subTest(kind):
                self.assertEqual({code for code, status in statuses.items() if status < 400}, set())
