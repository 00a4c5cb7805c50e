"""The address of what was destroyed: 410 for those who may read its list, 404 for everybody else, the same as any other."""

from __future__ import annotations

from html import unescape
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.registry.disposal.destruction import destroy
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.disposal_list.examples import WITNESSES
from tests.registry.disposal.site import executed_list
from tests.registry.disposal.site import file_training
from tests.support import acting_as

import transaction
import unittest

SEE = ("demo-registrar", "demo-approver", "demo-auditor", *WITNESSES)
NOT: tuple[str | None, ...] = ("demo-drafter", "demo-drafter2", "demo-publisher", "demo-sysadmin", None)


class TestOldAddress(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.one = file_training(self.portal, 1)
        self.url = f"{self.portal.absolute_url()}/{self.one.path}"
        self.list = executed_list(self.portal, self.one)
        transaction.commit()
        with acting_as(self.portal, "demo-registrar"):
            destroy(order_of(self.list))

    def test_who_is_told(self) -> None:
        for address in (self.url, f"{self.url}/view", f"{self.url}/sheet.pdf/@@download/file"):
            for name in SEE:
                with self.subTest(name, address=address):
                    answer = Person(self.layer, name).page(address)
                    self.assertEqual(answer.status_code, 410)
                    self.assertIn(self.one.archival_number, unescape(answer.text))
            for stranger in NOT:
                with self.subTest(stranger, address=address):
                    answer = Person(self.layer, stranger).page(address)
                    self.assertEqual(answer.status_code, 404)
                    self.assertNotIn(self.one.archival_number, unescape(answer.text))

    def test_the_page_itself_says_nothing(self) -> None:
        person = Person(self.layer, "demo-registrar")
        self.assertEqual(person.page(f"{self.portal.absolute_url()}/training/@@destroyed").status_code, 404)
        self.assertEqual(person.page(f"{self.portal.absolute_url()}/training/nothing-here").status_code, 404)

    def test_programs_find_nothing(self) -> None:
        self.assertEqual(Person(self.layer, "demo-registrar").rest("GET", self.url).status_code, 404)
