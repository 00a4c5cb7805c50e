"""Settings of the kinds are changed by the system administrator on pages, and by nobody else."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.records.regulation.settings import listed
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person

import transaction
import unittest

PAGES = {
    "training-settings": "培训指标设置",
    "quality-settings": "归档记录检测设置",
    "party-settings": "党建频次设置",
    "regulation-settings": "制度覆盖范围设置",
}


class TestSettings(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_who_opens_them(self) -> None:
        portal = self.layer["portal"]
        for name, allowed in (
            ("demo-sysadmin", True),
            ("demo-registrar", False),
            ("demo-secadmin", False),
            (None, False),
        ):
            person = Person(self.layer, name)
            for page, title in PAGES.items():
                with self.subTest(name, page=page):
                    answer = person.page(f"{portal.absolute_url()}/@@{page}")
                    self.assertEqual(answer.status_code == 200 and title in unescape(answer.text), allowed)

    def test_what_is_typed_is_kept_and_nonsense_is_refused(self) -> None:
        admin, url = Person(self.layer, "demo-sysadmin"), self.layer["portal"].absolute_url()
        sent = {"form.buttons.save": "Save", "_authenticator": admin.token}
        admin.page(f"{url}/@@regulation-settings", **sent, **{"form.widgets.posts": "首席代表\n\n咨询台\n首席代表"})
        admin.page(f"{url}/@@party-settings", **sent, **{"form.widgets.frequency": "党课 每天"})
        transaction.begin()
        self.assertEqual(listed("posts"), ["首席代表", "咨询台"])
        self.assertIn("党课 季", api.portal.get_registry_record("shangnan.party.frequency"))
