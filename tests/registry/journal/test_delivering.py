"""The daily head leaves the server by the ways that there are, each head once by each way."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from plone import api
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.journal.delivering import append_lines
from shangnan.policy.registry.journal.nightly import SealJournal
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.journal.reading import heads
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.people import add_person
from tempfile import TemporaryDirectory
from tests.mail.letters import own_queue
from tests.mail.letters import queued
from unittest import mock

import os
import transaction
import unittest

CLOCK = "shangnan.policy.registry.journal.sealing.now"


class TestAppending(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_behind_what_is_there(self) -> None:
        path = self.folder / "heads"
        path.write_text("before\n", encoding="utf-8")
        append_lines(str(path), ["一", "二"])
        self.assertEqual(path.read_text(encoding="utf-8"), "before\n一\n二\n")

    def test_nothing_else_is_written_to(self) -> None:
        """A setting alone puts no file anywhere and follows no link."""
        (self.folder / "link").symlink_to(self.folder / "heads")
        (self.folder / "heads").touch()
        os.mkfifo(self.folder / "pipe")
        for name in ("missing", "link", "pipe", "."):
            with self.subTest(name), self.assertRaises((OSError, ValueError)):
                append_lines(str(self.folder / name), ["x"])
        with self.assertRaises(ValueError):
            append_lines("heads", ["x"])
        self.assertEqual((self.folder / "heads").read_text(encoding="utf-8"), "")


class TestNight(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.queue = own_queue(self)
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "heads"

    def night(self, day: int) -> list[str]:
        """Note something and do the night's work of a day."""
        note("record.edit", actor="somebody")
        transaction.commit()
        moment = datetime(2027, 1, day, 0, 0, 9, tzinfo=ZONE)
        with mock.patch(CLOCK, return_value=moment):
            lines = SealJournal().run(moment.date())
        transaction.commit()
        return lines

    def test_by_mail_to_the_auditors(self) -> None:
        for name in ("auditor-one", "auditor-two", "auditor-three"):
            add_person(name, TEST_PASSWORD, name)
            with api.env.adopt_roles(["Manager"]):
                api.group.add_user(groupname="office-auditor", username=name)
            if name != "auditor-three":
                api.user.get(userid=name).setMemberProperties({"email": f"{name}@example.cn"})
        self.night(1)
        self.assertEqual(queued(self.queue), [], "the site sends no mail")
        api.portal.set_registry_record("plone.smtp_host", "mail.example.cn")
        api.portal.set_registry_record("plone.email_from_address", "office@example.cn")
        self.night(2)
        kept = heads()
        letters = queued(self.queue)
        self.assertEqual({letter["To"] for letter in letters}, {"auditor-one@example.cn", "auditor-two@example.cn"})
        for letter in letters:
            for head in kept:
                self.assertIn(head.line(), letter.get_content())
        self.night(2)
        self.assertEqual(len(queued(self.queue)), 2)

    def test_into_the_file_what_it_has_missed(self) -> None:
        self.night(1)
        self.path.touch()
        api.portal.set_registry_record("shangnan.journal.heads_file", str(self.path))
        told = self.night(2)
        kept = heads()
        self.assertGreaterEqual(len(kept), 1)
        self.assertEqual(len(told), len(kept))
        self.night(2)
        self.night(3)
        lines = self.path.read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines, [head.line() for head in heads()])
        self.assertEqual(len(lines), len(set(lines)))

    def test_a_file_that_is_missing_fails_the_job_and_is_caught_up_with(self) -> None:
        api.portal.set_registry_record("shangnan.journal.heads_file", str(self.path))
        self.night(1)
        with self.assertRaises(Refused):
            self.night(2)
        transaction.abort()
        self.path.touch()
        self.night(2)
        self.assertEqual(len(self.path.read_text(encoding="utf-8").splitlines()), len(heads()))
