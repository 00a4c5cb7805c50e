"""The door for files: what is let in, under which name, and how much of it."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.transfer import readers
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.spool import MAX_FILE
from tests.transfer.files import cells
from tests.transfer.files import csv_bytes
from tests.transfer.files import ENGLISH
from tests.transfer.files import FLAWED
from tests.transfer.files import GUIDES
from tests.transfer.files import item
from tests.transfer.files import LIST
from tests.transfer.files import list_rows
from tests.transfer.files import xlsx_bytes
from typing import BinaryIO
from unittest import mock

import hashlib
import io
import os
import tempfile
import tracemalloc
import unittest

GOOD = csv_bytes(cells([item(1), item(2)]))


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was read of it."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "read without a bound"
        self.given += size
        return b"x" * size


def refusal(source: str | Path | BinaryIO | bytes, filename: str) -> str:
    try:
        rows = read_rows(io.BytesIO(source) if isinstance(source, bytes) else source, filename)
    except FileRefused as refused:
        return str(refused)
    raise AssertionError(f"read as {rows.total} rows")


class Formats(unittest.TestCase):
    def test_one_list_in_every_format(self) -> None:
        files = {
            "items.csv": LIST.read_bytes(),
            "事项清单.CSV": csv_bytes(cells(list_rows()), "gb18030"),
            "C:\\列表\\items.xlsx": xlsx_bytes(cells(list_rows())),
        }
        for filename, data in files.items():
            with self.subTest(filename):
                rows = read_rows(io.BytesIO(data), filename)
                self.assertEqual([row.data for row in rows], list_rows())
                self.assertEqual((rows.total, rows.complete), (832, False))
                self.assertEqual(rows.sha256, hashlib.sha256(data).hexdigest())
                # As often as needed.
                self.assertEqual(sum(1 for row in rows), 832)
        self.assertEqual(rows.filename, "items.xlsx")

    def test_rows_with_some_codes_are_passed_over(self) -> None:
        whole = read_rows(str(LIST), LIST.name)
        first, *others = [row.data for row in whole]
        self.assertEqual([row.data for row in whole.without({first["code"]})], others)
        self.assertEqual(sum(1 for row in whole), 832)

    def test_from_a_path(self) -> None:
        self.assertEqual(read_rows(str(LIST), LIST.name).total, 832)
        guides = read_rows(GUIDES, GUIDES.name)
        self.assertEqual((guides.total, guides.complete, guides.ignored), (40, True, ()))
        self.assertEqual(read_rows(FLAWED, FLAWED.name).ignored, ("defect", "explain"))

    def test_stream_is_left_open(self) -> None:
        stream = io.BytesIO(GOOD)
        read_rows(stream, "a.csv")
        self.assertFalse(stream.closed)

    def test_same_code_twice_refuses_the_later_row(self) -> None:
        rows = list(read_rows(io.BytesIO(csv_bytes(cells([item(1), item(2), item(1, name="又")]))), "a.csv"))
        self.assertEqual([row.problems for row in rows[:2]], [(), ()])
        self.assertIn("same as in row 2 of this file", str(FileRefused(rows[2].problems[0])))


class Refusals(unittest.TestCase):
    def test_unknown_ending(self) -> None:
        for name in ("a.txt", "a", "a.csv.zip", ""):
            self.assertIn("no kind that can be imported", refusal(GOOD, name))

    def test_name_that_is_marked_as_a_secret(self) -> None:
        self.assertIn("“File” is marked as a state secret (【机密】)", refusal(b"a", "【机密】名单.csv"))

    def test_old_workbooks(self) -> None:
        compound = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512
        for name in ("a.xls", "a.xlsx", "a.csv"):
            self.assertIn("workbook of the old kind (.xls), or one with a password", refusal(compound, name))

    def test_content_that_is_not_what_the_ending_says(self) -> None:
        workbook = xlsx_bytes(cells([item(1)]))
        for data, name in ((workbook, "a.csv"), (workbook, "a.json"), (GOOD, "a.xlsx"), (b"[]", "a.xlsx")):
            self.assertIn("not what its ending says", refusal(data, name))
        self.assertIn("no JSON list", refusal(GOOD, "a.json"))
        self.assertIn("Columns are missing", refusal(b'[{"code": "A"}]', "a.csv"))

    def test_empty(self) -> None:
        for name in ("a.csv", "a.xlsx", "a.json"):
            self.assertEqual(refusal(b"", name), "The file is empty.")
        self.assertEqual(refusal(csv_bytes([ENGLISH]), "a.csv"), "The file holds no rows.")
        self.assertEqual(refusal(xlsx_bytes([ENGLISH]), "a.xlsx"), "The file holds no rows.")
        self.assertEqual(refusal(b" [ ] ", "a.json"), "The file holds no rows.")

    def test_no_file_there(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("There is no file", refusal(f"{folder}/none.csv", "none.csv"))
            self.assertIn("There is no file", refusal(folder, "folder.csv"))
            os.mkfifo(f"{folder}/pipe.csv")
            self.assertIn("There is no file", refusal(f"{folder}/pipe.csv", "pipe.csv"))

    def test_endless_stream_is_read_no_further_than_the_limit(self) -> None:
        stream = Endless()
        self.assertIn("larger than 64 MB", refusal(stream, "a.csv"))  # type: ignore[arg-type]
        self.assertLess(stream.given, MAX_FILE + 1024 * 1024)

    def test_line_of_two_hundred_megabytes(self) -> None:
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            file.write(GOOD)
            for _part in range(200):
                file.write(b"x" * 1024 * 1024)
            file.flush()
            tracemalloc.start()
            try:
                self.assertIn("larger than 64 MB", refusal(Path(file.name), "a.csv"))
                self.assertLess(tracemalloc.get_traced_memory()[1], 32 * 1024 * 1024)
            finally:
                tracemalloc.stop()
            # As long as fits: the line itself is refused, without being held in memory.
            file.truncate(60 * 1024 * 1024)
            self.assertIn("Line 4 is longer than 1048576 characters", refusal(Path(file.name), "a.csv"))

    def test_too_many_rows(self) -> None:
        with mock.patch.object(readers, "MAX_ROWS", 1):
            self.assertIn("more than 1 rows", refusal(GOOD, "a.csv"))

    def test_nothing_of_a_file_that_breaks_at_its_end_is_given_out(self) -> None:
        self.assertIn("Row 4 (line 4) has a quotation mark", refusal(GOOD + b'"', "a.csv"))
