"""The queue of mails and the rounds over it: nothing is lost, nothing is sent twice, and what failed is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from plone import api
from shangnan.policy.mail.mailer import is_final
from shangnan.policy.mail.mailer import PatientMailer
from shangnan.policy.mail.processing import LOCK
from shangnan.policy.mail.processing import send_waiting
from shangnan.policy.mail.queue import give
from shangnan.policy.mail.queue import give_at_once
from shangnan.policy.mail.queue import kept_failure
from shangnan.policy.mail.queue import read_mail
from shangnan.policy.mail.queue import rejected_files
from shangnan.policy.mail.queue import waiting_files
from shangnan.policy.nightly.mails import AFTER_FAILURE
from shangnan.policy.nightly.mails import LONGEST
from shangnan.policy.nightly.mails import MailDelivery
from shangnan.policy.nightly.mails import PAUSE
from shangnan.policy.nightly.mails import pause_after
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from smtplib import SMTPAuthenticationError
from smtplib import SMTPDataError
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPSenderRefused
from tests.mail.letters import own_queue
from tests.mail.server import free_port
from tests.mail.server import mail_server
from unittest.mock import patch
from zc.lockfile import LockFile

import transaction
import unittest

SENDER = "县行政审批服务局 <office@example.gov.cn>"


def letter(to: str = "a@example.cn", subject: str = "试") -> EmailMessage:
    """Return a letter."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = SENDER, to, subject
    made.set_content("正文\n")
    return made


class TestRules(unittest.TestCase):
    def test_what_is_final(self) -> None:
        for error, expected in (
            (SMTPRecipientsRefused({"a@example.cn": (550, b"no such user")}), True),
            (SMTPRecipientsRefused({"a@example.cn": (450, b"come back later")}), False),
            (SMTPRecipientsRefused({"a@example.cn": (550, b""), "b@example.cn": (450, b"")}), False),
            (SMTPSenderRefused(553, b"not you", "b@example.cn"), True),
            (SMTPSenderRefused(451, b"busy", "b@example.cn"), False),
            (SMTPDataError(554, b"spam"), True),
            (SMTPAuthenticationError(535, b"wrong password"), False),
            (ConnectionRefusedError("nobody listens"), False),
            (TimeoutError("silence"), False),
        ):
            with self.subTest(repr(error)):
                self.assertEqual(is_final(error), expected)

    def test_pauses(self) -> None:
        self.assertEqual([pause_after(number) for number in (0, 1, 2, 50)], [PAUSE, AFTER_FAILURE, 60.0, LONGEST])


def apart(work: Callable[[], float]) -> float:
    """Do something as the server's thread does it, and return what it returns."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


class QueueCase(unittest.TestCase):
    """A queue of its own, in a folder of the test."""

    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.folder = own_queue(self, self.portal.getId())

    def use(self, port: int) -> None:
        """Let a mail server be the site's."""
        api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", port)
        api.portal.set_registry_record("plone.email_from_address", "office@example.gov.cn")
        transaction.commit()


class TestQueue(QueueCase):
    def test_it_leaves_with_the_transaction(self) -> None:
        give(self.folder, SENDER, [letter()])
        self.assertEqual(waiting_files(self.folder), [])
        transaction.abort()
        self.assertEqual([path for path in self.folder.rglob("*") if path.is_file()], [])
        give(self.folder, SENDER, [letter("a@example.cn"), letter("b@example.cn", "有一份责任书等您签字")])
        transaction.commit()
        told = [read_mail(path) for path in waiting_files(self.folder)]
        self.assertEqual({mail.to for mail in told if mail}, {"a@example.cn", "b@example.cn"})
        self.assertIn("有一份责任书等您签字", {mail.subject for mail in told if mail})
        self.assertIsNotNone(datetime.fromisoformat(told[0].at if told[0] else "").tzinfo)

    def test_a_refused_request_may_give_one_at_once(self) -> None:
        give_at_once(self.folder, SENDER, letter())
        transaction.abort()
        self.assertEqual(len(waiting_files(self.folder)), 1)

    def test_nobody_else_reads_it(self) -> None:
        give_at_once(self.folder, SENDER, letter())
        for path in (self.folder, *self.folder.rglob("*")):
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)


class TestRounds(QueueCase):
    def fill(self, *receivers: str) -> None:
        """Put a letter to each into the queue."""
        give(self.folder, SENDER, [letter(receiver) for receiver in receivers])
        transaction.commit()

    def round(self) -> bool:
        """Do one round with the settings of the site."""
        return send_waiting(self.folder, PatientMailer())

    def test_what_waits_goes_out_once(self) -> None:
        self.fill("a@example.cn", "b@example.cn")
        with mail_server() as server:
            self.use(server.port)
            self.assertTrue(self.round())
            self.assertTrue(self.round())
        self.assertEqual(sorted(server.receivers()), ["a@example.cn", "b@example.cn"])
        self.assertIn("正文", server.taken[0][1].get_content())
        self.assertIsNone(kept_failure(self.folder))

    def test_a_server_that_is_down_keeps_nothing_back_for_long(self) -> None:
        """zope.sendmail alone would not look at these for three hours, and would ask for each anew."""
        self.fill("a@example.cn", "b@example.cn", "c@example.cn")
        self.use(port := free_port())
        with (
            self.assertLogs("shangnan.policy.mail.processor", "ERROR") as one,
            self.assertLogs("shangnan.policy.mail.processing", "WARNING"),
        ):
            self.assertFalse(self.round())
        self.assertEqual(len(one.output), 1)
        self.assertEqual(len(waiting_files(self.folder)), 3)
        failure = kept_failure(self.folder)
        self.assertIn("ConnectionRefusedError", failure.reason if failure else "")
        with mail_server(port) as server:
            self.assertTrue(self.round())
        self.assertEqual(len(server.taken), 3)
        self.assertIsNone(kept_failure(self.folder))

    def test_what_is_refused_for_now_is_tried_again_and_what_is_refused_for_good_is_kept_aside(self) -> None:
        for answers, rejected in (
            ({"RCPT": "450 greylisted"}, 0),
            ({"MAIL": "451 busy"}, 0),
            ({"EHLO": "535 wrong password", "HELO": "535 wrong password"}, 0),
            ({"MAIL": "421 good night"}, 0),
            ({"RCPT": "550 no such user"}, 1),
        ):
            with self.subTest(answers), mail_server() as server:
                self.use(server.port)
                self.fill("a@example.cn")
                server.answers = answers
                with self.assertLogs("shangnan.policy.mail", "WARNING"):
                    self.assertEqual(self.round(), bool(rejected))
                self.assertEqual(len(rejected_files(self.folder)), rejected)
                self.assertEqual(server.taken, [])
                server.answers = {}
                self.assertTrue(self.round())
                self.assertEqual(len(server.taken), 1 - rejected)
        mail = read_mail(rejected_files(self.folder)[0])
        self.assertEqual(mail.to if mail else "", "a@example.cn")

    def test_a_line_that_breaks_after_the_mail_sends_none_twice(self) -> None:
        self.fill("a@example.cn")
        with mail_server() as server:
            self.use(server.port)
            server.breaks = True
            self.assertTrue(self.round())
            self.assertTrue(self.round())
        self.assertEqual(len(server.taken), 1)

    def test_one_process_does_a_round(self) -> None:
        self.fill("a@example.cn")
        with mail_server() as server:
            self.use(server.port)
            lock = LockFile(str(self.folder / LOCK))
            self.assertFalse(self.round())
            lock.close()
            self.assertEqual(server.taken, [])
            self.assertTrue(self.round())

    def test_what_a_process_left_that_died_is_sent(self) -> None:
        self.fill("a@example.cn")
        [path] = waiting_files(self.folder)
        Path(path.parent / f".sending-{path.name}").hardlink_to(path)
        with mail_server() as server:
            self.use(server.port)
            self.assertTrue(self.round())
        self.assertEqual(len(server.taken), 1)

    def test_the_thread_of_the_server(self) -> None:
        """It sends what waits from before it began, by the settings as they are at that moment, and Plone's own mails as well."""
        self.fill("a@example.cn")
        self.use(free_port())
        connection = self.portal._p_jar.db().open
        with patch("Zope2.app", lambda: connection().root()["Application"]):
            delivery = MailDelivery()
            look = partial(apart, delivery.look)
            with self.assertLogs("shangnan.policy.mail", "WARNING"):
                self.assertEqual(look(), AFTER_FAILURE)
                self.assertEqual(look(), 2 * AFTER_FAILURE)
            transaction.begin()
            host = self.portal.MailHost
            self.assertEqual((host.smtp_queue, host.smtp_queue_directory), (True, str(self.folder)))
            with mail_server() as server, patch.dict("os.environ", {"MAILHOST_QUEUE_ONLY": "1"}):
                self.use(server.port)
                host.send("Plone's own", "b@example.cn", "office@example.gov.cn", "试", charset="utf-8")
                transaction.commit()
                self.assertEqual(look(), PAUSE)
                self.assertEqual(look(), PAUSE)
            self.assertEqual(sorted(server.receivers()), ["a@example.cn", "b@example.cn"])
        with (
            patch("shangnan.policy.nightly.mails.do_round", side_effect=OSError("disk")),
            self.assertLogs("shangnan.policy.nightly.mails", "ERROR"),
        ):
            self.assertEqual(look(), AFTER_FAILURE)
