"""The settings of the portal: who may change them, and what follows for guides that are done online."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.service_guide.online_hall import RECORD
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.support import add_guide
from tests.support import publish

import transaction
import unittest

ADDRESS = "https://hall.example.org/apply"


class TestPanel(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def enter(self, user: str, address: str) -> int:
        person = Person(self.layer, user)
        url = f"{self.portal.absolute_url()}/@@portal-settings"
        sent = {"form.widgets.online_hall": address, "form.widgets.site_name": "某县政务服务中心"}
        answer = person.page(url, **sent, **{"form.buttons.save": "保存", "_authenticator": person.token})
        transaction.begin()
        return int(answer.status_code)

    def test_the_system_administrator_enters_the_address(self) -> None:
        self.enter("demo-sysadmin", ADDRESS)
        self.assertEqual(api.portal.get_registry_record(RECORD), ADDRESS)
        for user in ("demo-publisher", "demo-secadmin", "demo-staff"):
            self.enter(user, "https://elsewhere.example.org/")
            self.assertEqual(api.portal.get_registry_record(RECORD), ADDRESS, user)
        self.enter("demo-sysadmin", "javascript:alert(1)")
        self.assertEqual(api.portal.get_registry_record(RECORD), ADDRESS)

    def test_guides_without_an_address_of_their_own_lead_there(self) -> None:
        api.portal.set_registry_record(RECORD, ADDRESS)
        guide = add_guide(self.portal)
        publish(self.portal, guide)
        transaction.commit()
        page = Person(self.layer, None).page(guide.absolute_url()).text
        self.assertIn(f'href="{ADDRESS}"', page)

    def test_without_any_address_it_is_not_published(self) -> None:
        api.portal.set_registry_record(RECORD, "")
        guide = add_guide(self.portal)
        with self.assertRaises(Refused) as caught:
            publish(self.portal, guide)
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["online_without_address"])
