"""The sealer: everything once, in order of time, in one chain; what was tampered with before is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import timedelta
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from shangnan.policy.registry.journal.finding import parts_of
from shangnan.policy.registry.journal.heads import head_from
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.journal.sealing import seal_round
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.store import made_in
from tests.registry.journal.support import database
from tests.registry.journal.support import entry
from tests.registry.journal.support import write
from typing import Any

import json
import unittest

NOON = datetime(2026, 11, 30, 12, tzinfo=ZONE)


def told(kept: Kept) -> list[dict[str, Any]]:
    """Return what is sealed, and see that the chain holds."""
    found, before, number = [], START, 0
    for part in parts_of(kept):
        assert part.first == number + 1 and part.before == before
        for place, line in enumerate(part.lines()):
            number, before = number + 1, linked(before, line)
            assert part.digest(place) == before
            found.append(json.loads(line))
    assert (kept.end.seq, kept.end.digest) == (number, before)
    return found


def of_writers(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entries without those by which the journal tells of itself."""
    return [one for one in entries if not one["action"].startswith("journal.")]


def kept_with(count: int, kind: str) -> Kept:
    """Return a journal with entries that wait."""
    kept = Kept()
    for number in range(count):
        own_segment(kept.segments, kind).add(entry(number).line())
    return kept


class TestSealing(unittest.TestCase):
    def test_nothing_to_seal(self) -> None:
        self.assertEqual(seal_round(None, NOON), 0)
        self.assertEqual(seal_round(Kept(), NOON), 0)

    def test_everything_once_in_one_chain(self) -> None:
        """However many there are in a round: parts, blocks and shelves are one chain."""
        db, numbers = database(), iter(range(10_000))
        for count in (1, 3, 500, 1, 1, 1100, *[2] * 40, 4500):
            write(db, [entry(next(numbers)) for _one in range(count)], "test-once")
            self.assertEqual(seal(db), count)
            self.assertEqual(seal(db), 0)
        with db.transaction() as connection:
            paths = [one["path"] for one in of_writers(told(made_in(connection.root())))]
        self.assertEqual(paths, [f"/dispatches/{number}" for number in range(len(paths))])
        self.assertEqual(len(paths), 6186)

    def test_by_time_whoever_wrote(self) -> None:
        kept = Kept()
        for number in range(100):
            own_segment(kept.segments, f"test-time-{number % 3}").add(entry(number).line())
        self.assertEqual(seal_round(kept, NOON), 100)
        times = [one["time"] for one in told(kept)]
        self.assertEqual(times, sorted(times))

    def test_clocks_that_are_set_back_lose_nothing(self) -> None:
        kept = Kept()
        for number in (5, 3, 9, 1, 7):
            own_segment(kept.segments, "test-clock").add(entry(number).line())
            own_segment(kept.segments, "test-clock-2").add(entry(number + 1).line())
        seal_round(kept, NOON)
        paths = [one["path"] for one in told(kept)]
        self.assertEqual(len(paths), 10)
        self.assertEqual([path for path in paths if int(path[12:]) % 2], [f"/dispatches/{n}" for n in (5, 3, 9, 1, 7)])

    def test_sealers_at_once_make_one_chain(self) -> None:
        db = database()
        write(db, [entry(number) for number in range(3000)], "test-sealers")
        with ThreadPoolExecutor(4) as pool:
            self.assertEqual(sum(pool.map(lambda _n: seal(db), range(4))), 3000)
        with db.transaction() as connection:
            self.assertEqual(len(of_writers(told(made_in(connection.root())))), 3000)

    def test_full_segments_go_when_they_are_sealed(self) -> None:
        kept = kept_with(6000, "test-go")
        self.assertGreater(len(kept.segments), 1)
        while seal_round(kept, NOON):
            pass
        self.assertEqual((len(kept.segments), len(kept.sealed)), (1, 1))

    def test_silent_writers_go_after_a_day(self) -> None:
        kept = kept_with(3, "test-silent")
        own_segment(kept.segments, "test-silent-2").add(entry(4).line())
        seal_round(kept, NOON)
        self.assertEqual(len(kept.segments), 2)
        seal_round(kept, NOON + timedelta(days=30))
        self.assertEqual(len(kept.segments), 1)


class TestHeads(unittest.TestCase):
    def test_one_a_day_of_what_was_sealed_before(self) -> None:
        kept = kept_with(600, "test-heads")
        for days in (0, 0, 1, 1, 3):
            seal_round(kept, NOON + timedelta(days=days))
        heads = [head_from(line) for line in kept.heads]
        self.assertEqual([head.date for head in heads], ["2026-11-30", "2026-12-01", "2026-12-03"])
        self.assertEqual([head.seq for head in heads], [600, 601, 602])
        self.assertEqual([head.count for head in heads], [600, 1, 1])
        told(kept)

    def test_none_of_an_empty_journal(self) -> None:
        kept = Kept()
        seal_round(kept, NOON)
        self.assertEqual(list(kept.heads), [])


class TestTampering(unittest.TestCase):
    """Of what is not sealed yet: found by the sealer, told once, and the rest is sealed as it is."""

    def found(self, kept: Kept, lines: int) -> list[dict[str, str]]:
        for _round in range(3):
            seal_round(kept, NOON.replace(year=2000))
        entries = told(kept)
        broken = [one["details"] for one in entries if one["action"] == "journal.broken"]
        self.assertEqual(len(entries) - len(broken), lines + sum(one["action"] == "journal.sealed" for one in entries))
        return broken

    def test_a_clean_one(self) -> None:
        self.assertEqual(self.found(kept_with(100, "test-clean"), 100), [])

    def test_an_edited_line(self) -> None:
        kept = kept_with(100, "test-edit")
        (segment,) = kept.segments.values()
        page = segment.pages[0]
        page.lines = (page.lines[0].replace("user-", "other-"), *page.lines[1:])
        (fault,) = self.found(kept, 100)
        self.assertEqual((fault["kind"], fault["line"]), ("changed", "1"))

    def test_an_edited_line_of_a_page_that_is_sealed_in_part(self) -> None:
        kept = kept_with(3, "test-part")
        seal_round(kept, NOON)
        (segment,) = kept.segments.values()
        page = segment.pages[0]
        own_segment(kept.segments, "test-part").add(entry(4).line())
        page.lines = (*page.lines[:3], page.lines[3].replace("user-", "other-"))
        (fault,) = self.found(kept, 4)
        self.assertEqual(fault["kind"], "changed")

    def test_a_page_taken_out(self) -> None:
        kept = kept_with(200, "test-page")
        (segment,) = kept.segments.values()
        lost = len(segment.pages[1].lines)
        segment.pages = (segment.pages[0], *segment.pages[2:])
        (fault,) = self.found(kept, 200 - lost)
        self.assertEqual((fault["kind"], fault["line"]), ("missing", str(segment.pages[0].last + 1)))

    def test_the_end_of_what_was_sealed_cut_off(self) -> None:
        kept = kept_with(200, "test-cut")
        seal_round(kept, NOON)
        (segment,) = kept.segments.values()
        segment.pages = segment.pages[:-1]
        (fault,) = self.found(kept, 200)
        self.assertEqual(fault["kind"], "missing")

    def test_a_segment_taken_away(self) -> None:
        kept = kept_with(5, "test-away")
        seal_round(kept, NOON)
        kept.segments.clear()
        (fault,) = self.found(kept, 5)
        self.assertEqual((fault["kind"], fault["line"]), ("missing", "6"))
