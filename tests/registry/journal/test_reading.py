"""Searching finds what looking at every entry would find, the newest first, page by page."""

from __future__ import annotations

from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.registry.journal import reading
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from shangnan.policy.registry.journal.index import BLOCK
from shangnan.policy.registry.journal.index import catch_up
from shangnan.policy.registry.journal.index import complete
from shangnan.policy.registry.journal.index import ENTRIES
from shangnan.policy.registry.journal.store import made_in
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
    {"actor": "user-3", "outcome": "refused"},
    {"uid": f"{7:032x}", "action": "record.view", "outcome": "refused"},
    {"actor": "user-3", "action": "record.view", "since": "2026-11-01T00:20:00", "until": "2026-11-01T00:40:00"},
    {"outcome": "done"},
    {"action": "no.such.action"},
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
    """Of a journal whose index has four levels and whose end is no block yet."""

    def setUp(self) -> None:
        for name, value in (("index.BLOCKS", 2), ("index.FEW", 2), ("sealing.is_due", lambda *_: False)):
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
        self.assert_all_found()

    def assert_all_found(self, whole: bool = True) -> None:
        for asked in ASKED:
            expected = self.expected(asked)
            pages = [(0, 50), (30, 20), (len(expected), 10), (max(len(expected) - 1, 0), 10), (0, COUNT)]
            for start, size in pages if whole else pages[1:3]:
                with self.subTest(asked=asked, start=start, size=size):
                    found = reading.search(**asked, start=start, size=size, database=self.db)
                    self.assertEqual([one.seq for one in found.entries], expected[start : start + size])
                    self.assertEqual(found.more, len(expected) > start + size)
                    for one in found.entries[:20]:
                        self.assertEqual(one.entry, self.entries[one.seq - 1])
        self.assertGreater(len(self.expected({"outcome": "refused"})), 10)

    def test_an_index_that_is_behind_or_has_holes_hides_nothing(self) -> None:
        def behind(kept: Any) -> None:
            kept.index = None
            catch_up(kept, 3)

        def holes(kept: Any) -> None:
            for level in (BLOCK, ENTRIES, ENTRIES + 1):
                del kept.index.listings[max(key for key in kept.index.listings if key[0] == level)]

        for change in (lambda kept: setattr(kept, "index", None), behind, holes):
            with self.db.transaction() as connection:
                change(made_in(connection.root()))
            self.assert_all_found(whole=False)
            with self.db.transaction() as connection:
                made_in(connection.root()).index = None
            self.assertEqual(complete(self.db), COUNT // SIZE)
            self.assertEqual(complete(self.db), 0)
        with self.db.transaction() as connection:
            levels = {level for level, _number in made_in(connection.root()).index.listings}
        self.assertEqual(levels, {BLOCK, ENTRIES, 2, 3})

    def read(self, **asked: Any) -> int:
        """Return how many blocks are unpacked for a page."""
        lines = Part.lines
        with mock.patch.object(Part, "lines", autospec=True, side_effect=lines) as called:
            reading.search(**asked, database=self.db)
        return sum(isinstance(one.args[0], Block) for one in called.call_args_list)

    def test_only_what_is_shown_is_read(self) -> None:
        self.assertEqual(self.read(actor="nobody"), 0)
        self.assertEqual(self.read(actor="user-3", uid="nothing"), 0)
        self.assertEqual(self.read(actor="user-3", action="record.view", start=150, size=10), 1)
        self.assertEqual(self.read(actor="user-3", start=10_000), 0)
        self.assertEqual(self.read(outcome="done", start=3_000, size=10), 1)
        self.assertLessEqual(self.read(since="2026-11-01T00:20:00", until="2026-11-01T00:40:00", start=800, size=10), 2)
        refused = [one for one in self.entries if one.outcome == "refused" and one.actor == "user-3"]
        self.assertLessEqual(self.read(actor="user-3", outcome="refused"), len(refused))

    def test_what_two_have_that_never_meet_is_not_read(self) -> None:
        """Each of them is in every block."""
        asked = {"address": "10.0.0.1", "uid": f"{7:032x}"}
        self.assertGreater(len(self.expected({"address": "10.0.0.1"})), 900)
        self.assertEqual((self.expected(asked), self.read(**asked)), ([], 0))

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
