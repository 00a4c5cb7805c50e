"""Risk points, tasks and entries of the log through their states; who finds them; what is due."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.integrity.rules import months_later
from shangnan.policy.records.integrity.settings import PREFIX
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.integrity.examples import add_entry
from tests.records.integrity.examples import add_risk
from tests.records.integrity.examples import add_task
from tests.records.integrity.examples import days
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from tests.support import unit_uid
from typing import Any
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

import unittest

EVERYBODY = (
    "demo-drafter", "demo-drafter2", "demo-reviewer", "demo-approver", "demo-publisher", "demo-registrar", "demo-party",
    "demo-discipline", "demo-staff", "demo-sysadmin", "demo-secadmin", "demo-auditor", None,
)  # fmt: skip
CONCERNED = {"demo-discipline", "demo-drafter", "demo-approver"}


class PreventionCase(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def refused(self, record: Any, transition: str, user: str, opinion: str = "", **details: str) -> set[str]:
        with acting_as(self.portal, user), self.assertRaises(Refused) as caught:
            api.portal.get_tool("portal_workflow").doActionFor(record, transition, comment=opinion, **details)
        return {gap.rule for gap in caught.exception.gaps}

    def found_by(self, portal_type: str) -> set[str | None]:
        catalog, found = api.portal.get_tool("portal_catalog"), set()
        for user in EVERYBODY:
            with acting_as(self.portal, user):
                if len(catalog(portal_type=portal_type)):
                    found.add(user)
        return found


class TestRisk(PreventionCase):
    def review(self, record: Any, opinion: str, **details: str) -> None:
        with acting_as(self.portal, "demo-discipline"):
            api.portal.get_tool("portal_workflow").doActionFor(record, "review", comment=opinion, **details)

    def test_from_draft_to_closed_and_who_finds_it(self) -> None:
        record = add_risk(self.portal)
        self.assertEqual(self.found_by("IntegrityRisk"), CONCERNED)
        self.assertTrue(record.getId().startswith("risk-"), "the address tells nothing of the title")
        step(self.portal, record, "adopt", "demo-approver", "同意")
        self.assertEqual(record.review_date, months_later(days(0), 3))
        self.assertEqual(self.found_by("IntegrityRisk"), CONCERNED)
        step(self.portal, record, "close", "demo-discipline", "岗位已撤销")
        self.assertEqual(self.found_by("IntegrityRisk"), CONCERNED)
        self.assertEqual(api.content.get_state(record), "closed")
        self.assertEqual([version["note"] for version in versions(record).values()], ["同意", "岗位已撤销"])

    def test_a_review_stays_in_force_and_sets_the_next_day(self) -> None:
        record = add_risk(self.portal, "in_force")
        self.assertEqual(self.refused(record, "review", "demo-discipline"), {"reason_missing"})
        both = self.refused(record, "review", "demo-discipline", next_review="2019-01-01")
        self.assertEqual(both, {"reason_missing", "review_not_ahead"})
        for day, rule in (("明年", "no_day"), (days(366).isoformat(), "review_too_late")):
            self.assertEqual(self.refused(record, "review", "demo-discipline", "落实", next_review=day), {rule})
        self.review(record, "措施落实，保持高等级", next_review=days(20).isoformat())
        self.assertEqual(api.content.get_state(record), "in_force")
        self.assertEqual(record.review_date, days(20))
        self.review(record, "再次检查")
        self.assertEqual(record.review_date, months_later(days(0), 3))
        today = days(0).isoformat()
        self.assertEqual(
            record.reviews,
            (
                (today, "demo-discipline", "措施落实，保持高等级", days(20).isoformat()),
                (today, "demo-discipline", "再次检查", months_later(days(0), 3).isoformat()),
            ),
        )
        kept = [version["data"]["review_date"] for version in versions(record).values()]
        self.assertEqual(kept[1:], [days(20).isoformat(), months_later(days(0), 3).isoformat()])

    def test_nobody_adopts_what_he_or_she_typed(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            api.group.add_user(groupname=f"unit-{unit_uid()}-drafter", username="demo-approver")
        self.assertEqual(
            self.refused(add_risk(self.portal, author="demo-approver"), "adopt", "demo-approver"), {"own_text"}
        )
        record = add_risk(self.portal, author="demo-discipline")
        step(self.portal, record, "adopt", "demo-approver")

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        record = add_risk(self.portal, level=None, measures="", person_account="nobody-here", review_date=days(-1))
        wrong = {"missing_level", "missing_measures", "no_such_account", "review_not_ahead"}
        self.assertEqual(self.refused(record, "adopt", "demo-approver"), wrong)

    def test_a_closed_unit_adopts_nothing(self) -> None:
        record = add_risk(self.portal)
        step(self.portal, api.content.get(UID=unit_uid()), "close", "demo-sysadmin", "机构撤销")
        unit_uid()  # works off the catalog's queue, as the end of a request does
        self.assertEqual(self.refused(record, "adopt", "demo-approver"), {"unit_closed"})

    def test_closing_needs_a_reason(self) -> None:
        self.assertEqual(
            self.refused(add_risk(self.portal, "in_force"), "close", "demo-discipline"), {"reason_missing"}
        )

    def test_the_settings_hold(self) -> None:
        api.portal.set_registry_record(f"{PREFIX}.months_high", 1)
        self.assertEqual(add_risk(self.portal, "in_force").review_date, months_later(days(0), 1))


class TestTask(PreventionCase):
    def test_from_draft_to_done_with_a_return(self) -> None:
        record = add_task(self.portal)
        self.assertEqual(self.found_by("IntegrityListItem"), CONCERNED)
        step(self.portal, record, "start", "demo-approver")
        self.assertEqual(self.refused(record, "submit", "demo-drafter"), {"reason_missing"})
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(record, "proof.pdf")
        step(self.portal, record, "submit", "demo-drafter", "已全部上墙")
        self.assertEqual(self.refused(record, "return_to_work", "demo-discipline"), {"reason_missing"})
        step(self.portal, record, "return_to_work", "demo-discipline", "还差两个窗口")
        self.assertEqual(api.content.get_state(record), "under_way")
        step(self.portal, record, "submit", "demo-drafter", "已补齐")
        step(self.portal, record, "accept", "demo-discipline", "属实")
        self.assertEqual(record.done_on, days(0).isoformat())
        self.assertEqual(self.found_by("IntegrityListItem"), CONCERNED)
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IntegrityListItem")
        self.assertEqual(brain.register_values["done"], days(0).isoformat())

    def test_what_is_incomplete_or_past_is_not_started(self) -> None:
        record = add_task(self.portal, measures="", list_key=None, deadline=days(-1))
        wrong = {"missing_measures", "missing_list_key", "deadline_passed"}
        self.assertEqual(self.refused(record, "start", "demo-approver"), wrong)

    def test_a_task_is_rewritten(self) -> None:
        record = add_task(self.portal, "under_way")
        self.assertEqual(self.refused(record, "return_to_draft", "demo-approver"), {"reason_missing"})
        step(self.portal, record, "return_to_draft", "demo-approver", "时限定错了")
        with acting_as(self.portal, "demo-drafter"):
            self.assertTrue(api.user.has_permission("Modify portal content", obj=record))


class TestEntry(PreventionCase):
    def test_from_draft_to_filed_and_who_finds_it(self) -> None:
        record = add_entry(self.portal)
        head = {"demo-discipline", "demo-approver"}
        self.assertEqual(self.found_by("IntegrityLogEntry"), head)
        step(self.portal, record, "file", "demo-approver")
        self.assertEqual(self.found_by("IntegrityLogEntry"), head | {"demo-staff"})
        self.assertEqual(self.refused(record, "return_to_draft", "demo-discipline"), {"reason_missing"})
        step(self.portal, record, "return_to_draft", "demo-discipline", "请写明整改期限")
        self.assertEqual(self.found_by("IntegrityLogEntry"), head)

    def test_those_who_were_taught_together_are_not_shown_each_other(self) -> None:
        people = [{"name": "孙职员", "user_id": "demo-staff"}, {"name": "吴党务", "user_id": "demo-party"}]
        add_entry(self.portal, "filed", log_kind="教育", people=people)
        self.assertEqual(self.found_by("IntegrityLogEntry"), {"demo-discipline", "demo-approver"})

    def test_what_is_wrong_is_told_at_once(self) -> None:
        people = [{"name": "甲", "user_id": "nobody-here"}, {"name": "乙", "user_id": ""}]
        record = add_entry(self.portal, people=people, content="")
        wrong = {"missing_content", "several_admonished", "no_such_account"}
        self.assertEqual(self.refused(record, "file", "demo-approver"), wrong)

    def test_nobody_files_the_own_admonition(self) -> None:
        record = add_entry(self.portal, people=[{"name": "张签发", "user_id": "demo-approver"}])
        self.assertEqual(self.refused(record, "file", "demo-approver"), {"own_admonition"})
        step(self.portal, record, "file", "demo-discipline")

    def test_a_head_writes_for_the_own_unit_only(self) -> None:
        for user, expected in (
            ("demo-approver", {HOME_UNIT}),
            ("demo-discipline", {HOME_UNIT, OTHER_UNIT}),
            ("demo-drafter", set()),
        ):
            with acting_as(self.portal, user):
                terms = getUtility(IVocabularyFactory, "shangnan.policy.HeadedUnits")(self.portal["integrity"])
                self.assertEqual({term.title for term in terms}, expected, user)
