"""Batches: large where nobody else writes, small between others' writing, each whole or not at all. No site is needed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from shangnan.policy.registry.committing import ATTEMPTS
from shangnan.policy.transfer import batches
from shangnan.policy.transfer.batches import in_batches
from shangnan.policy.transfer.batches import SMALLEST
from shangnan.policy.transfer.batches import Tell
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from typing import Any
from unittest import mock
from ZODB.POSException import ConflictError

import unittest


class Numbers:
    """Rows with nothing in them."""

    def __init__(self, total: int) -> None:
        self.total = total

    def __iter__(self) -> Iterator[Row]:
        return (Row(number) for number in range(1, self.total + 1))


class Batches(unittest.TestCase):
    def setUp(self) -> None:
        self.tried: list[int] = []
        self.told: list[tuple[int, int]] = []
        self.fits = 10**6

    def work(self, batch: Sequence[Row], tell: Tell) -> list[RowResult]:
        """Import rows where others leave room for so many at once."""
        self.tried.append(len(batch))
        tell(1)
        if len(batch) > self.fits:
            raise ConflictError
        return [RowResult(row.number, "", "", Outcome.CREATED) for row in batch]

    def run_rows(self, total: int, size: int, commit: bool = True) -> list[int]:
        rows: Any = Numbers(total)
        with mock.patch.object(batches, "BATCH", size):
            found = in_batches(rows, self.work, commit, lambda done, of: self.told.append((done, of)))
            return [result.number for results in found for result in results]

    def test_each_row_once_and_in_order(self) -> None:
        for total, size in ((1, 10), (10, 10), (25, 10), (0, 10)):
            self.assertEqual(self.run_rows(total, size), list(range(1, total + 1)))
        self.assertEqual(self.tried, [1, 10, 10, 10, 5])

    def test_progress_within_and_after_a_batch(self) -> None:
        self.run_rows(25, 10)
        self.assertEqual(self.told, [(1, 25), (10, 25), (11, 25), (20, 25), (21, 25), (25, 25)])

    def test_batches_shrink_to_what_fits_between_others_and_stay_small(self) -> None:
        self.fits = 300
        self.assertEqual(self.run_rows(3000, 1000), list(range(1, 3001)))
        self.assertEqual(self.tried, [1000, 500, *[250] * 12])

    def test_a_small_batch_is_tried_again_as_it_is_and_at_last_the_conflict_is_told(self) -> None:
        self.fits = 0
        with self.assertRaises(ConflictError):
            self.run_rows(1000, 4 * SMALLEST)
        self.assertEqual(self.tried, [4 * SMALLEST, 2 * SMALLEST, *[SMALLEST] * ATTEMPTS])

    def test_without_commits_a_conflict_is_the_callers(self) -> None:
        self.fits = 300
        with self.assertRaises(ConflictError):
            self.run_rows(1000, 50 * SMALLEST, commit=False)
