"""Lists as workbooks: what cells hold, and workbooks made to do harm."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.xlsx_rows import xlsx_rows
from tests.transfer.files import cells
from tests.transfer.files import CHINESE
from tests.transfer.files import ENGLISH
from tests.transfer.files import item
from tests.transfer.files import list_rows
from tests.transfer.files import saved
from tests.transfer.files import with_part
from tests.transfer.files import xlsx_bytes

import datetime
import io
import unittest
import zipfile

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(data: bytes) -> list[Row]:
    return list(xlsx_rows(io.BytesIO(data)))


def refusal(data: bytes) -> str:
    try:
        rows = read(data)
    except FileRefused as refused:
        return str(refused)
    raise AssertionError(f"read as {len(rows)} rows")


def sheet_of(rows: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


HEADER = "<row>" + "".join(f'<c t="inlineStr"><is><t>{key}</t></is></c>' for key in ENGLISH) + "</row>"
GOOD = xlsx_bytes(cells([item(1)]))


class Values(unittest.TestCase):
    def test_example_list_as_workbook(self) -> None:
        rows = read(xlsx_bytes(cells(list_rows(), CHINESE)))
        self.assertEqual([row.data for row in rows], list_rows())
        self.assertEqual([row.number for row in rows], list(range(2, 834)))

    def test_numbers_dates_and_truth_are_texts_as_people_see_them(self) -> None:
        day = datetime.date(2019, 12, 31)
        rows = read(xlsx_bytes([ENGLISH, ["县民政局", 12, 1.5, 1.0, True, 20190101], ["a", day, None, 10, "x", "C2"]]))
        self.assertEqual(list(rows[0].data.values()), ["县民政局", "12", "1.5", "01", "TRUE", "20190101"])
        self.assertEqual(rows[1].data["name"], "2019-12-31")
        self.assertIn("is stored as a day", str(FileRefused(rows[1].problems[0])))
        self.assertEqual(rows[1].data["type_code"], "10")

    def test_formula_counts_by_its_last_value(self) -> None:
        row = "<row>" + '<c t="str"><f>"A"&amp;"B"</f><v>AB</v></c>' * 6 + "</row>"
        [found] = read(with_part(GOOD, SHEET, sheet_of(HEADER + row)))
        self.assertEqual(set(found.data.values()), {"AB"})

    def test_formula_whose_result_is_not_stored_refuses_the_file(self) -> None:
        """Read as it is the cell would count as empty, and empty what it speaks of."""
        row = '<row><c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><f>A2</f>{}</c></row>'
        for result in ("", "<v/>", "<v></v>"):
            with self.subTest(result):
                told = refusal(with_part(GOOD, SHEET, sheet_of(HEADER + row.format(result))))
                self.assertIn("Cell B2 holds a formula whose result is not stored", told)
        self.assertEqual(len(read(with_part(GOOD, SHEET, sheet_of(HEADER + row.format("<v>1</v>"))))), 1)

    def test_columns_of_others_are_looked_at_for_secrets_alone(self) -> None:
        [marked, free] = read(
            xlsx_bytes([[*ENGLISH, "密级"], [*cells([item(1)])[1], "机密"], [*cells([item(2)])[1], "内部"]])
        )
        self.assertEqual(
            [str(FileRefused(problem))[:38] for problem in marked.problems],
            ["“密级” is marked as a state secret (机密)."],
        )
        self.assertEqual((free.problems, free.ignored), ((), ("密级",)))

    def test_a_list_that_is_marked_at_its_top_is_refused_as_a_whole(self) -> None:
        for top in (["机密★5年"], ["", "密级：秘密"], ["【绝密】事项清单"]):
            self.assertIn("is marked as a state secret", refusal(xlsx_bytes([top, *cells([item(1)])])), top)
        self.assertEqual(len(read(xlsx_bytes([["保守国家秘密培训名单"], *cells([item(1)])]))), 1)
        self.assertIn("state secret", refusal(xlsx_bytes([[*ENGLISH, "【机密】备注"], [*cells([item(1)])[1], ""]])))

    def test_error_value_and_lost_digits_refuse_the_row(self) -> None:
        row = (
            '<row><c t="e"><v>#REF!</v></c>'
            + '<c t="str"><v>x</v></c>' * 4
            + "<c><v>5.11602000000000E+17</v></c></row>"
        )
        [found] = read(with_part(GOOD, SHEET, sheet_of(HEADER + row)))
        first, second = [str(FileRefused(problem)) for problem in found.problems]
        self.assertIn("“实施主体” holds the error #REF!", first)
        self.assertIn("“事项编码” is stored as a number", second)

    def test_size_that_the_sheet_states_of_itself_is_not_believed(self) -> None:
        row = "<row>" + '<c t="str"><v>x</v></c>' * 6 + "</row>"
        lying = sheet_of(HEADER + row * 3).replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
        self.assertEqual(len(read(with_part(GOOD, SHEET, lying))), 3)

    def test_header_below_a_title_on_the_second_sheet(self) -> None:
        book = Workbook()
        book.active.append(["封面"])
        hidden = book.create_sheet("旧")
        for row in cells([item(9)]):
            hidden.append(list(row))
        hidden.sheet_state = "hidden"
        sheet = book.create_sheet("清单")
        sheet.append(["商南县政务服务事项清单"])
        for row in cells([item(1)], CHINESE):
            sheet.append(list(row))
        [found] = read(saved(book))
        self.assertEqual((found.number, found.data), (3, item(1)))

    def test_short_rows_are_filled_and_blank_ones_left_out(self) -> None:
        rows = read(xlsx_bytes([ENGLISH, [], ["县民政局", "甲"], [None, ""], [*cells([item(1)])[1], "多的"]]))
        self.assertEqual([row.number for row in rows], [3, 5])
        self.assertIn("“事项编码” is empty", str(FileRefused(rows[0].problems[0])))
        self.assertEqual(rows[1].problems, ())

    def test_missing_column(self) -> None:
        self.assertIn("missing: 事项编码.", refusal(xlsx_bytes([ENGLISH[:-1], ["a", "b", "", "20", "c"]])))


class Harm(unittest.TestCase):
    def test_not_a_workbook(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", "x")
        for data in (b"PK\x03\x04", b"", GOOD[: len(GOOD) // 2], stream.getvalue(), with_part(GOOD, SHEET, b"<a>")):
            self.assertIn("no readable .xlsx workbook", refusal(data))

    def test_bombs_are_refused_before_they_are_built(self) -> None:
        cell = '<c t="str"><v>x</v></c>'
        bombs = {
            "too large": with_part(GOOD, SHEET, sheet_of(" " * (65 * 1024 * 1024))),
            "too long a row": with_part(GOOD, SHEET, sheet_of(f"<row>{'<c/>' * 20_000}</row>")),
            "too long a cell": with_part(GOOD, SHEET, sheet_of(f"<row><c><v>{'9' * 100_000}</v></c></row>")),
            "too deep": with_part(GOOD, SHEET, b"<a>" * 1000),
            "too long an attribute": with_part(GOOD, SHEET, sheet_of(f'<row r="{"1" * 100_000}"/>')),
            "too many elements": with_part(GOOD, SHEET, sheet_of(f"<row>{cell * 16_000}</row>" * 65)),
        }
        for name, data in bombs.items():
            with self.subTest(name):
                self.assertIn("unpacks to far more", refusal(data))

    def test_document_type(self) -> None:
        entity = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
        self.assertIn("document type", refusal(with_part(GOOD, SHEET, entity)))

    def test_row_and_column_numbers_from_nowhere(self) -> None:
        far = '<row r="99999999999"><c r="A99999999999" t="str"><v>x</v></c></row>'
        self.assertEqual(read(with_part(GOOD, SHEET, sheet_of(HEADER + far))), [])
        wide = '<row r="2"><c r="ZZZ2" t="str"><v>x</v></c></row>'
        self.assertEqual(read(with_part(GOOD, SHEET, sheet_of(HEADER + wide))), [])
        endless = wide.replace("ZZZ2", "ZZZZZZZZZ2")
        self.assertIn("no readable .xlsx workbook", refusal(with_part(GOOD, SHEET, sheet_of(HEADER + endless))))

    @given(st.integers(0, len(GOOD) - 1), st.integers(1, 255), st.integers(0, 200))
    @settings(max_examples=150, deadline=None)
    def test_damaged_bytes_never_fail_otherwise_than_by_refusal(self, at: int, flip: int, cut: int) -> None:
        data = bytearray(GOOD)
        data[at] ^= flip
        del data[at + 1 : at + 1 + cut]
        try:
            read(bytes(data))
        except FileRefused as refused:
            self.assertTrue(str(refused))

    @given(st.text(alphabet="<>/rowcvtsi=\"' 1ANE.-", max_size=120))
    @settings(max_examples=150, deadline=None)
    def test_strange_sheets_never_fail_otherwise_than_by_refusal(self, inside: str) -> None:
        try:
            read(with_part(GOOD, SHEET, sheet_of(HEADER + inside)))
        except FileRefused as refused:
            self.assertTrue(str(refused))
