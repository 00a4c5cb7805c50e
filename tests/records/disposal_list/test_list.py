"""A disposal list on its way: gates at every step, people who are different, and decisions that lengthen a period."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.disposal.claims import claimed_by
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.store import lift_hold
from shangnan.policy.registry.holds.store import set_hold
from shangnan.policy.registry.retention.classes import expired_classes
from shangnan.policy.registry.retention.classes import expired_items
from shangnan.policy.registry.retention.lengthened import decisions_on
from shangnan.policy.registry.retention.lengthened import period_of
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper.support import body
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import enter
from tests.records.disposal_list.examples import row
from tests.records.disposal_list.examples import take
from tests.records.disposal_list.examples import WITNESSES
from tests.support import acting_as
from typing import Any
from zope.component import getAdapter

import datetime
import unittest

DAY = datetime.date(2026, 11, 29)


class ListCase(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.one, self.two = enter(1), enter(2)

    def add(self, *entries: Any, state: str = "draft", **changes: Any) -> Any:
        return add_list(self.portal, [row(entry.archival_number) for entry in entries], state, **changes)

    def refused(self, record: Any, step: str, account: str, *more: Any, **given: Any) -> list[str]:
        """Return the rules that a step is refused by."""
        with self.assertRaises(Refused) as caught:
            take(self.portal, record, step, account, *more, **given)
        return [gap.rule for gap in caught.exception.gaps]

    def hold(self, scope: Scope) -> str:
        with acting_as(self.portal, "demo-registrar"):
            return set_hold("诉讼", "县法院〔2026〕民初1号", scope).number


class TestWay(ListCase):
    def test_to_its_end(self) -> None:
        record = self.add(self.one, self.two, state="executed")
        self.assertEqual(api.content.get_state(record), "executed")
        self.assertRegex(record.number, r"^\d{4}-0001$")
        self.assertEqual([entry["title"] for entry in record.entries], ["第1次培训", "第2次培训"])
        order = order_of(record)
        self.assertEqual((order.approver, order.signed), ("demo-approver", WITNESSES))

    def test_no_order_before_the_end(self) -> None:
        for state in ("draft", "appraised", "approved", "signed"):
            with self.subTest(state), self.assertRaises(ValueError):
                order_of(self.add(enter(10 + len(state)), state=state))

    def test_the_number_stays_with_a_returned_list(self) -> None:
        record = self.add(self.one, state="appraised")
        number = record.number
        take(self.portal, record, "return_to_draft", "demo-approver")
        self.assertEqual((record.number, record.entries, record.appraised_by), (number, (), ()))
        take(self.portal, record, "appraise", "demo-registrar")
        self.assertEqual(record.number, number)

    def test_an_approval_that_is_taken_back_takes_the_signatures_along(self) -> None:
        record = self.add(self.one, state="signed")
        take(self.portal, record, "return_approved", "demo-approver")
        self.assertEqual((record.approver, record.witnesses, record.signatures), ("", (), ()))
        take(self.portal, record, "appraise", "demo-registrar")
        take(self.portal, record, "approve", "demo-approver")
        self.assertEqual(self.refused(record, "execute", WITNESSES[1]), ["first_signature_missing"])


class TestGates(ListCase):
    def test_everything_at_once(self) -> None:
        enter(1, period="Y")
        enter(1, year=2024)
        record = add_list(
            self.portal,
            [row("Z109-WS·2011-Y-BGS-0001"), row("Z109-WS·2024-D10-BGS-0001", None), row("nothing"), row("nothing")],
            appraisers="",
        )
        self.assertEqual(
            self.refused(record, "appraise", "demo-registrar"),
            ["row_twice", "permanent", "not_expired", "not_filed", "not_filed", "no_appraisers", "no_result"],
        )

    def test_a_hold_at_any_time(self) -> None:
        record = self.add(self.one, self.two)
        for step, account in (
            ("appraise", "demo-registrar"),
            ("approve", "demo-approver"),
            ("witness", WITNESSES[0]),
            ("execute", WITNESSES[1]),
        ):
            number = self.hold(Scope(records=(self.two.archival_number,)))
            with self.subTest(step):
                self.assertEqual(self.refused(record, step, account), ["held"])
            with acting_as(self.portal, "demo-registrar"):
                lift_hold(number, "已结案")
            take(self.portal, record, step, account)

    def test_one_open_list_at_a_time(self) -> None:
        first, second = self.add(self.one), self.add(self.one, self.two)
        self.assertEqual(claimed_by(self.one.archival_number), first.UID())
        self.assertEqual(claimed_by(self.two.archival_number), second.UID())
        self.assertEqual(self.refused(second, "appraise", "demo-registrar"), ["in_other_list"])
        with acting_as(self.portal, "demo-registrar"):
            api.content.delete(first)
        # It is free now, and the second list's as soon as that is saved again.
        self.assertEqual(claimed_by(self.one.archival_number), "")
        take(self.portal, second, "appraise", "demo-registrar")
        self.assertEqual(claimed_by(self.one.archival_number), second.UID())

    def test_the_brake(self) -> None:
        api.portal.set_registry_record("shangnan.disposal.most_rows", 1)
        record = self.add(self.one, self.two)
        self.assertEqual(self.refused(record, "appraise", "demo-registrar"), ["too_many_rows"])


class TestPeople(ListCase):
    def test_witnesses_are_named_by_the_approver(self) -> None:
        record = self.add(self.one, state="appraised")
        self.assertEqual(
            self.refused(record, "approve", "demo-approver", ("", "nobody")), ["no_witness", "no_such_account"]
        )
        self.assertEqual(
            self.refused(record, "approve", "demo-approver", ("demo-approver", "demo-staff")), ["approver_is_witness"]
        )
        self.assertEqual(
            self.refused(record, "approve", "demo-approver", ("demo-staff", "demo-staff")), ["same_witness"]
        )

    def test_nobody_signs_twice_or_without_the_password(self) -> None:
        record = self.add(self.one, state="approved")
        self.assertEqual(self.refused(record, "witness", WITNESSES[0], password="wrong"), ["wrong_password"])
        take(self.portal, record, "witness", WITNESSES[0])
        self.assertEqual(self.refused(record, "execute", WITNESSES[0]), ["signed_already"])
        self.assertEqual(self.refused(record, "witness", WITNESSES[1]), ["first_signature_there"])

    def test_others_take_no_signature(self) -> None:
        record = self.add(self.one, state="approved")
        for account in ("demo-registrar", "demo-approver", "demo-publisher", "demo-auditor"):
            with self.subTest(account), self.assertRaises(Exception) as caught:
                take(self.portal, record, "witness", account)
            self.assertNotIsInstance(caught.exception, Refused)
        self.assertEqual(record.signatures, ())

    def test_witnesses_find_the_list_from_the_approval_on(self) -> None:
        record = self.add(self.one, state="appraised")
        catalog = api.portal.get_tool("portal_catalog")
        for step, found in ((None, 0), ("approve", 1)):
            if step:
                take(self.portal, record, step, "demo-approver")
            with acting_as(self.portal, WITNESSES[0]):
                self.assertEqual(len(catalog(portal_type="DisposalList", UID=record.UID())), found)

    def test_the_desk_tells_the_witnesses(self) -> None:
        record = self.add(self.one, state="approved")
        for person, waits in ((WITNESSES[0], 1), (WITNESSES[1], 1), ("demo-registrar", 0)):
            with acting_as(self.portal, person):
                box = getAdapter(self.layer["request"], IDeskBox, "disposal-lists-to-sign")
                self.assertEqual([one["url"] for one in box.rows()], [record.absolute_url()] * waits)
        take(self.portal, record, "witness", WITNESSES[0])
        with acting_as(self.portal, WITNESSES[0]):
            self.assertEqual(getAdapter(self.layer["request"], IDeskBox, "disposal-lists-to-sign").total, 0)

    def test_on_paper_it_says_who_answers_for_it(self) -> None:
        record = self.add(self.one, self.two, state="signed")
        with acting_as(self.portal, "demo-registrar"):
            view = api.content.get_view("disposal-list.pdf", record, self.layer["request"])
            told = body(view())
        for words in (
            "档案销毁清册", record.title, record.number, self.one.archival_number, "第2次培训", "已无保存价值", "10年", "2022-01-01",
            "文书孙登记", "张签发", "凭口令签署",
        ):  # fmt: skip
            self.assertIn(words, told)
        self.assertNotIn("草稿", told)
        self.assertEqual(told.count("凭口令签署"), 1)


class TestLengthened(ListCase):
    def test_a_longer_period_beside_the_entry(self) -> None:
        rows = [row(self.one.archival_number, LENGTHEN, "30年", "有参考价值"), row(self.two.archival_number)]
        record = add_list(self.portal, rows, "signed")
        self.assertEqual(period_of(self.one), "D10")
        take(self.portal, record, "execute", WITNESSES[1])
        (decision,) = decisions_on(self.one.archival_number)
        self.assertEqual((decision.before, decision.period, decision.list_number), ("D10", "D30", record.number))
        self.assertEqual(decision.ground, "有参考价值")
        # The entry and its number stay as they were.
        self.assertEqual(register().numbered(self.one.archival_number), self.one)
        self.assertEqual((period_of(self.one), claimed_by(self.one.archival_number)), ("D30", ""))
        (found,) = expired_classes(DAY)
        self.assertEqual(list(expired_items(found, DAY)), [self.two])
        later = datetime.date(2042, 1, 1)
        self.assertEqual(list(expired_items(found, later)), [self.one, self.two])

    def test_to_permanent(self) -> None:
        record = add_list(self.portal, [row(self.one.archival_number, LENGTHEN, "永久")], "executed")
        self.assertEqual(period_of(self.one), "Y")
        again = self.add(self.one)
        self.assertEqual(self.refused(again, "appraise", "demo-registrar"), ["permanent"])
        self.assertEqual(api.content.get_state(record), "executed")
