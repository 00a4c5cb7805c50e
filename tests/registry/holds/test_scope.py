"""What a hold covers: what it names, and all that fits its description; nothing where it says nothing."""

from __future__ import annotations

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.registry.holds.hold import covering
from shangnan.policy.registry.holds.hold import Hold
from shangnan.policy.registry.holds.hold import hold_from
from shangnan.policy.registry.holds.hold import hold_gaps
from shangnan.policy.registry.holds.hold import lifting_gaps
from shangnan.policy.registry.holds.scope import covers
from shangnan.policy.registry.holds.scope import Facts
from shangnan.policy.registry.holds.scope import facts_of
from shangnan.policy.registry.holds.scope import MOST_NAMED
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.scope import scope_gaps
from tests.registry.disposal.items import item

import json
import unittest

ITEM = item(1, document_number="商政办发〔2011〕3号", members=("letter",))
FACTS = facts_of(ITEM)
HOLD = Hold(
    "2026-0001", "诉讼", "县法院〔2026〕民初1号", Scope(unit_code="BGS"), "2026-01-05T10:00:00+08:00", "demo-registrar"
)
WORDS = st.sampled_from(("", "培训", "服务", "x"))
SCOPES = st.builds(
    Scope,
    records=st.lists(st.sampled_from((ITEM.archival_number, "letter", "other")), max_size=2).map(tuple),
    document_numbers=st.lists(st.sampled_from(("商政办发〔2011〕3号", "")), max_size=1).map(tuple),
    first_year=st.sampled_from((0, 2010, 2012)),
    last_year=st.sampled_from((0, 2010, 2012)),
    unit_code=st.sampled_from(("", "BGS", "CW")),
    portal_type=st.sampled_from(("", "TrainingRecord", "Regulation")),
    words=WORDS,
)


class TestCovers(unittest.TestCase):
    def test_what_is_named(self) -> None:
        for scope in (
            Scope(records=(ITEM.archival_number,)),
            Scope(records=(ITEM.uid,)),
            Scope(records=("other", "letter")),
            Scope(document_numbers=("商政办发〔2011〕3号",)),
        ):
            with self.subTest(scope):
                self.assertTrue(covers(scope, FACTS))
                self.assertFalse(covers(scope, facts_of(item(2))))

    def test_what_is_described_fits_in_every_part(self) -> None:
        whole = Scope(first_year=2010, last_year=2011, unit_code="BGS", portal_type="TrainingRecord", words="培训")
        self.assertTrue(covers(whole, FACTS))
        for wrong in (
            replace(whole, first_year=2012),
            replace(whole, last_year=2010),
            replace(whole, unit_code="CW"),
            replace(whole, portal_type="Regulation"),
            replace(whole, words="会议"),
        ):
            with self.subTest(wrong):
                self.assertFalse(covers(wrong, FACTS))

    def test_words_of_any_case(self) -> None:
        self.assertTrue(covers(Scope(words="abc"), replace(FACTS, title="Über ABC")))

    def test_what_is_not_filed_has_no_unit_code(self) -> None:
        draft = Facts(uids=("draft",), portal_type="TrainingRecord", year=2011, title="培训")
        self.assertTrue(covers(Scope(portal_type="TrainingRecord"), draft))
        self.assertFalse(covers(Scope(portal_type="TrainingRecord", unit_code="BGS"), draft))

    def test_nothing_is_named_by_what_is_empty(self) -> None:
        self.assertFalse(covers(Scope(records=("",), document_numbers=("",)), Facts(uids=("",))))

    @given(SCOPES)
    def test_a_name_goes_before_a_description_and_nothing_covers_nothing(self, scope: Scope) -> None:
        if {ITEM.archival_number, "letter"} & set(scope.records) or "商政办发〔2011〕3号" in scope.document_numbers:
            self.assertTrue(covers(scope, FACTS))
        elif not scope.describes():
            self.assertFalse(covers(scope, FACTS))
        else:
            # Each part that is left open covers no less.
            opened = replace(scope, words="", unit_code="")
            self.assertTrue(covers(opened, FACTS) or not opened.describes() or not covers(scope, FACTS))


class TestHold(unittest.TestCase):
    def test_through_json_and_back(self) -> None:
        hold = replace(HOLD, scope=Scope(records=("a", "b"), first_year=2011))
        self.assertEqual(hold_from(json.loads(json.dumps(hold.plain()))), hold)

    def test_a_lifted_one_holds_nothing(self) -> None:
        self.assertEqual(covering([HOLD], FACTS), [HOLD])
        lifted = HOLD.lifted("2026-02-01T10:00:00+08:00", "demo-registrar", "结案")
        self.assertEqual(covering([lifted], FACTS), [])
        self.assertEqual((lifted.reason, lifted.scope), (HOLD.reason, HOLD.scope))

    def test_all_that_is_wrong_at_once(self) -> None:
        rules = [gap.rule for gap in hold_gaps(" ", "", Scope())]
        self.assertEqual(rules, ["no_hold_reason", "no_hold_authority", "nothing_held"])
        self.assertEqual(
            [gap.rule for gap in hold_gaps("x" * 1001, "x" * 201, Scope(words="x"))], ["hold_text_too_long"] * 2
        )
        self.assertEqual(hold_gaps("诉讼", "县法院", Scope(words="培训")), [])

    def test_scopes_that_say_what_cannot_be(self) -> None:
        self.assertEqual([gap.rule for gap in scope_gaps(Scope(first_year=-1))], ["no_such_year"])
        self.assertEqual([gap.rule for gap in scope_gaps(Scope(first_year=2012, last_year=2011))], ["years_reversed"])
        many = Scope(records=tuple(map(str, range(MOST_NAMED + 1))))
        self.assertEqual([gap.rule for gap in scope_gaps(many)], ["too_many_named"])

    def test_lifting(self) -> None:
        lifted = HOLD.lifted("2026-02-01T10:00:00+08:00", "demo-registrar", "结案")
        self.assertEqual([gap.rule for gap in lifting_gaps(None, "")], ["no_such_hold", "no_end_reason"])
        self.assertEqual([gap.rule for gap in lifting_gaps(lifted, "结案")], ["hold_ended"])
        self.assertEqual(lifting_gaps(HOLD, "结案"), [])
