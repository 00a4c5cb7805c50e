"""Workbooks made to do harm: bounded by what they hold, whatever their parts are called and however they are written."""

from __future__ import annotations

from itertools import product
from shangnan.policy.transfer.cells import workbook_cells
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.xlsx_limits import may_be_xml
from shangnan.policy.transfer.xlsx_rows import xlsx_rows
from tests.transfer.files import cells
from tests.transfer.files import ENGLISH
from tests.transfer.files import item
from tests.transfer.files import xlsx_bytes
from tests.transfer.test_xlsx import GOOD
from tests.transfer.test_xlsx import HEADER
from tests.transfer.test_xlsx import read
from tests.transfer.test_xlsx import refusal
from tests.transfer.test_xlsx import SHEET
from tests.transfer.test_xlsx import sheet_of
from unittest import mock

import io
import openpyxl
import time
import tracemalloc
import unittest
import zipfile

CELL = '<c t="str"><v>x</v></c>'
NAMES = ("sheet1.dat", "sheet1.png", "sheet1", "sheet1.XML", "sheet1.vml", "工作表.jpeg")
# Smaller than those of old, so that each name and encoding can be tried; larger than what is allowed.
BOMBS = {
    "rows": sheet_of(HEADER + "<row/>" * 100_001),
    "a row": sheet_of(f"<row>{'<c/>' * 20_000}</row>"),
    "a cell": sheet_of(f"<row><c><v>{'9' * 100_000}</v></c></row>"),
    "an entity": b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
    "an outer entity": b'<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet/>',
    "a parameter entity": b'<!DOCTYPE w [<!ENTITY % a "aaaa"> %a;]><worksheet/>',
}


def renamed(workbook: bytes, name: str, content: bytes | None = None) -> bytes:
    """A workbook whose only sheet is called otherwise, and holds something else where it is given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if part == SHEET:
                new.writestr(f"xl/worksheets/{name}", data if content is None else content)
            else:
                new.writestr(part, data.replace(b"worksheets/sheet1.xml", f"worksheets/{name}".encode()))
    return stream.getvalue()


def as_utf16(xml: bytes) -> bytes:
    return xml.decode().encode("utf-16")


def with_parts(workbook: bytes, **changes: bytes) -> bytes:
    """A workbook in some parts of which some bytes stand for others: {part: (old, new)} by name with __ for /."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, changes.get(part.replace("/", "__").replace(".", "_"), old.read(part)))
    return stream.getvalue()


class ByContent(unittest.TestCase):
    def test_names_of_parts_mean_nothing(self) -> None:
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(len(read(renamed(GOOD, name))), 1, "a workbook that is called so is read")

    def test_bombs_by_any_name_in_any_encoding(self) -> None:
        written = {
            "as it is": lambda xml: xml,
            "behind white space": lambda xml: b" \n" * 40_000 + xml,
            "in UTF-16": as_utf16,
        }
        for name, (what, bomb), (how, write) in product(NAMES, BOMBS.items(), written.items()):
            with self.subTest(name, bomb=what, written=how):
                began = time.monotonic()
                self.assertIsInstance(refusal(renamed(GOOD, name, write(bomb))), str)
                self.assertLess(time.monotonic() - began, 10)

    def test_a_planted_hole_is_found(self) -> None:
        """Limits that go by the name of the part: the generated test must see them fail."""

        def by_name(head: bytes) -> bool:
            return b"worksheet" not in head and may_be_xml(head)

        with mock.patch("shangnan.policy.transfer.xlsx_limits.may_be_xml", by_name), self.assertRaises(AssertionError):
            refusal(renamed(GOOD, "sheet1.dat", BOMBS["rows"]))

    def test_what_may_be_xml(self) -> None:
        for head in (b"<a/>", b"\xef\xbb\xbf<a/>", b"\n\t <a", "<a/>".encode("utf-16"), "<a/>".encode("utf-16-be"),
                     "<a/>".encode("utf-32-le"), "<?xml ?>".encode("cp500"), b" " * 300):  # fmt: skip
            self.assertTrue(may_be_xml(head), head)
        for head in (
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe0\0\x10JFIF",
            b"GIF89a",
            b"\xd0\xcf\x11\xe0",
            b"BM",
            b"H\0P\0 \0L\0",
        ):
            self.assertFalse(may_be_xml(head), head)

    def test_pictures_and_old_drawings_are_let_pass(self) -> None:
        stream = io.BytesIO(GOOD)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 70_000_000, zipfile.ZIP_DEFLATED)
            archive.writestr("xl/drawings/vmlDrawing1.vml", b"<xml><div>a<br></div></xml>")
            archive.writestr("xl/printerSettings/printerSettings1.bin", b"H\0P\0" * 100)
        self.assertEqual(len(read(stream.getvalue())), 1)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("xl/drawings/vmlDrawing2.vml", b"<xml><br>" + b"x" * 2_000_000)
        self.assertIn("unpacks to far more", refusal(stream.getvalue()))

    def test_the_other_reader_has_the_same_limits(self) -> None:
        with self.assertRaises(FileRefused):
            workbook_cells(io.BytesIO(renamed(GOOD, "sheet1.dat", BOMBS["rows"])))


class Multiplied(unittest.TestCase):
    """Little that is read over and over."""

    def test_one_part_named_as_many_sheets(self) -> None:
        rels = "".join(
            f'<Relationship Id="r{n}" Type="http://x/worksheet" Target="{target}"/>'
            for n, target in enumerate(("worksheets/sheet1.xml", "/xl/worksheets/./sheet1.xml"))
        )
        doubled = f"<Relationships>{rels}</Relationships>".encode()
        self.assertIn("unpacks to far more", refusal(with_parts(GOOD, xl___rels__workbook_xml_rels=doubled)))
        with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
            book = archive.read("xl/workbook.xml")
        sheet = book[book.index(b"<sheet ") : book.index(b"/>", book.index(b"<sheet ")) + 2]
        self.assertIn("unpacks to far more", refusal(with_parts(GOOD, xl__workbook_xml=book.replace(sheet, sheet * 2))))

    def test_several_sheets_are_several_parts(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(GOOD))
        for number in range(5):
            book.create_sheet(f"页{number}")
        stream = io.BytesIO()
        book.save(stream)
        self.assertEqual(len(read(stream.getvalue())), 1)

    def test_one_text_in_many_cells(self) -> None:
        data = xlsx_bytes(cells([item(1, name="字" * 30_000)] * 40))
        with mock.patch("shangnan.policy.transfer.xlsx_rows.MAX_CHARACTERS", 1_000_000):
            self.assertIn("unpacks to far more", refusal(data))
        self.assertEqual(len(read(data)), 40)

    def test_memory_of_the_largest_that_is_read(self) -> None:
        """Thousands of rows, one after the other: what is held does not grow with their number."""
        data = renamed(GOOD, "sheet1.dat", sheet_of(HEADER + f"<row>{CELL * len(ENGLISH)}</row>" * 5_000))
        tracemalloc.start()
        try:
            self.assertEqual(sum(1 for _row in xlsx_rows(io.BytesIO(data))), 5_000)
            self.assertLess(tracemalloc.get_traced_memory()[1], 60_000_000)
        finally:
            tracemalloc.stop()
