"""Workbooks and lists in the shapes in which offices keep them: read for what they say, or refused with what is to be done."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart import Reference
from shangnan.policy.transfer.cells import workbook_cells
from shangnan.policy.transfer.columns import HEADER_WITHIN
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from tests.transfer.files import cells
from tests.transfer.files import CHINESE
from tests.transfer.files import csv_bytes
from tests.transfer.files import ENGLISH
from tests.transfer.files import item
from tests.transfer.files import saved
from tests.transfer.files import with_part
from tests.transfer.files import xlsx_bytes
from typing import Any

import datetime
import io
import unittest
import zipfile

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}
DAYS = ListKind({"name": ("名称",), "held_on": ("日期",)}, ("name",), key="", days=frozenset({"held_on"}))


def rows(data: bytes, name: str = "清单.xlsx", **more: Any) -> list[Row]:
    return list(read_rows(io.BytesIO(data), name, **more))


def refusal(data: bytes, name: str = "清单.xlsx") -> str:
    try:
        found = rows(data, name)
    except FileRefused as refused:
        return str(refused)
    raise AssertionError(f"read as {len(found)} rows")


def told(row: Row) -> list[str]:
    return [str(FileRefused(problem)) for problem in row.problems]


def book_of(*sheets: tuple[str, list[Any]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for title, table in sheets:
        sheet = book.create_sheet(title)
        for line in table:
            sheet.append(list(line))
    return book


def strict(workbook: bytes) -> bytes:
    """Return a workbook as programs save it in the strict form."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        for part in archive.namelist():
            content = archive.read(part)
            for known, other in STRICT.items():
                content = content.replace(known, other)
            workbook = with_part(workbook, part, content)
    return workbook


class Sheets(unittest.TestCase):
    def test_rows_on_two_sheets_are_refused_with_their_names(self) -> None:
        book = book_of(("甲", cells([item(1)])), ("乙", cells([item(2)])), ("丙", [ENGLISH]))
        self.assertIn("Several sheets hold rows of the list: 甲、乙.", refusal(saved(book)))
        book["乙"].sheet_state = "hidden"
        self.assertEqual([row.data["name"] for row in rows(saved(book))], ["示例事项1"])

    def test_the_sheet_with_rows_counts_and_not_an_empty_one_with_headings(self) -> None:
        book = book_of(("甲", [ENGLISH]), ("乙", cells([item(2)])))
        self.assertEqual([row.data["name"] for row in rows(saved(book))], ["示例事项2"])

    def test_other_sheets_are_named_among_what_is_not_imported(self) -> None:
        read = read_rows(io.BytesIO(saved(book_of(("封面", [["说明"]]), ("乙", cells([item(2)]))))), "a.xlsx")
        self.assertEqual((read.total, ["封面" in name for name in read.ignored]), (1, [True]))

    def test_a_chart_before_the_list(self) -> None:
        book = book_of(("清单", cells([item(1)])))
        chart = BarChart()
        chart.add_data(Reference(book["清单"], 1, 1, 1, 2))
        book.create_chartsheet("图", 0).add_chart(chart)
        data = saved(book)
        self.assertEqual([row.data for row in rows(data)], [item(1)])
        # And one of another program, which ours cannot read.
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            [part] = [name for name in archive.namelist() if name.startswith("xl/chartsheets/sheet")]
        self.assertEqual(len(rows(with_part(data, part, b"<chartsheet><sheetViews count='x'/></chartsheet>"))), 1)

    def test_strict_open_xml(self) -> None:
        data = strict(xlsx_bytes(cells([item(1), item(2)])))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertIn(b"purl.oclc.org", archive.read("xl/workbook.xml"))
        self.assertEqual([row.data for row in rows(data)], [item(1), item(2)])
        self.assertEqual(workbook_cells(io.BytesIO(strict(xlsx_bytes([["姓名"], ["李经办"]])))), [["姓名"], ["李经办"]])

    def test_lists_of_people_on_two_sheets(self) -> None:
        two = saved(book_of(("甲", [["姓名"], ["李经办"]]), ("乙", [["姓名"], ["王审核"]])))
        with self.assertRaises(FileRefused) as refused:
            workbook_cells(io.BytesIO(two))
        self.assertIn("Several sheets hold rows: 甲、乙.", str(refused.exception))
        one = saved(book_of(("空", []), ("乙", [["姓名"], [], ["王审核"]])))
        self.assertEqual(workbook_cells(io.BytesIO(one)), [["姓名"], [], ["王审核"]])


class Merged(unittest.TestCase):
    def test_a_unit_that_is_merged_down_its_rows(self) -> None:
        table = cells([item(1), item(2, unit=""), item(3, unit=""), item(4, unit="县教育局")], CHINESE)
        book = book_of(("清单", table))
        book["清单"].merge_cells("A2:A4")
        self.assertEqual([row.data["unit"] for row in rows(saved(book))], ["县民政局"] * 3 + ["县教育局"])
        self.assertEqual([row.problems for row in rows(saved(book))], [()] * 4)

    def test_what_is_merged_makes_no_row_by_itself(self) -> None:
        book = book_of(("清单", cells([item(1)], CHINESE)))
        book["清单"].merge_cells("A2:A9")
        book["清单"]["C5"] = " "
        self.assertEqual([row.number for row in rows(saved(book))], [2])

    def test_headings_of_two_lines(self) -> None:
        book = book_of(("清单", [CHINESE, ["", "", "", "编码", "名称", ""], *cells([item(1)])[1:]]))
        for column in "ABCF":
            book["清单"].merge_cells(f"{column}1:{column}2")
        book["清单"]["D1"] = "事项类型"
        book["清单"].merge_cells("D1:E1")
        book["清单"]["D2"], book["清单"]["E2"] = "类型编码", "事项类型"
        self.assertEqual([row.data for row in rows(saved(book))], [item(1)])

    def test_ranges_from_nowhere(self) -> None:
        good = saved(book_of(("清单", cells([item(1), item(2, unit="")]))))
        with zipfile.ZipFile(io.BytesIO(good)) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
        for reference, units in (("A2:A1048576", 2), ("ZZ1:ZZ3", 1), ("A2:A3", 2)):
            merged = sheet.replace(
                b"</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{reference}"/></mergeCells>'.encode()
            )
            found = rows(with_part(good, "xl/worksheets/sheet1.xml", merged))
            self.assertEqual(sum(row.data["unit"] == "县民政局" for row in found), units, reference)
        broken = sheet.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>')
        self.assertIn("no readable", refusal(with_part(good, "xl/worksheets/sheet1.xml", broken)))


class Cells(unittest.TestCase):
    def test_a_row_with_a_space_is_blank(self) -> None:
        spaces = xlsx_bytes([*cells([item(1)]), [" ", "\u3000", None, " "]])
        self.assertEqual([row.number for row in rows(spaces)], [2])
        self.assertEqual(workbook_cells(io.BytesIO(xlsx_bytes([["李经办"], [" "]]))), [["李经办"]])

    def test_a_day_as_a_name_is_refused_and_as_a_day_is_a_day(self) -> None:
        day, moment = datetime.date(2026, 11, 20), datetime.datetime(2026, 11, 20, 14, 30)
        named = rows(xlsx_bytes([ENGLISH, ["县民政局", day, "", "20", "公共服务", "x"]]))
        self.assertEqual(
            told(named[0]), ["“事项名称” is stored as a day. Format the column as text and enter it again."]
        )
        dated = rows(xlsx_bytes([["名称", "日期"], ["会", day], ["课", moment], [day, day]]), kind=DAYS)
        self.assertEqual([row.data["held_on"] for row in dated], ["2026-11-20", "2026-11-20 14:30", "2026-11-20"])
        self.assertEqual([bool(row.problems) for row in dated], [False, False, True])

    def test_a_time_of_day(self) -> None:
        [row] = rows(xlsx_bytes([ENGLISH, ["县民政局", datetime.time(14, 30), "", "20", "", "x"]]))
        self.assertEqual((row.data["name"], row.problems), ("14:30", ()))

    def test_numbers_as_they_are_shown(self) -> None:
        formats = {
            "000000": (123, "000123"),
            "000000;-000000": (123, "000123"),
            '"SN"0000': (87, "SN0087"),
            "000-0000": (1234567, "123-4567"),
            "00": (1234, "1234"),
            "0": (123, "123"),
            "0.00": (1.5, "1.5"),
            "0%": (0.5, "50%"),
            "#,##0": (1234, "1234"),
            "General": (123.0, "123"),
        }
        for number_format, (value, text) in formats.items():
            book = book_of(("清单", cells([item(1)])))
            cell = book["清单"]["B2"]
            cell.value, cell.number_format = value, number_format
            with self.subTest(number_format):
                self.assertEqual(rows(saved(book))[0].data["name"], text)
                self.assertEqual(workbook_cells(io.BytesIO(saved(book)))[1][1], text)

    def test_characters_that_the_format_escapes(self) -> None:
        book = xlsx_bytes([ENGLISH, ["县民政局", "甲_x000D_\n乙", "a_x005F_x000D_b", "20", "", "x"]])
        data = rows(book)[0].data
        self.assertEqual((data["name"], data["parent"]), ("甲\r\n乙", "a_x000D_b"))


class Texts(unittest.TestCase):
    def test_upright_strokes_between_the_cells(self) -> None:
        self.assertEqual([row.data for row in rows(csv_bytes(cells([item(1)]), delimiter="|"), "a.csv")], [item(1)])

    def test_twelve_lines_above_the_headings(self) -> None:
        titles = [[f"说明{number}"] for number in range(12)]
        for data, name in (
            (csv_bytes([*titles, *cells([item(1)])]), "a.csv"),
            (xlsx_bytes([*titles, *cells([item(1)])]), "a.xlsx"),
        ):
            self.assertEqual([(row.number, row.data) for row in rows(data, name)], [(14, item(1))])

    def test_what_is_missing_is_told_with_where_it_was_looked_for(self) -> None:
        far = [["说明"]] * HEADER_WITHIN
        for data, name in (
            (csv_bytes([*far, *cells([item(1)])]), "a.csv"),
            (xlsx_bytes([*far, *cells([item(1)])]), "a.xlsx"),
            (csv_bytes(cells([item(1)]), delimiter="~"), "a.csv"),
        ):
            message = refusal(data, name)
            self.assertIn("missing: 实施主体、事项名称、事项编码", message)
            self.assertIn(f"within its first {HEADER_WITHIN} rows", message)
            self.assertIn("commas, tabs, semicolons or upright strokes (|)", message)

    def test_messages_name_columns_as_people_do(self) -> None:
        empty = item(1, unit="", name="", code="")
        for header, unit in ((ENGLISH, "实施主体"), (CHINESE, "实施主体"), (("责任单位*", *ENGLISH[1:]), "责任单位*")):
            [row] = rows(csv_bytes(cells([empty], header)), "a.csv")
            self.assertEqual(told(row), [f"“{unit}” is empty.", "“事项名称” is empty.", "“事项编码” is empty."])
        [guide] = rows(b'[{"name": "x"}]', "a.json")
        self.assertEqual(told(guide), ["“事项编码” is empty."])
