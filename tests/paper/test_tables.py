"""Tables on several pages: the head again, rows whole, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from reportlab.platypus import Flowable
from shangnan.policy.paper import look
from shangnan.policy.paper import page
from shangnan.policy.paper import styles
from shangnan.policy.paper.marks import TickBox
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from tests.paper import support
from unittest import mock

import unittest

FACTS = Facts("表", "商南县")
CELL = st.text("政务服务中心材料一二三，。abc1", max_size=80)


def paper(*story: Flowable) -> bytes:
    return page.build(list(story), FACTS, Repeated(page_number=""))


class TestTable(unittest.TestCase):
    def test_the_head_stands_on_every_page(self) -> None:
        rows = [[str(number), "材料" * 30] for number in range(60)]
        told = support.pages(paper(Table([40, -1], rows, ["序号", "名称"])))
        self.assertGreater(len(told), 2)
        for runs in told:
            self.assertEqual([run.text for run in runs[:2]], ["序号", "名称"])

    def test_rows_stay_whole(self) -> None:
        rows = [[f"始{number}", "\n".join(["行"] * 7)] for number in range(40)]
        for runs in support.pages(paper(Table([60, -1], rows))):
            self.assertEqual(sum(run.text == "行" for run in runs), 7 * sum(run.text[0] == "始" for run in runs))

    def test_a_row_taller_than_a_page_is_divided(self) -> None:
        rows = [["甲", "乙" * 6000], ["丙", "丁"]]
        pdf = paper(Table([60, -1], rows, ["左", "右"]))
        told = support.body(pdf)
        self.assertGreater(len(support.pages(pdf)), 2)
        self.assertEqual((told.count("乙"), told.count("甲"), told.count("丙"), told.count("丁")), (6000, 1, 1, 1))

    def test_what_is_left_of_a_long_table_is_not_measured_anew(self) -> None:
        measured: list[object] = []
        row_height = Table._row_height

        def counted(table: Table, row: object, widths: object) -> float:
            measured.append(row)
            return row_height(table, row, widths)  # type: ignore[arg-type]

        rows = [[str(number), "材料" * 30] for number in range(300)]
        with mock.patch.object(Table, "_row_height", counted):
            pages = len(support.pages(paper(Table([40, -1], rows, ["序号", "名称"]))))
        # Each row at most for itself and on the page it stands on; the head on each page.
        self.assertLess(len(measured), 2 * len(rows) + 6 * pages)

    def test_columns_share_the_width(self) -> None:
        (runs,) = support.pages(paper(Table([100, -1, -3], [["甲", "乙", "丙"]], look=look.BARE)))
        width = sheet_width()
        self.assertEqual([round(run.x - runs[0].x, 1) for run in runs], [0, 100, round(100 + (width - 100) / 4, 1)])

    def test_a_table_that_shall_stay_whole_moves_to_the_next_page(self) -> None:
        filler = Text("甲\n" * 37, styles.BODY)
        rows = [["乙", "丙"]] * 6
        first, second = support.pages(paper(filler, Table([-1, -1], rows, whole=True)))
        self.assertEqual({run.text for run in first}, {"甲"})
        self.assertEqual({run.text for run in second}, {"乙", "丙"})

    def test_marks_stand_in_cells(self) -> None:
        pdf = paper(Table([30, -1], [[TickBox(10, 15), "身份证"]] * 3))
        content = support.reader(pdf).pages[0].get_contents()
        boxes = [operands for operands, operator in content.operations if operator == b"re"]
        self.assertEqual([(float(box[2]), float(box[3])) for box in boxes], [(10, 10)] * 3)

    def test_a_row_with_a_wrong_number_of_cells_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "a row of 1 cells in a table of 2 columns"):
            Table([-1, -1], [["甲"]])

    @settings(max_examples=20, deadline=None)
    @given(
        st.lists(st.tuples(CELL, st.one_of(CELL, st.just("长" * 3000)), CELL), min_size=1, max_size=25), st.booleans()
    )
    def test_nothing_is_lost_on_the_way_through_the_pages(self, rows: list[tuple[str, str, str]], whole: bool) -> None:
        pdf = paper(Text("前" * 500, styles.BODY), Table([90, -2, -1], rows, look=look.LEDGER, whole=whole))
        told = sorted(support.body(pdf))
        self.assertEqual(told, sorted("前" * 500 + "".join(support.squeezed("".join(row)) for row in rows)))


def sheet_width() -> float:
    from shangnan.policy.paper.sheet import Margins

    return Margins().width
