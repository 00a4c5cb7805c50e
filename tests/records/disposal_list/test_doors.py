"""From what has expired to what is destroyed, through the pages and REST, as four people do it."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.freezing.frozen import is_frozen
from shangnan.policy.registry.holds.store import all_holds
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.disposal_list.examples import WITNESSES
from tests.records.training.examples import add_training
from tests.registry.disposal.site import file_training
from tests.registry.disposal.site import record_of
from tests.support import unit_uid
from typing import Any
from urllib.parse import quote

import requests
import transaction
import unittest


def shown(answer: requests.Response) -> str:
    """Return the text of a page."""
    return unescape(answer.text)


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.items = [file_training(self.portal, number) for number in (1, 2, 3)]
        transaction.commit()
        self.archive = f"{self.portal.absolute_url()}/archive"
        self.registrar = Person(self.layer, "demo-registrar")

    def post(self, person: Person, url: str, **form: Any) -> requests.Response:
        return person.page(url, _authenticator=person.token, **form)

    def list(self) -> Any:
        transaction.begin()
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="DisposalList")
        return brain._unrestrictedGetObject()

    def step(self, name: str, transition: str, **more: str) -> requests.Response:
        return Person(self.layer, name).rest("POST", f"{self.list().absolute_url()}/@workflow/{transition}", more)

    def test_from_expired_to_destroyed(self) -> None:
        one, two, held = self.items
        prefix = one.archival_number.rpartition("-")[0] + "-"
        answer = self.post(
            self.registrar,
            f"{self.archive}/@@holds",
            reason="诉讼",
            authority="县法院〔2026〕1号",
            records=held.archival_number,
        )
        self.assertEqual(answer.status_code, 302, answer.text)
        self.assertIn(held.archival_number, shown(self.registrar.page(f"{self.archive}/@@holds")))
        self.assertIn(prefix.removesuffix("-"), shown(self.registrar.page(f"{self.archive}/@@expired")))
        listed = shown(self.registrar.page(f"{self.archive}/@@expired?class={prefix}"))
        self.assertIn(one.title, listed)
        self.assertIn("已冻结", listed)
        wrong = self.post(self.registrar, f"{self.archive}/@@expired", **{"class": prefix})
        self.assertEqual((wrong.status_code, shown(wrong).count("<li>请")), (400, 3))
        made = self.post(
            self.registrar,
            f"{self.archive}/@@expired",
            **{"class": prefix, "all": "1", "title": "销毁清册", "unit": unit_uid(HOME_UNIT)},
        )
        self.assertEqual(made.status_code, 302, made.text)
        self.assertEqual(
            [row["archival_number"] for row in self.list().rows], [one.archival_number, two.archival_number]
        )
        url = self.list().absolute_url()
        self.assertEqual(self.post(self.registrar, f"{url}/@@appraisal", all="1").status_code, 400)
        entered = self.post(self.registrar, f"{url}/@@appraisal", all="1", result="销毁", ground="已无保存价值")
        self.assertEqual(entered.status_code, 302, entered.text)
        refused = self.step("demo-registrar", "appraise")
        self.assertEqual(refused.status_code, 400)
        self.assertIn("鉴定人员", str(refused.json()))
        self.assertEqual(self.registrar.rest("PATCH", url, {"appraisers": "孙登记、李经办"}).status_code, 204)
        self.assertEqual(self.step("demo-registrar", "appraise").status_code, 200)
        named = {"witness_one": WITNESSES[0], "witness_two": WITNESSES[1]}
        approver = Person(self.layer, "demo-approver")
        approved = self.post(approver, f"{url}/@@transition", transition="approve", comment="同意", **named)
        self.assertEqual(approved.status_code, 302, approved.text)
        self.assertEqual(self.step(WITNESSES[0], "witness", password=TEST_PASSWORD).status_code, 200)
        second = Person(self.layer, WITNESSES[1])
        signed = self.post(second, f"{url}/@@transition", transition="execute", password=TEST_PASSWORD)
        self.assertEqual(signed.status_code, 302, signed.text)
        self.assertTrue(signed.headers["Location"].endswith("/@@destruction"))
        transaction.begin()
        self.assertEqual(len(destroyed()), 0, "a signature destroys nothing")
        self.assertEqual(self.post(approver, f"{url}/@@destruction", go="1").status_code in (302, 401, 403), True)
        transaction.begin()
        self.assertEqual(len(destroyed()), 0, "the approver does not carry it out")
        self.assertEqual(self.post(self.registrar, f"{url}/@@destruction", go="1").status_code, 302)
        transaction.begin()
        self.assertEqual(sorted(destroyed()), [one.archival_number, two.archival_number])
        self.assertEqual([record_of(each) is None for each in self.items], [True, True, False])
        stays = shown(self.registrar.page(f"{self.archive}/@@filed-item?number={quote(one.archival_number)}"))
        for words in ("已销毁", self.list().number, "已无保存价值", "监销人", "销毁日期"):
            self.assertIn(words, stays)
        page = shown(self.registrar.page(f"{url}/@@destruction"))
        item = item_of(self.list())
        assert item is not None, page
        self.assertEqual(item.period, "Y")
        self.assertTrue(is_frozen(self.list()))
        self.assertEqual(self.registrar.rest("DELETE", url).status_code in (401, 403, 409), True)
        self.assertIn(one.title, shown(self.registrar.page(url)))

    def test_a_hold_and_its_end_by_form(self) -> None:
        url = f"{self.archive}/@@holds"
        wrong = self.post(self.registrar, url, reason="", first_year="20l9")
        self.assertEqual((wrong.status_code, wrong.text.count("alert-danger")), (400, 1))
        draft = add_training(self.portal, title="在冻结范围内的草稿")
        transaction.commit()
        self.assertEqual(
            self.post(self.registrar, url, reason="审计", authority="县审计局", words="冻结范围").status_code, 302
        )
        drafter = Person(self.layer, "demo-drafter")
        self.assertEqual(drafter.rest("DELETE", draft.absolute_url()).status_code, 403)
        self.assertIn("record-held", self.registrar.page(f"{draft.absolute_url()}/view").text)
        transaction.begin()
        (hold,) = all_holds()
        self.assertEqual(self.post(self.registrar, url, number=hold.number).status_code, 400)
        self.assertEqual(self.post(self.registrar, url, number=hold.number, end_reason="结束").status_code, 302)
        self.assertEqual(drafter.rest("DELETE", draft.absolute_url()).status_code, 204)
        for name in ("demo-drafter", "demo-approver", "demo-auditor", None):
            with self.subTest(name):
                self.assertIn(Person(self.layer, name).page(url).status_code, (302, 401, 403, 404))
