"""What happened is told at the commit; what was taken back is not told at all."""

from __future__ import annotations

from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.recording.facts import EDITED
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.gathering import gather
from shangnan.policy.registry.journal.subject import Subject
from unittest import mock

import transaction
import unittest


class TestGathering(unittest.TestCase):
    def setUp(self) -> None:
        transaction.abort()
        patched = mock.patch.object(noting, "note")
        self.note = patched.start()
        self.addCleanup(patched.stop)
        self.addCleanup(transaction.abort)

    def happened(self, uid: str) -> None:
        gather(Fact("record", EDITED, Subject("ServiceGuide", uid), "me"))

    def told(self) -> list[str]:
        return [call.args[1].uid for call in self.note.call_args_list]

    def test_at_the_commit(self) -> None:
        self.happened("1")
        self.assertEqual(self.told(), [])
        transaction.commit()
        self.assertEqual(self.told(), ["1"])
        transaction.commit()
        self.assertEqual(self.told(), ["1"])

    def test_not_after_an_abort(self) -> None:
        self.happened("1")
        transaction.abort()
        transaction.commit()
        self.assertEqual(self.told(), [])

    def test_not_what_a_savepoint_took_back(self) -> None:
        self.happened("1")
        part = transaction.savepoint()
        self.happened("2")
        part.rollback()
        self.happened("3")
        transaction.commit()
        self.assertEqual(self.told(), ["1", "3"])

    def test_not_what_a_savepoint_from_before_everything_took_back(self) -> None:
        part = transaction.savepoint()
        self.happened("1")
        part.rollback()
        later = transaction.savepoint()
        self.happened("2")
        later.rollback()
        self.happened("3")
        transaction.commit()
        self.assertEqual(self.told(), ["3"])
