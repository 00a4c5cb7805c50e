"""Names of ours that Plone looks up in its own domain: states, steps, roles, kinds, columns and indexes."""

from __future__ import annotations

from lxml import etree
from pathlib import Path
from shangnan.policy.locales.chinese import LANGUAGE
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from zope.i18n import translate

import shangnan.policy
import unittest

PROFILE = Path(shangnan.policy.__file__).parent / "profiles" / "default"
# The kinds that people choose from go by their titles; ids of kinds are told in the list of contents only.
LEFT_OUT = {"Plone Site"}


def names(file: str, path: str, attribute: str) -> set[str]:
    """Return an attribute of some elements of the files of the default profile that match a pattern."""
    return {
        element.get(attribute, "")
        for found in PROFILE.glob(file)
        for element in etree.parse(found).getroot().findall(path)
    }


class TestNames(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def assert_chinese(self, wanted: set[str]) -> None:
        self.assertLess(3, len(wanted))
        told = {name: translate(name, domain="plone", target_language=LANGUAGE) for name in wanted - LEFT_OUT - {""}}
        self.assertEqual({}, {name: text for name, text in told.items() if text.isascii()})

    def test_states_and_steps(self) -> None:
        self.assert_chinese(names("workflows/*/definition.xml", "state", "title"))
        self.assert_chinese(names("workflows/*/definition.xml", "state", "state_id"))
        self.assert_chinese(names("workflows/*/definition.xml", "transition", "title"))

    def test_roles(self) -> None:
        self.assert_chinese(names("rolemap.xml", "roles/role", "name"))

    def test_kinds(self) -> None:
        self.assert_chinese(names("types.xml", "object", "name"))

    def test_columns_and_indexes(self) -> None:
        self.assert_chinese(names("catalog.xml", "column", "value") | names("catalog.xml", "index", "name"))
