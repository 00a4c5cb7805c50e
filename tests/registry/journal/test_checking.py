"""Tampering in the database itself: by somebody with a console, found by the export and the verifier."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stderr
from datetime import datetime
from io import StringIO
from pathlib import Path
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.registry.journal import index
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.checking import exported_and_checked
from shangnan.policy.registry.journal.command import main
from shangnan.policy.registry.journal.index import BLOCK
from shangnan.policy.registry.journal.index import catch_up
from shangnan.policy.registry.journal.index import ENTRIES
from shangnan.policy.registry.journal.listings import Listing
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.journal.sealing import seal_round
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.store import made_in
from tempfile import TemporaryDirectory
from tests.registry.journal.support import entry
from tests.registry.journal.support import write
from unittest import mock
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import tests.locales  # noqa: F401  (puts build/ on the path)
import unittest
import verify_journal

NOON = datetime(2026, 11, 30, 12, tzinfo=ZONE)
CONFIGURATION = """
%define INSTANCE {folder}
instancehome $INSTANCE
<zodb_db main>
    %import shangnan.policy.registry.freezing
    <holding_storage>
      <blobstorage>
        blob-dir {folder}/blobs
        <filestorage>
          path {folder}/Data.fs
        </filestorage>
      </blobstorage>
    </holding_storage>
    mount-point /
</zodb_db>
"""


def filled() -> Kept:
    """Return a journal of five blocks, whose index has three levels, an end, and two entries that are not sealed."""
    kept = Kept()
    for number in range(2700):
        own_segment(kept.segments, f"test-checking-{number % 2}").add(entry(number).line())
    seal_round(kept, NOON)
    for number in range(2):
        own_segment(kept.segments, f"test-checking-{number}").add(entry(2700 + number).line())
    return kept


def found(kept: Kept | None) -> list[str]:
    """Return what the verifier finds in an export."""
    _faults, lines = exported_and_checked(kept)
    try:
        return verify_journal.verify(lines).findings
    except verify_journal.Unverifiable as error:
        return [str(error)]


def edit_block(kept: Kept) -> None:
    """Write a block anew with another name, hashes and index included."""
    block = kept.blocks[2]
    kept.blocks[2] = Block(block.first, block.before, [line.replace("user-3", "user-9") for line in block.lines()])


def edit_end(kept: Kept) -> None:
    """Write an entry of the end anew."""
    part = kept.end.parts[0]
    kept.end.parts = (Part(part.first, part.before, [line.replace("user-3", "user-9") for line in part.lines()]),)


def take_block(kept: Kept) -> None:
    """Take a block away."""
    del kept.blocks[1]


def change_places(kept: Kept) -> None:
    """Let two blocks change places."""
    kept.blocks[0], kept.blocks[1] = kept.blocks[1], kept.blocks[0]


def spoil_block(kept: Kept) -> None:
    """Write bytes over a block."""
    kept.blocks[3]._lines = kept.blocks[3]._lines[:100]


def cut_end(kept: Kept) -> None:
    """Cut off the end."""
    kept.end.parts = ()


def cut_blocks(kept: Kept) -> None:
    """Cut off the last block and the end."""
    kept.end.parts = ()
    del kept.blocks[4]


def hide_from_search(kept: Kept) -> None:
    """Take a token out of the listing of a block."""
    take_token(kept, BLOCK, 4)


def hide_from_index(kept: Kept) -> None:
    """Take a token out of the listing of the entries of several blocks."""
    take_token(kept, ENTRIES, 0)


def hide_from_above(kept: Kept) -> None:
    """Take a token out of the listing of listings."""
    take_token(kept, ENTRIES + 1, 0)


def take_token(kept: Kept, level: int, number: int) -> None:
    listing = kept.index.listings[level, number]
    found = listing.all()
    del found[min(found)]
    kept.index.listings[level, number] = Listing(listing.times, found, len(listing.parts))


def shift_times(kept: Kept) -> None:
    """Let a listing say that its entries are of another time."""
    kept.index.listings[ENTRIES, 1].times = (("2020", "2021"), ("2020", "2021"))


def take_listing(kept: Kept) -> None:
    """Take a listing away."""
    del kept.index.listings[ENTRIES, 1]


def spoil_listing(kept: Kept) -> None:
    """Put something else in the place of a listing."""
    kept.index.listings[BLOCK, 4] = "nothing"


def count_too_many(kept: Kept) -> None:
    """Let the index say that it knows blocks that there are not."""
    kept.index.count += 1


def edit_unsealed(kept: Kept) -> None:
    """Change an entry before it is sealed."""
    page = kept.segments[kept.segments.minKey()].pages[-1]
    page.lines = (*page.lines[:-1], page.lines[-1].replace("user-", "other-"))


def take_unsealed(kept: Kept) -> None:
    """Take a segment away, as if a writer had never been."""
    del kept.segments[kept.segments.minKey()]


WAYS: tuple[Callable[[Kept], None], ...] = (
    edit_block, edit_end, take_block, change_places, spoil_block, cut_end, cut_blocks, hide_from_search, hide_from_index,
    hide_from_above, shift_times, take_listing, spoil_listing, count_too_many, edit_unsealed, take_unsealed,
)  # fmt: skip


class TestDatabase(unittest.TestCase):
    def setUp(self) -> None:
        for name in ("BLOCKS", "FEW"):
            patch = mock.patch.object(index, name, 2)
            patch.start()
            self.addCleanup(patch.stop)

    def test_a_clean_one(self) -> None:
        kept = filled()
        self.assertEqual(list(kept.index.listings), [(BLOCK, 4), (ENTRIES, 0), (ENTRIES, 1), (ENTRIES + 1, 0)])
        self.assertEqual(found(kept), [])

    def test_each_way_is_found(self) -> None:
        for way in WAYS:
            kept = filled()
            way(kept)
            with self.subTest(way.__name__):
                self.assertNotEqual(found(kept), [])

    def test_without_an_index_it_is_clean(self) -> None:
        """Entries from before it; the chain does not depend on it."""
        kept = filled()
        kept.index = None
        self.assertEqual(found(kept), [])
        self.assertEqual(catch_up(kept, 3), 3)
        self.assertEqual(found(kept), [])
        self.assertEqual((catch_up(kept), catch_up(kept)), (2, 0))
        made = filled().index
        self.assertEqual(list(kept.index.listings), list(made.listings))
        for key, listing in kept.index.listings.items():
            self.assertTrue(listing.says_the_same(made.listings[key]), key)

    def test_no_journal_at_all(self) -> None:
        self.assertEqual(found(None), ["数据库：数据库里没有日志。"])


class TestCommand(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "blobs").mkdir()
        self.configuration = self.folder / "zope.conf"
        self.configuration.write_text(CONFIGURATION.format(folder=self.folder), encoding="utf-8")
        self.written = self.folder / "journal"

    def verify(self) -> list[str]:
        self.assertEqual(main([str(self.configuration), str(self.written)]), 0)
        with self.written.open(encoding="utf-8") as stream:
            done = verify_journal.verify(stream)
        self.seq = done.seq
        return done.findings

    def test_while_somebody_else_has_it_open(self) -> None:
        database = DB(FileStorage(str(self.folder / "Data.fs")))
        self.addCleanup(database.close)
        for count in (5, 2000):
            write(database, [entry(number) for number in range(count)], "test-command")
            seal(database)
            self.assertEqual(self.verify(), [])
        self.assertGreaterEqual(self.seq, 2005)
        with database.transaction() as connection:
            edit_block(made_in(connection.root()))
        self.assertNotEqual(self.verify(), [])

    def test_no_database(self) -> None:
        err = StringIO()
        with redirect_stderr(err):
            self.assertEqual(main([str(self.configuration), str(self.written)]), 1)
        self.assertIn("无法打开数据库", err.getvalue())
        self.assertFalse((self.folder / "Data.fs").exists())
