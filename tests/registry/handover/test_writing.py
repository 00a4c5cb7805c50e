"""What is written: whole items, the same bytes from the same data, names for every system, nothing in memory as a whole."""

from __future__ import annotations

from functools import partial
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.handover.batch import PackageFile
from shangnan.policy.registry.handover.names import safe_name
from shangnan.policy.registry.handover.names import stored_name
from shangnan.policy.registry.handover.profiles import PROFILES
from shangnan.policy.registry.handover.writing import Altered
from shangnan.policy.registry.handover.writing import Busy
from shangnan.policy.registry.handover.writing import Writing
from tempfile import TemporaryDirectory
from tests.registry.handover.samples import batch_item
from tests.registry.handover.samples import checker
from tests.registry.handover.samples import filed_item
from tests.registry.handover.samples import sample_batch
from tests.registry.handover.samples import sample_form
from tests.registry.handover.samples import sample_items
from tests.registry.handover.samples import TIME
from tests.registry.handover.samples import written

import io
import unittest

ODD = [
    "“计划”/:*?<>|.pdf",
    "甲" * 200 + ".docx",
    "𠮷野家𰻞面.ofd",
    "con.pdf",
    " .pdf",
    "a\x00b\u202e.pdf",
    "A.PDF",
    "a.pdf",
]


class Endless(io.RawIOBase):
    """A file of a size that is never asked for at once."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.most = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "read as a whole"
        self.most = max(self.most, size)
        part = min(size, self.left)
        self.left -= part
        return b"x" * part


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestWriting(unittest.TestCase):
    def setUp(self) -> None:
        kept = TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.place = Path(kept.name)

    def test_the_same_data_gives_the_same_bytes(self) -> None:
        for profile in PROFILES:
            one = contents(written(self.place / "one", profile).folder)
            two = contents(written(self.place / "two", profile).folder)
            with self.subTest(profile):
                self.assertEqual(one, two)
            for place in ("one", "two"):
                (self.place / place / "Z109-2011-001").rename(self.place / place / profile)

    def test_odd_titles_and_names_do_not_break_a_package(self) -> None:
        items = [
            batch_item(filed_item(place, title=name), [(name, b"x"), (name, b"y")])
            for place, name in enumerate([*ODD, "]]>&amp;<a b='c'>\x0b\ud800"], start=1)
        ]
        for profile in PROFILES:
            with self.subTest(profile):
                made = written(self.place / profile, profile, items)
                self.assertEqual(checker().Check(made.folder).run().errors, [])

    def test_an_item_is_there_as_a_whole_and_who_goes_on_goes_on(self) -> None:
        items = sample_items()
        writing = Writing(sample_batch(items), PROFILES["DAT93"], self.place)
        with writing.alone():
            writing.write(items[0])
            broken = batch_item(items[1].item, [("one.pdf", b"1"), ("two.pdf", b"2")])
            bad = PackageFile("two.pdf", "application/pdf", TIME, self._fails)
            with self.assertRaises(OSError):
                writing.write(type(broken)(broken.item, broken.acts, (broken.files[0], bad)))
        # A line of which only a part came to the disk.
        with (writing.part / "lines").open("a") as stream:
            stream.write('["Z109-WS·2011-Y-BGS-0002", [["half')
        again = Writing(sample_batch(items), PROFILES["DAT93"], self.place)
        self.assertEqual(again.written(), {items[0].item.archival_number})
        with self.assertRaises(ValueError):
            again.finish({}, sample_form())
        with again.alone():
            for one in items[1:]:
                again.write(one)
            made = again.finish({}, sample_form())
        self.assertEqual(contents(made.folder), contents(written(self.place / "whole").folder))
        self.assertFalse(again.part.exists())

    def _fails(self) -> io.BytesIO:
        raise OSError("gone")

    def test_two_processes_do_not_write_one_batch(self) -> None:
        writing = Writing(sample_batch(sample_items()), PROFILES["DAT93"], self.place)
        with writing.alone(), self.assertRaises(Busy), writing.alone():
            pass

    def test_a_file_that_is_not_what_the_register_says_is_refused(self) -> None:
        one = batch_item(filed_item())
        file = PackageFile("a.pdf", "application/pdf", TIME, partial(io.BytesIO, b"b"), digests=digests(b"a"))
        writing = Writing(sample_batch([one]), PROFILES["DAT93"], self.place)
        with writing.alone(), self.assertRaises(Altered):
            writing.write(type(one)(one.item, one.acts, (file,)))
        self.assertEqual(writing.written(), set())

    def test_files_are_never_in_memory_as_a_whole(self) -> None:
        stream = Endless(30 << 20)
        file = PackageFile("big.pdf", "application/pdf", TIME, lambda: stream)  # type: ignore[arg-type,return-value]
        one = batch_item(filed_item())
        written(self.place, items=[type(one)(one.item, one.acts, (file,))])
        self.assertEqual(stream.left, 0)
        self.assertLessEqual(stream.most, 1 << 20)

    def test_the_form_counts_what_lies_there(self) -> None:
        made = written(self.place)
        listed = (made.folder / "其他" / "摘要清单.TXT").read_text(encoding="utf-8").splitlines()
        self.assertEqual(made.form.count, 3)
        self.assertEqual(
            {line.split("  ")[2] for line in listed} | {"其他/摘要清单.TXT", "其他/移交与接收登记表.XML"},
            set(contents(made.folder)),
        )
        self.assertEqual(made.files, len(contents(made.folder)))
        self.assertEqual(made.form.digests, digests((made.folder / "其他" / "摘要清单.TXT").read_bytes()))


class TestNames(unittest.TestCase):
    def test_what_people_call_files_stays_readable(self) -> None:
        self.assertEqual(safe_name("关于“计划”：A/B?.PDF"), "关于“计划”：A／B？.pdf")
        self.assertEqual(safe_name("con.pdf"), "文件con.pdf")
        self.assertEqual(safe_name("..."), "文件")

    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=300), st.integers(1, 9999))
    def test_any_name_can_be_stored(self, name: str, order: int) -> None:
        program = checker_module
        stored = stored_name(order, name)
        self.assertIsNone(program.UNSAFE.search(stored))
        self.assertIsNone(program.KEPT_BY_WINDOWS.match(stored))
        self.assertLessEqual(len(stored.encode()), 200)
        self.assertEqual(safe_name(safe_name(name)), safe_name(name))


checker_module = checker()
