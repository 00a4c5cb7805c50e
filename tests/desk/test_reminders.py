"""Owners are told once that what they cite has ended: on the record, in the list of reminders, and by mail."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.desk.reminders import flagged_records
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.mail.message import WordByMail
from shangnan.policy.mail.sending import tell
from shangnan.policy.records.citations.flags import open_flags
from shangnan.policy.records.regulation.acknowledgement import acknowledge
from shangnan.policy.records.regulation.acknowledgement import readers_by_unit
from shangnan.policy.records.regulation.acknowledgement import unread
from shangnan.policy.records.regulation.due import run_due
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.mail.letters import forget
from tests.mail.letters import own_queue
from tests.mail.letters import queued
from tests.mail.server import free_port
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import day
from tests.support import acting_as
from tests.support import add_guide
from tests.support import good_guides
from tests.support import step
from typing import Any
from unittest.mock import patch
from ZODB.POSException import ConflictError
from zope.component import getMultiAdapter
from zope.event import notify
from zope.interface import alsoProvides

import transaction
import unittest


class TestOwnersAreTold(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.queue = own_queue(self)
        api.portal.set_registry_record("plone.email_from_address", "office@example.cn")
        for person in ("demo-drafter", "demo-approver", "demo-drafter2"):
            api.user.get(userid=person).setMemberProperties({"email": f"{person}@example.cn"})

    def mails(self) -> dict[str, str]:
        """Return the text of the mails that wait for a mail server, by address."""
        return {str(mail["To"]): mail.get_content() for mail in queued(self.queue)}

    def citing(self) -> tuple[Any, Any, Any, Any]:
        """Return a regulation, a guide that cites it by basis, a regulation that does in its text, and one that does not."""
        cited = add_regulation(self.portal, 1, "in_force", effective_on=day(-9).isoformat())
        base = dict.fromkeys(good_guides()[0]["bases"][0], "") | {
            "law": "制度",
            "document_number": "商南政审发[2026] 1号",
        }
        guide = add_guide(self.portal, 0, bases=[base])
        by_text = add_regulation(self.portal, 2, body="第一条　按商 南 政 审 发 （２０２６）第１ 号执行。")
        other = add_regulation(self.portal, 11, body="第一条　见商南政审发〔2026〕12号。")
        transaction.commit()
        return cited, guide, by_text, other

    def test_what_a_room_has_to_say_leaves_with_the_transaction(self) -> None:
        notify(WordByMail({"demo-drafter@example.cn": ["有一份责任书等您签字"]}, "待签"))
        self.assertEqual(self.mails(), {})
        transaction.commit()
        self.assertEqual(
            {to: text.strip() for to, text in self.mails().items()}, {"demo-drafter@example.cn": "有一份责任书等您签字"}
        )
        notify(WordByMail({"demo-drafter@example.cn": ["没有发生"]}, "待签"))
        transaction.abort()
        self.assertEqual(len(self.mails()), 1)

    def test_once_on_the_record_in_the_list_and_by_mail(self) -> None:
        cited, guide, by_text, other = self.citing()
        step(self.portal, cited, "repeal", "demo-approver", "不再需要")
        transaction.commit()
        self.assertEqual([bool(open_flags(record)) for record in (guide, by_text, other)], [True, True, False])
        mails = self.mails()
        self.assertEqual(set(mails), {"demo-drafter@example.cn", "demo-approver@example.cn"})
        for text in mails.values():
            self.assertIn(cited.title, text)
            self.assertIn(guide.absolute_url(), text)
            self.assertIn(by_text.absolute_url(), text)
            self.assertNotIn(other.absolute_url(), text)
        with acting_as(self.portal, "demo-drafter"):
            self.assertEqual({brain.UID for brain in flagged_records()}, {IUUID(guide), IUUID(by_text)})
        with acting_as(self.portal, "demo-drafter2"):
            self.assertEqual(flagged_records(), [])
        forget(self.queue)
        run_due()
        transaction.commit()
        self.assertEqual(self.mails(), {})
        # Whoever has dealt with it is reminded no more.
        by_text.body = "第一条　按新规定执行。"
        by_text.reindexObject()
        with acting_as(self.portal, "demo-drafter"):
            self.assertEqual({brain.UID for brain in flagged_records()}, {IUUID(guide)})

    def test_what_is_not_done_is_not_told(self) -> None:
        tell({"a@example.cn": ["试"]}, "试")
        transaction.abort()
        self.assertEqual(self.mails(), {})

    def test_a_mail_server_that_is_down_undoes_nothing_and_loses_nothing(self) -> None:
        cited, guide, _by_text, _other = self.citing()
        api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", free_port())
        step(self.portal, cited, "repeal", "demo-approver", "不再需要")
        with patch("socket.create_connection", side_effect=AssertionError("a request asked for the mail server")):
            transaction.commit()
        self.assertEqual(api.content.get_state(cited), "repealed")
        self.assertTrue(open_flags(guide))
        self.assertEqual(set(self.mails()), {"demo-drafter@example.cn", "demo-approver@example.cn"})

    def test_what_was_tried_twice_is_told_once(self) -> None:
        """Two others write the same at the same moment: the request is done three times."""
        for _attempt in range(2):
            notify(WordByMail({"demo-drafter@example.cn": ["有一份责任书等您签字"]}, "待签"))
            with (
                patch.object(type(self.portal._p_jar), "tpc_vote", side_effect=ConflictError("met")),
                self.assertRaises(ConflictError),
            ):
                self.portal.title = f"{self.portal.title} "
                transaction.commit()
            transaction.abort()
        notify(WordByMail({"demo-drafter@example.cn": ["有一份责任书等您签字"]}, "待签"))
        transaction.commit()
        self.assertEqual(len(queued(self.queue)), 1)
        self.assertEqual([path for path in (self.queue / "tmp").iterdir()], [])


class TestReading(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_who_has_not_read_by_unit_and_what_a_person_has_not_read(self) -> None:
        portal = self.layer["portal"]
        first = add_regulation(portal, 1, "in_force")
        second = add_regulation(portal, 2, "in_force")
        add_regulation(portal, 3, "review")
        with acting_as(portal, "demo-staff"):
            self.assertEqual({brain.UID for brain in unread("demo-staff")}, {IUUID(first), IUUID(second)})
            acknowledge(first, "demo-staff", "2026-11-28T09:00:00+08:00")
            self.assertEqual({brain.UID for brain in unread("demo-staff")}, {IUUID(second)})
            request = self.layer["request"].clone()
            alsoProvides(request, IShangnanLayer)
            page = getMultiAdapter((portal, request), name="reminders")()
            self.assertIn(second.title, page)
            self.assertNotIn(first.title, page)
        acknowledge(first, "demo-drafter", "2026-11-28T09:00:00+08:00")
        groups = readers_by_unit(first)
        home = next(group for group in groups if any(reader.user_id == "demo-drafter" for reader in group.readers))
        self.assertEqual((home.unit, home.done), ("县行政审批服务局", 1))
        self.assertIn("demo-reviewer", [reader.user_id for reader in home.readers if not reader.time])
        self.assertEqual(groups[-1].unit, "")
        self.assertIn("demo-staff", [reader.user_id for reader in groups[-1].readers if reader.time])
