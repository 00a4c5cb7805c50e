"""The registrar's page of numbers: what was counted, what is void, and going on from paper."""

from __future__ import annotations

from html import unescape
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.support import step

import transaction
import unittest


class TestNumbers(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.registrar = Person(self.layer, "demo-registrar")
        self.url = f"{self.portal.absolute_url()}/dispatches/@@dispatch-numbers"

    def send(self, **form: str) -> int:
        return self.registrar.page(self.url, _authenticator=self.registrar.token, **form).status_code

    def test_counting_goes_on_from_paper_once(self) -> None:
        for code, year, number, status in (
            ("商南审批发〔2024〕", "2024", "11", 400),
            ("商南审批发", "24", "11", 400),
            ("商南审批发", "2024", "0", 400),
            ("商南审批发", "2024", "１１", 400),
            ("商南审批发", "2024", "11", 302),
        ):
            with self.subTest(code=code, year=year, number=number):
                self.assertEqual(self.send(code=code, year=year, number=number), status)
        transaction.begin()
        dispatch = walk(self.portal, add_dispatch(self.portal), "register")
        self.assertEqual(dispatch.document_number, "商南审批发〔2024〕12号")
        transaction.commit()
        self.assertEqual(self.send(code="商南审批发", year="2024", number="20"), 400)

    def test_void_numbers_stand_with_their_reasons(self) -> None:
        dispatch = walk(self.portal, add_dispatch(self.portal), "register")
        step(self.portal, dispatch, "withdraw", "demo-approver", "与上级文件不一致")
        step(self.portal, dispatch, "void", "demo-registrar", "按负责人意见作废")
        transaction.commit()
        page = unescape(self.registrar.page(self.url).text)
        for said in (dispatch.document_number, "与上级文件不一致；按负责人意见作废", dispatch.title):
            self.assertIn(said, page)

    def test_only_the_registrar_opens_it(self) -> None:
        for name, allowed in (("demo-registrar", True), ("demo-approver", False), ("admin", False), (None, False)):
            with self.subTest(name):
                self.assertEqual(Person(self.layer, name).page(self.url).status_code == 200, allowed)
        other = f"{self.portal.absolute_url()}/training/@@dispatch-numbers"
        self.assertEqual(self.registrar.page(other).status_code, 404)
