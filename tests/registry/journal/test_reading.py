"""Searching finds what looking at every entry would find, the newest first, page by page."""

from __future__ import annotations

from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.registry.journal import reading
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from shangnan.policy.registry.journal.tokens import time_of
from shangnan.policy.registry.journal.tokens import Wanted
from tests.registry.journal.support import database
from tests.registry.journal.support import entry
from tests.registry.journal.support import write
from typing import Any
from unittest import mock

import json
import unittest

COUNT = 5000
ASKED: list[dict[str, Any]] = [
    {},
    {"actor": "user-3"},
    {"actor": "deputy"},
    {"actor": "user-3", "action": "record.view"},
    {"uid": f"{7:032x}"},
    {"uid": f"{7:032x}", "address": "10.0.0.2"},
    {"outcome": "refused"},
    {"action": "account.login", "outcome": "refused", "address": "10.0.0.1"},
    {"since": "2026-11-01T00:20:00", "until": "2026-11-01T00:40:00.000001+08:00"},
    {"since": "2026-11-02"},
    {"until": "2026-11-01"},
    {"actor": "nobody"},
    {"actor": 'odd "name\\'},
]


def entries() -> list[Any]:
    """Return entries of which some are odd."""
    made = []
    for number in range(COUNT):
        changes: dict[str, Any] = {"outcome": "refused"} if number % 301 == 0 else {}
        if number % 1000 == 999:
            changes |= {"on_behalf_of": "deputy"}
        if number % 2000 == 1999:
            changes |= {"actor": 'odd "name\\', "details": {"time": "x", "actor": "nobody"}, "title": '","time":"1'}
        made.append(entry(number, **changes))
    return made


@cache
def filled() -> tuple[list[Any], Any]:
    """Return entries and a database that holds them."""
    made, db = entries(), database()
    write(db, made, "test-search")
    return made, db


class TestSearch(unittest.TestCase):
    """Of a journal with shelves of four blocks, loose blocks and an end that is no block yet."""

    def setUp(self) -> None:
        for name, value in (("shelves.SIZE", 4), ("sealing.is_due", lambda *_: False)):
            patch = mock.patch(f"shangnan.policy.registry.journal.{name}", value)
            patch.start()
            self.addCleanup(patch.stop)
        self.entries, self.db = filled()

    def expected(self, asked: dict[str, str]) -> list[int]:
        """Return the numbers of the entries that are wanted, the newest first, found without any index."""
        wanted = []
        for seq, one in enumerate(self.entries, 1):
            if (
                asked.get("actor", one.actor) in (one.actor, one.on_behalf_of)
                and all(asked.get(name, getattr(one, name)) == getattr(one, name) for name in ("action", "uid", "address", "outcome"))
                and asked.get("since", "") <= one.time < asked.get("until", "9")
            ):  # fmt: skip
                wanted.append(seq)
        return wanted[::-1]

    def test_whatever_is_asked(self) -> None:
        for asked in ASKED:
            expected = self.expected(asked)
            for start, size in ((0, 50), (0, COUNT), (30, 20), (len(expected), 10), (max(len(expected) - 1, 0), 10)):
                with self.subTest(asked=asked, start=start, size=size):
                    found = reading.search(**asked, start=start, size=size, database=self.db)
                    self.assertEqual([one.seq for one in found.entries], expected[start : start + size])
                    self.assertEqual(found.more, len(expected) > start + size)
                    for one in found.entries[:20]:
                        self.assertEqual(one.entry, self.entries[one.seq - 1])
        self.assertGreater(len(self.expected({"outcome": "refused"})), 10)

    def test_one_by_its_number(self) -> None:
        for seq in (1, 512, 513, 2048, 4608, 4609, COUNT):
            found = reading.entry(seq, database=self.db)
            assert found is not None
            self.assertEqual((found.seq, found.entry), (seq, self.entries[seq - 1]))
        for seq in (0, -1, COUNT + 1):
            self.assertIsNone(reading.entry(seq, database=self.db))

    def test_exported_whole(self) -> None:
        header, *lines = map(json.loads, reading.export(database=self.db))
        self.assertEqual((header["last"], header["verifiable"], header["wanted"]), (COUNT, True, {}))
        before = START
        for seq, (line, one) in enumerate(zip(lines, self.entries, strict=True), 1):
            before = linked(before, one.line())
            self.assertEqual(line, {"seq": seq, "hash": before, "entry": json.loads(one.line())})
        self.assertEqual(header["head"], before)

    def test_exported_in_part(self) -> None:
        header, *lines = map(json.loads, reading.export(Wanted(actor="user-3"), database=self.db))
        self.assertEqual((header["verifiable"], header["wanted"]), (False, {"actor": "user-3"}))
        self.assertEqual([line["seq"] for line in lines], self.expected({"actor": "user-3"})[::-1])

    def test_an_empty_journal(self) -> None:
        db = database()
        self.assertEqual(reading.search(database=db), reading.Found([], False, 0))
        self.assertIsNone(reading.entry(1, database=db))
        self.assertEqual(reading.heads(database=db), [])
        (header,) = reading.export(database=db)
        self.assertEqual(json.loads(header)["last"], 0)


class TestLines(unittest.TestCase):
    @settings(max_examples=200, deadline=None)
    @given(st.text(), st.dictionaries(st.text(), st.text()), st.text())
    def test_the_time_is_read_whatever_the_texts(self, title: str, details: dict[str, str], actor: str) -> None:
        one = entry(1, title=title, details=details | {"time": title}, actor=actor)
        self.assertEqual(time_of(one.line()), one.time)
        self.assertNotIn("\n", one.line())
