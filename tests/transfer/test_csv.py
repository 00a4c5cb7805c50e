"""Lists as CSV: every encoding they come in, and everything that can be wrong with them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.transfer.csv_rows import csv_rows
from shangnan.policy.transfer.csv_rows import MAX_LINE
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import MAX_CELL
from shangnan.policy.transfer.rows import Row
from tests.transfer.files import cells
from tests.transfer.files import CHINESE
from tests.transfer.files import csv_bytes
from tests.transfer.files import ENGLISH
from tests.transfer.files import item
from tests.transfer.files import LIST
from tests.transfer.files import list_rows
from tests.transfer.files import list_text

import io
import unittest


def read(data: bytes) -> list[Row]:
    return list(csv_rows(io.BytesIO(data)))


def refusal(data: bytes) -> str:
    try:
        rows = read(data)
    except FileRefused as refused:
        return str(refused)
    raise AssertionError(f"read as {len(rows)} rows")


def only_problem(data: bytes) -> str:
    [row] = read(data)
    [problem] = row.problems
    return str(FileRefused(problem))


class Encodings(unittest.TestCase):
    def test_example_list_is_read_whole(self) -> None:
        rows = read(LIST.read_bytes())
        self.assertEqual([row.data for row in rows], list_rows())
        self.assertEqual([row.number for row in rows], list(range(2, 834)))
        self.assertFalse([row for row in rows if row.problems])

    def test_every_encoding_gives_the_same_rows(self) -> None:
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"):
            with self.subTest(encoding):
                self.assertEqual([row.data for row in read(list_text().encode(encoding))], list_rows())

    def test_separators_and_line_ends_of_spreadsheet_programs(self) -> None:
        expected = [item(1), item(2)]
        for delimiter in (",", "\t", ";"):
            data = csv_bytes(cells(expected), "utf-16", delimiter)
            self.assertEqual([row.data for row in read(data)], expected, delimiter)
        data = csv_bytes(cells(expected)).replace(b"\r\n", b"\r")
        self.assertEqual([row.data for row in read(data)], expected)

    def test_big5_is_not_taken_for_gb18030(self) -> None:
        names = "縣民政局,適齡兒童因身體狀況需要延緩入學審批,,01,行政許可,511A\r\n" * 20
        data = ("unit,name,parent,type_code,type,code\r\n" + names).encode("big5")
        self.assertIn("neither UTF-8 nor GB18030", refusal(data))

    def test_damaged_utf8_is_not_taken_for_gb18030(self) -> None:
        data = list_text().encode("utf-8")
        at = data.index("县民政局".encode())
        line = data.count(b"\n", 0, at) + 1
        for damaged in (data[:at] + b"\xe5" + data[at + 3 :], data[: at + 1]):
            self.assertIn(f"neither UTF-8 nor GB18030 (line {line})", refusal(damaged))

    def test_binary_junk(self) -> None:
        self.assertIn("not a text file", refusal(bytes(range(256)) * 50))
        self.assertIn("not a text file", refusal(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"))
        self.assertIn("neither UTF-8 nor GB18030", refusal(b"\xff\xd8\xff\xe1abc" * 99))

    def test_nul_in_a_text_names_the_line(self) -> None:
        data = csv_bytes(cells([item(number) for number in range(3000)]))
        at = data.index("示例事项2500".encode())
        line = data.count(b"\n", 0, at) + 1
        self.assertIn(f"line {line} holds NUL", refusal(data[:at] + b"\x00" + data[at:]))


class Headers(unittest.TestCase):
    def test_chinese_header_with_marks(self) -> None:
        for header in (
            CHINESE,
            ("单位", "事项名称（必填）", "主项", "类型编码", "*事项类型", " 编码 "),
            ("ＵＮＩＴ", "Name", "PARENT", "type_code", "type", "code"),
        ):
            self.assertEqual([row.data for row in read(csv_bytes(cells([item(1)], header)))], [item(1)], header)

    def test_title_above_the_header_and_columns_in_any_order(self) -> None:
        rows = [
            ["商南县政务服务事项清单"],
            ["备注", "code", "name", "unit", "type"],
            ["x", "A1", "甲", "县民政局", "公共服务"],
        ]
        [row] = read(csv_bytes(rows))
        self.assertEqual((row.number, row.problems), (3, ()))
        self.assertEqual(row.data, {"code": "A1", "name": "甲", "unit": "县民政局", "type": "公共服务"})
        self.assertEqual(row.ignored, ("备注",))

    def test_missing_columns_are_named(self) -> None:
        self.assertIn("missing: 事项编码.", refusal(csv_bytes([["unit", "name", "type"], ["a", "b", "c"]])))
        self.assertIn("missing: 实施主体、事项类型编码.", refusal(csv_bytes([["编码", "事项名称"], ["a", "b"]])))
        self.assertIn("missing: 实施主体、事项名称、事项编码、事项类型编码.", refusal(b"hello\nworld\n"))

    def test_same_column_twice(self) -> None:
        rows = cells([item(1)], ("unit", "name", "parent", "单位", "type", "code"))
        self.assertIn("“unit” and “单位” in row 1 mean the same", refusal(csv_bytes(rows)))


class Rows(unittest.TestCase):
    def test_blank_rows_count_but_are_left_out(self) -> None:
        rows = cells([item(1), item(2)])
        data = csv_bytes([rows[0], rows[1], ["", " ", "", "", "", ""], rows[2]]) + b"\r\n,,,\r\n"
        self.assertEqual([row.number for row in read(data)], [2, 4])

    def test_line_ends_inside_a_cell_are_one_row(self) -> None:
        rows = read(csv_bytes(cells([item(1, name="甲\n乙"), item(2)])))
        self.assertEqual([(row.number, row.data["name"]) for row in rows], [(2, "甲\n乙"), (3, "示例事项2")])

    def test_too_few_and_too_many_cells(self) -> None:
        self.assertIn("3 cells, the header 6", only_problem(csv_bytes([ENGLISH, ["县民政局", "甲", ""]])))
        row = cells([item(1)])[1]
        self.assertIn("7 cells, the header 6", only_problem(csv_bytes([ENGLISH, [*row, "又一格"]])))
        self.assertFalse(read(csv_bytes([ENGLISH, [*row, "", " "]]))[0].problems)

    def test_empty_needed_cells(self) -> None:
        for key, title in (("unit", "实施主体"), ("name", "事项名称"), ("code", "事项编码")):
            self.assertIn(f"“{title}” is empty", only_problem(csv_bytes(cells([item(1, **{key: "\u3000"})]))))
        self.assertFalse(read(csv_bytes(cells([item(1, parent="", type="")])))[0].problems)

    def test_too_long_a_cell_refuses_the_row_and_reading_goes_on(self) -> None:
        for length in (MAX_CELL + 1, 200_000):
            long, good = read(csv_bytes(cells([item(1, name="长" * length), item(2)])))
            self.assertEqual((long.number, len(long.problems)), (2, 1))
            self.assertEqual((good.data, good.problems), (item(2), ()))
        self.assertFalse(read(csv_bytes(cells([item(1, name="长" * MAX_CELL)])))[0].problems)

    def test_control_character(self) -> None:
        self.assertIn("(U+0007)", only_problem(csv_bytes(cells([item(1, name="甲\x07乙")]))))

    def test_code_that_a_spreadsheet_turned_into_a_number(self) -> None:
        self.assertIn("5.11602E+17", only_problem(csv_bytes(cells([item(1, code="5.11602E+17")]))))

    def test_codes_are_put_into_their_usual_form(self) -> None:
        [row] = read(csv_bytes(cells([item(1, code="５１１Ａ-００", type_code="1")])))
        self.assertEqual((row.data["code"], row.data["type_code"]), ("511A-00", "01"))

    def test_broken_quotation_marks(self) -> None:
        good = csv_bytes(cells([item(1)]))
        self.assertIn(
            "Row 3 (line 3) has a quotation mark", refusal(good + '县民政局,"甲,,20,公共服务,A1\r\n'.encode())
        )
        self.assertIn(
            "Row 3 (line 3) has a quotation mark", refusal(good + '县民政局,"甲"乙,,20,公共服务,A1\r\n'.encode())
        )
        # Without its partner the mark swallows all that follows.
        swallowing = good + '县民政局,"甲,,20,公共服务,A1\r\n'.encode() + good * 3000
        self.assertIn("Row 3 (line 3) has a quotation mark", refusal(swallowing))

    def test_endless_line(self) -> None:
        data = csv_bytes(cells([item(1)])) + b"x" * (MAX_LINE + 1)
        self.assertIn("Line 3 is longer", refusal(data))


text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30)


class Anything(unittest.TestCase):
    @given(st.lists(st.tuples(*[text] * 6), min_size=1, max_size=5))
    @settings(max_examples=60, deadline=None)
    def test_what_is_written_is_read(self, rows: list[tuple[str, ...]]) -> None:
        for encoding in ("utf-8", "utf-16"):
            found = read(csv_bytes([ENGLISH, *rows], encoding))
            expected = [row for row in rows if any(cell.strip() for cell in row)]
            self.assertEqual(len(found), len(expected))
            for row, written in zip(found, expected, strict=True):
                for key in ("unit", "name", "parent", "type"):
                    stripped = written[ENGLISH.index(key)].strip().strip("\u200b\ufeff").strip()
                    self.assertEqual(row.data[key], stripped)

    @given(st.binary(max_size=2000))
    @settings(max_examples=300, deadline=None)
    def test_no_file_makes_it_fail_otherwise_than_by_refusal(self, data: bytes) -> None:
        for content in (data, b"unit,name,type,code\n" + data):
            try:
                read(content)
            except FileRefused as refused:
                self.assertTrue(str(refused))
