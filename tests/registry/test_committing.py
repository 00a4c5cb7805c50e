"""Work in parts goes on where another was faster, and leaves nothing of a part that failed."""

from __future__ import annotations

from shangnan.policy.registry.committing import committed
from unittest.mock import patch
from ZODB.POSException import ConflictError

import unittest


class TestCommitted(unittest.TestCase):
    def setUp(self) -> None:
        self.transaction = self.enterContext(patch("shangnan.policy.registry.committing.transaction"))
        self.tries = 0

    def work(self) -> str:
        self.tries += 1
        return f"done at {self.tries}"

    def test_what_conflicts_is_done_again(self) -> None:
        self.transaction.commit.side_effect = [ConflictError(), ConflictError(), None]
        self.assertEqual(committed(self.work), "done at 3")
        self.assertEqual(self.transaction.abort.call_count, 2)
        self.assertEqual(self.transaction.begin.call_count, 3)

    def test_not_for_ever(self) -> None:
        self.transaction.commit.side_effect = ConflictError()
        with self.assertRaises(ConflictError):
            committed(self.work, attempts=4, anew=False)
        self.assertEqual(self.tries, 4)
        self.assertEqual(self.transaction.begin.call_count, 0)

    def test_what_fails_otherwise_is_not_tried_again(self) -> None:
        self.transaction.commit.side_effect = KeyError()
        with self.assertRaises(KeyError):
            committed(self.work)
        self.assertEqual(self.tries, 1)
        self.assertEqual(self.transaction.abort.call_count, 1)
