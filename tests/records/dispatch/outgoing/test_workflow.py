"""A dispatch's way from the draft to the file, with its number, its refusals and its void entry."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.dispatch.outgoing.transitions import REGISTER
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.numbers import continue_after
from shangnan.policy.registry.numbers import entries
from shangnan.policy.registry.numbers import kept
from shangnan.policy.registry.numbers import void_number
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.units.functions import group_id
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any

import unittest


class Dispatches(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def new(self, last: str = "", **changes: Any) -> Any:
        dispatch = add_dispatch(self.portal, **changes)
        return walk(self.portal, dispatch, last) if last else dispatch

    def state(self, dispatch: Any) -> str:
        return api.content.get_state(dispatch)

    def refused(self, dispatch: Any, transition: str, user_id: str, opinion: str = "同意") -> set[str]:
        before = self.state(dispatch)
        with self.assertRaises(Refused) as caught:
            step(self.portal, dispatch, transition, user_id, opinion)
        self.assertEqual(self.state(dispatch), before)
        return {gap.rule for gap in caught.exception.gaps}

    def may_view(self, dispatch: Any, user_id: str | None) -> bool:
        with acting_as(self.portal, user_id):
            return bool(api.user.has_permission("View", obj=dispatch))


class TestChain(Dispatches):
    def test_from_draft_to_the_file(self) -> None:
        dispatch = self.new("file_released")
        self.assertEqual(self.state(dispatch), "filed_released")
        history = dispatch.workflow_history["outgoing_dispatch_workflow"]
        self.assertEqual(
            [(entry["action"], entry["actor"]) for entry in history[1:]],
            [
                ("submit", "demo-drafter"), ("check", "demo-reviewer"), ("sign", "demo-approver"),
                ("register", "demo-registrar"), ("issue", "demo-registrar"), ("release", "demo-publisher"),
                ("file_released", "demo-registrar"),
            ],
        )  # fmt: skip
        self.assertEqual(dispatch.signer, "张签发")
        self.assertEqual(dispatch.printed_on, now().date())
        self.assertEqual(sorted(versions(dispatch)), [1, 2])

    def test_the_number_is_given_at_registration_and_not_before(self) -> None:
        dispatch = self.new("sign")
        self.assertEqual(dispatch.document_number, "")
        self.assertEqual(entries(REGISTER, "商南审批发", 2024), [])
        step(self.portal, dispatch, "register", "demo-registrar", "已复核")
        self.assertEqual(dispatch.document_number, "商南审批发〔2024〕1号")
        [entry] = entries(REGISTER, "商南审批发", 2024)
        self.assertEqual((entry.number, entry.record, entry.state), (1, IUUID(dispatch), "given"))

    def test_each_code_and_year_counts_for_itself(self) -> None:
        for code, day, expected in (
            ("商南审批发", date(2024, 3, 1), "商南审批发〔2024〕1号"),
            ("商南审批发", date(2024, 4, 1), "商南审批发〔2024〕2号"),
            ("商南审批函", date(2024, 4, 1), "商南审批函〔2024〕1号"),
            ("商南审批发", date(2023, 12, 31), "商南审批发〔2023〕1号"),
        ):
            dispatch = self.new("register", organ_code=code, written_on=day)
            self.assertEqual(dispatch.document_number, expected)
        self.assertEqual(kept(REGISTER), [("商南审批函", 2024), ("商南审批发", 2023), ("商南审批发", 2024)])

    def test_counting_continues_after_the_numbers_on_paper(self) -> None:
        continue_after(REGISTER, "商南审批发", 2024, 11)
        self.assertEqual(self.new("register").document_number, "商南审批发〔2024〕12号")

    def test_a_refused_registration_takes_no_number(self) -> None:
        dispatch = self.new("sign", written_on=None)
        self.assertEqual(self.refused(dispatch, "register", "demo-registrar"), {"missing_written_on"})
        self.assertEqual(entries(REGISTER, "商南审批发", 2024), [])

    def test_nobody_decides_on_what_he_or_she_submitted(self) -> None:
        dispatch = self.new()
        with api.env.adopt_roles(["Manager"]):
            for function in ("reviewer", "approver"):
                api.group.add_user(groupname=group_id(dispatch.responsible_unit, function), username="demo-drafter")
            api.group.add_user(groupname="office-publisher", username="demo-drafter")
        step(self.portal, dispatch, "submit", "demo-drafter")
        self.assertEqual(self.refused(dispatch, "check", "demo-drafter"), {"own_submission"})
        step(self.portal, dispatch, "check", "demo-reviewer")
        self.assertEqual(self.refused(dispatch, "sign", "demo-drafter"), {"own_submission"})
        for transition, user_id in (
            ("sign", "demo-approver"),
            ("register", "demo-registrar"),
            ("issue", "demo-registrar"),
        ):
            step(self.portal, dispatch, transition, user_id)
        self.assertEqual(self.refused(dispatch, "release", "demo-drafter"), {"own_submission"})

    def test_returning_needs_a_reason(self) -> None:
        for last, transition, user_id, back in (
            ("submit", "return_checking", "demo-reviewer", "draft"),
            ("check", "return_signing", "demo-approver", "draft"),
            ("sign", "back_to_signer", "demo-registrar", "signing"),
        ):
            dispatch = self.new(last)
            with self.subTest(transition):
                self.assertEqual(self.refused(dispatch, transition, user_id, " "), {"reason_missing"})
                step(self.portal, dispatch, transition, user_id, "请修改第二段")
                self.assertEqual(self.state(dispatch), back)

    def test_an_incomplete_draft_is_told_everything_at_once(self) -> None:
        dispatch = self.new(recipients="", body="", disclosure="依申请公开")
        self.assertEqual(
            self.refused(dispatch, "submit", "demo-drafter"),
            {"missing_recipients", "missing_body", "missing_disclosure_reason"},
        )

    def test_other_units_have_no_function_here(self) -> None:
        dispatch = add_dispatch(self.portal, unit=OTHER_UNIT)
        with self.assertRaises(WorkflowException):
            step(self.portal, dispatch, "submit", "demo-drafter")


class TestVerification(Dispatches):
    def test_a_change_of_substance_goes_back_to_the_signer(self) -> None:
        dispatch = self.new("sign")
        dispatch.body = dispatch.body.replace("3月18日", "3月19日")
        self.assertEqual(self.refused(dispatch, "register", "demo-registrar"), {"substance_changed"})
        self.assertEqual(dispatch.document_number, "")
        step(self.portal, dispatch, "back_to_signer", "demo-registrar", "时间有改动，请重新签发")
        self.assertEqual(self.state(dispatch), "signing")
        step(self.portal, dispatch, "sign", "demo-approver", "同意改动")
        step(self.portal, dispatch, "register", "demo-registrar", "已复核")
        self.assertEqual(dispatch.document_number, "商南审批发〔2024〕1号")
        self.assertIn("3月19日", versions(dispatch)[2]["data"]["body"])
        self.assertIn("3月18日", versions(dispatch)[1]["data"]["body"])

    def test_whoever_else_gets_it_is_substance_too(self) -> None:
        for name, value in (("copies_to", "县委办公室，各镇"), ("recipients", "各镇人民政府："), ("urgency", "特急")):
            dispatch = self.new("sign")
            setattr(dispatch, name, value)
            with self.subTest(name):
                self.assertEqual(self.refused(dispatch, "register", "demo-registrar"), {"substance_changed"})

    def test_the_registrar_may_change_the_form(self) -> None:
        dispatch = self.new("sign")
        dispatch.organ_mark, dispatch.copy_number, dispatch.organ_code = (
            "商南县行政审批服务局文件",
            "000001",
            "商南审批函",
        )
        dispatch.written_on, dispatch.printed_by = date(2024, 3, 12), "局办公室"
        dispatch.body = dispatch.body.replace("\n", "\r\n\r\n") + "\n"
        step(self.portal, dispatch, "register", "demo-registrar", "已复核")
        self.assertEqual(dispatch.document_number, "商南审批函〔2024〕1号")

    def test_an_attached_file_is_substance(self) -> None:
        dispatch = self.new("sign")
        with acting_as(self.portal, "demo-registrar"):
            add_attachment(dispatch)
        self.assertEqual(self.refused(dispatch, "register", "demo-registrar"), {"substance_changed"})

    def test_a_document_is_not_dated_later_than_today(self) -> None:
        dispatch = self.new("sign", written_on=now().date() + timedelta(days=1))
        self.assertEqual(self.refused(dispatch, "register", "demo-registrar"), {"future_date"})

    def test_what_becomes_public_has_been_checked(self) -> None:
        dispatch = self.new("sign", checked_by="", checked_on=None, check_result=None)
        self.assertEqual(
            self.refused(dispatch, "register", "demo-registrar"),
            {"missing_checked_by", "missing_checked_on", "missing_check_result"},
        )
        internal = self.new("sign", checked_by="", disclosure="不予公开", disclosure_reason="内部安排")
        step(self.portal, internal, "register", "demo-registrar")
        self.assertEqual(self.state(internal), "registered")


class TestVoid(Dispatches):
    def test_a_withdrawn_dispatch_leaves_a_void_entry(self) -> None:
        dispatch = self.new("register")
        with self.assertRaises(WorkflowException):
            step(self.portal, dispatch, "void", "demo-registrar", "撤销")
        self.assertEqual(self.refused(dispatch, "withdraw", "demo-approver", ""), {"reason_missing"})
        step(self.portal, dispatch, "withdraw", "demo-approver", "与上级文件不一致")
        with self.assertRaises(WorkflowException):
            step(self.portal, dispatch, "issue", "demo-registrar")
        self.assertEqual(self.refused(dispatch, "void", "demo-registrar", ""), {"reason_missing"})
        step(self.portal, dispatch, "void", "demo-registrar", "按负责人意见作废")
        self.assertEqual(self.state(dispatch), "void")
        [entry] = entries(REGISTER, "商南审批发", 2024)
        self.assertEqual((entry.number, entry.record, entry.state), (1, IUUID(dispatch), "void"))
        self.assertEqual(entry.void_reason, "与上级文件不一致；按负责人意见作废")
        self.assertTrue(entry.void_date)
        self.assertEqual(self.new("register").document_number, "商南审批发〔2024〕2号")
        self.assertEqual(dispatch.document_number, "商南审批发〔2024〕1号")

    def test_a_number_is_not_made_void_without_a_reason(self) -> None:
        self.new("register")
        with self.assertRaises(ValueError):
            void_number(REGISTER, "商南审批发", 2024, 1, " ")
        with self.assertRaises(LookupError):
            void_number(REGISTER, "没有发", 2024, 1, "撤销")


class TestRelease(Dispatches):
    def test_released_is_public_and_issued_is_internal(self) -> None:
        dispatch = self.new("issue")
        self.assertFalse(self.may_view(dispatch, None))
        self.assertTrue(self.may_view(dispatch, "demo-staff"))
        step(self.portal, dispatch, "release", "demo-publisher", "主动公开")
        self.assertTrue(self.may_view(dispatch, None))
        step(self.portal, dispatch, "file_released", "demo-registrar")
        self.assertTrue(self.may_view(dispatch, None))

    def test_filed_without_release_stays_internal(self) -> None:
        dispatch = self.new("issue")
        step(self.portal, dispatch, "file", "demo-registrar")
        self.assertEqual(self.state(dispatch), "filed")
        self.assertFalse(self.may_view(dispatch, None))
        self.assertTrue(self.may_view(dispatch, "demo-staff"))

    def test_only_what_is_open_and_has_passed_the_check(self) -> None:
        closed = self.new("issue", disclosure="不予公开", disclosure_reason="内部安排")
        self.assertEqual(self.refused(closed, "release", "demo-publisher"), {"not_open"})
        failed = self.new("issue", check_result="不通过")
        self.assertEqual(self.refused(failed, "release", "demo-publisher"), {"check_failed"})

    def test_a_text_with_a_mark_of_a_secret_is_not_released(self) -> None:
        dispatch = self.new("issue", body="机密★10年\n内容。")
        self.assertEqual(self.refused(dispatch, "release", "demo-publisher"), {"secret_text"})

    def test_search_shows_each_what_each_may_view(self) -> None:
        catalog = api.portal.get_tool("portal_catalog")
        internal, public = self.new("issue"), self.new("release")
        draft = self.new()
        for user_id, expected in (
            (None, {IUUID(public)}),
            ("demo-staff", {IUUID(public), IUUID(internal)}),
            ("demo-drafter2", {IUUID(public), IUUID(internal)}),
            ("demo-drafter", {IUUID(public), IUUID(internal), IUUID(draft)}),
        ):
            with self.subTest(user_id), acting_as(self.portal, user_id):
                self.assertEqual({brain.UID for brain in catalog(portal_type="OutgoingDispatch")}, expected)


class TestManyRegistrations(Dispatches):
    def test_many_registrations_have_every_number_once(self) -> None:
        made = [self.new("sign", title=f"第{n}份通知") for n in range(6)]
        for dispatch in made[::-1]:
            step(self.portal, dispatch, "register", "demo-registrar")
        self.assertEqual([e.number for e in entries(REGISTER, "商南审批发", 2024)], [1, 2, 3, 4, 5, 6])
        self.assertEqual(len({dispatch.document_number for dispatch in made}), 6)
