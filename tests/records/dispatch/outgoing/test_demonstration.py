"""The work plan in the demonstration: issued as 商南政办发〔2019〕153号, word for word, its structure kept."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.dispatches import add_dispatches
from shangnan.policy.demonstration.dispatches import CODE
from shangnan.policy.demonstration.dispatches import OTHERS
from shangnan.policy.demonstration.dispatches import PLAN
from shangnan.policy.demonstration.dispatches import plan_fields
from shangnan.policy.demonstration.dispatches import PLAN_ID
from shangnan.policy.paper.typeset.levels import outline
from shangnan.policy.records.dispatch.outgoing.plain import whole_text
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.dispatch.outgoing.transitions import REGISTER
from shangnan.policy.registry.numbers import entries
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk

import unittest


class TestThePlan(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        add_dispatches()
        self.plan = self.portal["dispatches"]["out"]["2019"][PLAN_ID]

    def test_word_for_word(self) -> None:
        lines = PLAN.read_text(encoding="utf-8").splitlines()
        text = whole_text(to_plain(self.plan))
        self.assertEqual(text, lines[1:])
        self.assertEqual(lines[0], self.plan.enclosure.splitlines()[0])

    def test_issued_and_public_under_its_number(self) -> None:
        self.assertEqual(self.plan.document_number, "商南政办发〔2019〕153号")
        self.assertEqual(api.content.get_state(self.plan), "released")

    def test_structure_is_kept(self) -> None:
        found = outline(plan_fields()["enclosure"])
        self.assertEqual([number for level, number in found if level == 1], ["一、", "二、", "三、", "四、", "五、"])
        self.assertEqual(
            [number for level, number in found if level == 2],
            [f"（{n}）" for n in "一二三"] + [f"（{n}）" for n in "一二三四五"] + [f"（{n}）" for n in "一二三四"],
        )
        self.assertEqual(
            [number for level, number in found if level == 3],
            [f"{n}." for group in (5, 2, 2, 2, 5, 4) for n in range(1, group + 1)],
        )

    def test_the_counter_continues(self) -> None:
        self.assertEqual([entry.number for entry in entries(REGISTER, CODE, 2019)], [153])
        following = walk(
            self.portal, add_dispatch(self.portal, organ_code=CODE, written_on=self.plan.written_on), "register"
        )
        self.assertEqual(following.document_number, "商南政办发〔2019〕154号")

    def test_added_again_nothing_is_added(self) -> None:
        catalog = api.portal.get_tool("portal_catalog")
        add_dispatches()
        self.assertEqual(len(catalog.unrestrictedSearchResults(portal_type="OutgoingDispatch")), 1 + len(OTHERS))
