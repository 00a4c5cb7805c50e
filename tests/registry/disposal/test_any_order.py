"""Whatever people do in whatever order: nothing is destroyed that is held, permanent, not over, or lacks a signature at that moment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.disposal.destruction import destroy_part
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.disposal.rows import HAND_OVER
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.disposal.stubs import stub_of
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.holds.scope import facts_of
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.store import holding
from shangnan.policy.registry.holds.store import holds_now
from shangnan.policy.registry.holds.store import lift_hold
from shangnan.policy.registry.holds.store import set_hold
from shangnan.policy.registry.retention.lengthened import is_over
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import enter
from tests.records.disposal_list.examples import row
from tests.records.disposal_list.examples import take
from tests.support import acting_as
from typing import Any

import transaction
import unittest

STEPS = ("appraise", "approve", "return_to_draft", "return_approved", "witness", "execute")
PEOPLE = ("demo-registrar", "demo-approver", "demo-staff", "demo-discipline")
ITEMS = (
    {"number": 1}, {"number": 2}, {"number": 3}, {"number": 4, "period": "Y"}, {"number": 5, "year": 2024},
    {"number": 6, "state": TRANSFERRED},
)  # fmt: skip
ONWARD = {
    "draft": ("appraise", "demo-registrar"),
    "appraised": ("approve", "demo-approver"),
    "approved": ("witness", "demo-staff"),
    "signed": ("execute", "demo-discipline"),
}
PLACES = st.integers(0, len(ITEMS) - 1)
LISTS = st.integers(0, 1)
OPERATIONS = st.one_of(
    # The way to the end is gone often enough to be reached; everything else stands in it.
    st.tuples(st.just("on"), LISTS, st.none()),
    st.tuples(st.just("on"), LISTS, st.none()),
    st.tuples(st.just("on"), LISTS, st.none()),
    st.tuples(st.just("step"), LISTS, st.tuples(st.sampled_from(STEPS), st.sampled_from(PEOPLE))),
    st.tuples(st.just("rows"), LISTS, st.lists(st.tuples(PLACES, st.sampled_from((DESTROY, DESTROY, LENGTHEN, HAND_OVER))), max_size=3)),
    st.tuples(st.just("hold"), PLACES, st.booleans()),
    st.tuples(st.just("lift"), PLACES, st.booleans()),
    st.tuples(st.just("destroy"), LISTS, st.integers(1, 2)),
)  # fmt: skip


class TestAnyOrder(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.reached: set[str] = set()

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(OPERATIONS, min_size=6, max_size=24))
    def _try(self, operations: list[Any]) -> None:
        before = transaction.savepoint()
        try:
            self.entries = [enter(**changes) for changes in ITEMS]
            first, last = self.entries[0].archival_number, self.entries[2].archival_number
            self.lists = [add_list(self.portal, [row(first)]), add_list(self.portal, [row(last)])]
            for kind, which, how in operations:
                getattr(self, f"_{kind}")(which, how)
        finally:
            before.rollback()

    def _step(self, which: int, how: tuple[str, str]) -> None:
        try:
            take(self.portal, self.lists[which], *how, ("demo-staff", "demo-discipline"))
        except (Refused, WorkflowException):
            return
        self.reached.add(how[0])

    def _on(self, which: int, _how: None) -> None:
        record = self.lists[which]
        state = "signed" if record.signatures else api.content.get_state(record)
        if state in ONWARD and api.content.get_state(record) != "executed":
            self._step(which, ONWARD[state])

    def _rows(self, which: int, how: list[tuple[int, str]]) -> None:
        record = self.lists[which]
        if api.content.get_state(record) == "draft":
            record.rows = [
                row(self.entries[place].archival_number, result, "30年" if result == LENGTHEN else None)
                for place, result in how
            ]

    def _hold(self, place: int, named: bool) -> None:
        scope = (
            Scope(records=(self.entries[place].archival_number,)) if named else Scope(words=self.entries[place].title)
        )
        with acting_as(self.portal, "demo-registrar"):
            set_hold("诉讼", "县法院", scope)

    def _lift(self, place: int, _how: bool) -> None:
        found = holding()
        if found:
            with acting_as(self.portal, "demo-registrar"):
                lift_hold(found[place % len(found)].number, "结案")

    def _destroy(self, which: int, most: int) -> None:
        record, gone, day = self.lists[which], set(destroyed()), now().date()
        kept = {one.archival_number for one in self.entries if holds_now(facts_of(one)) or not is_over(one, day)}
        try:
            order = order_of(record)
        except ValueError:
            # Nothing to destroy with: not executed.
            self.assertNotEqual(api.content.get_state(record), "executed")
            return
        with acting_as(self.portal, "demo-registrar"):
            destroy_part(order, most=most)
        new = set(destroyed()) - gone
        self.assertLessEqual(len(new), most)
        self.assertEqual(new & kept, set())
        for number in new:
            self.reached.add("destroyed")
            entry, stub = register().numbered(number), stub_of(number)
            assert entry is not None and stub is not None
            self.assertEqual((entry.state, entry.period), (DESTROYED, "D10"))
            self.assertEqual(len({stub.approver, *stub.witnesses}), 3)

    def test_any_order(self) -> None:
        self._try()
        self.assertLessEqual({"execute", "destroyed"}, self.reached)
