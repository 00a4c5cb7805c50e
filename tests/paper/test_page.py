"""The sheet: margins, head and foot, the PDF's own facts, the same bytes for the same input."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import page
from shangnan.policy.paper import sheet
from shangnan.policy.paper import styles
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.qr import QrCode
from shangnan.policy.paper.sections import section
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from tests.paper import support

import os
import subprocess
import sys
import unittest

FACTS = Facts("工作方案 <1>", "商南县人民政府", "主题", "关键词", "2026-04-01")
LONG = "政务服务事项标准化建设，" * 30


class TestSheet(unittest.TestCase):
    def test_paper_is_a4_and_text_keeps_to_the_margins(self) -> None:
        margins = Margins(left=30 * mm, right=25 * mm, top=40 * mm, bottom=35 * mm)
        pdf = page.build([Text(LONG, styles.PROSE) for _ in range(20)], FACTS, Repeated(page_number=""), margins)
        self.assertEqual([round(float(edge)) for edge in support.reader(pdf).pages[0].mediabox], [0, 0, 595, 842])
        for runs in support.pages(pdf):
            self.assertAlmostEqual(min(run.x for run in runs), 30 * mm, delta=0.1)
            self.assertLess(max(run.y for run in runs), sheet.HEIGHT - 40 * mm)
            self.assertGreater(min(run.y for run in runs), 35 * mm)

    def test_a_sheet_may_lie_on_its_long_side(self) -> None:
        margins = Margins(size=sheet.A4_LANDSCAPE)
        pdf = page.build([Text(LONG, styles.PROSE) for _ in range(30)], FACTS, Repeated(head="登记簿"), margins)
        first, second = ([round(float(edge)) for edge in page.mediabox] for page in support.reader(pdf).pages[:2])
        self.assertEqual((first, second), ([0, 0, 842, 595], [0, 0, 842, 595]))
        runs = support.pages(pdf)[1]
        width = max(run.x + 11 * len(run.text) for run in runs)
        self.assertGreater(width, sheet.HEIGHT - 20 * mm - 20)
        # The running head stands above the text, inside the upper margin.
        self.assertTrue(sheet.WIDTH - 20 * mm < max(run.y for run in runs) < sheet.WIDTH)

    def test_a_line_is_as_long_as_the_column(self) -> None:
        text = Text("甲" * 200, styles.PROSE.but(size=12))
        (first, *_, last) = text.lines(480)
        self.assertEqual((len(first.signs), first.width, len(last.signs)), (40, 480, 40))

    def test_head_and_foot(self) -> None:
        story = [Text(LONG, styles.BODY) for _ in range(40)]
        pdf = page.build(story, FACTS, Repeated(head="指南名称", foot="第3版", page_number="第 {} 页 共 {} 页"))
        told = ["".join(run.text for run in runs) for runs in support.pages(pdf)]
        count = len(told)
        self.assertGreater(count, 3)
        for number, text in enumerate(told, 1):
            squeezed = support.squeezed(text)
            self.assertIn(f"第{number}页共{count}页", squeezed)
            self.assertIn("第3版", squeezed)
            self.assertEqual("指南名称" in squeezed, number > 1)

    def test_a_foot_too_long_for_its_place_is_cut_with_an_ellipsis(self) -> None:
        pdf = page.build([Text("甲", styles.BODY)], FACTS, Repeated(foot="长" * 300))
        self.assertIn("长…", support.body(pdf))
        self.assertLess(support.body(pdf).count("长"), 60)

    def test_what_is_larger_than_a_page_is_an_error(self) -> None:
        class Tower(Flowable):
            def wrap(self, aW: float, aH: float) -> tuple[float, float]:
                return 10, 5000

        with self.assertRaises(DoesNotFit):
            page.build([Tower()], FACTS)


class TestFacts(unittest.TestCase):
    def test_title_author_language_and_date(self) -> None:
        read = support.reader(page.build([Text("甲", styles.BODY)], FACTS))
        told = read.metadata
        self.assertEqual((told.title, told.author), ("工作方案 <1>", "商南县人民政府"))
        self.assertEqual((told.subject, told.keywords), ("主题", "关键词"))
        self.assertEqual(told["/CreationDate"], "D:20260401000000+08'00'")
        self.assertEqual(read.trailer["/Root"]["/Lang"], "zh-CN")

    def test_a_date_that_is_none_is_not_invented(self) -> None:
        for date in ("", "2026年4月1日", "２０２６-04-01", "2026-04-01x"):
            read = support.reader(page.build([Text("甲", styles.BODY)], Facts("题", "人", date=date)))
            self.assertNotIn("/CreationDate", read.metadata)

    def test_outline(self) -> None:
        story: list[Flowable] = []
        for number in range(1, 9):
            story += section(number, f"第{number}部分（甲）", [Text(LONG, styles.BODY) for _ in range(4)], 480)
        read = support.reader(page.build(story, FACTS))
        self.assertEqual([entry.title for entry in read.outline], [f"第{number}部分（甲）" for number in range(1, 9)])
        led = [read.get_destination_page_number(entry) for entry in read.outline]
        self.assertEqual(led, sorted(led))
        told = support.pages(page.build(_sections(), FACTS))
        for entry, number in zip(support.reader(page.build(_sections(), FACTS)).outline, _led(), strict=True):
            self.assertIn(entry.title, [run.text for run in told[number]])

    def test_the_same_bytes_whatever_the_hash_seed(self) -> None:
        script = (
            "import sys; from tests.paper import test_page as t; "
            "sys.stdout.buffer.write(t.page.build(t._sections(), t.FACTS))"
        )
        made = []
        for seed in ("1", "2"):
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed}
            environment["TZ"] = "Asia/Shanghai" if seed == "1" else "UTC"
            command = [sys.executable, "-c", script]
            made.append(subprocess.check_output(command, env=environment, timeout=120))
        self.assertEqual(made[0], made[1])
        self.assertTrue(made[0].startswith(b"%PDF"))


def _sections() -> list[Flowable]:
    story: list[Flowable] = []
    for number in range(1, 9):
        story += section(number, f"第{number}部分", [Text(LONG, styles.PROSE) for _ in range(5)], 480)
    return story


def _led() -> list[int]:
    read = support.reader(page.build(_sections(), FACTS))
    return [read.get_destination_page_number(entry) for entry in read.outline]


class TestBreaks(unittest.TestCase):
    def test_a_heading_never_stands_alone_at_the_foot(self) -> None:
        for lines in range(30, 60):
            story: list[Flowable] = [Text("甲\n" * lines, styles.BODY)]
            story += section(1, "标题", [Table([-1, -1], [["一", "二\n" * 8]] * 3, ["左", "右"])], 480)
            for runs in support.pages(page.build(story, FACTS, Repeated(page_number=""))):
                self.assertNotEqual(runs[-1].text, "标题", lines)

    def test_no_single_line_is_left_behind(self) -> None:
        for lines in range(40, 56):
            story = [Text("甲\n" * lines, styles.BODY), Text("乙\n乙\n乙\n乙", styles.BODY)]
            counts = [
                sum(run.text.count("乙") for run in runs)
                for runs in support.pages(page.build(story, FACTS, Repeated(page_number="")))
            ]
            self.assertNotIn(1, counts, lines)


class TestQrCode(unittest.TestCase):
    def test_the_squares_drawn_are_those_of_the_code(self) -> None:
        from shangnan.policy.paper.qr import squares

        address = "https://zwfw.example/services/511A0005200004?v=3&h=9f86"
        pdf = page.build([QrCode(address, 100)], FACTS, Repeated(page_number=""))
        content = support.reader(pdf).pages[0].get_contents()
        ends = [tuple(map(float, operands)) for operands, operator in content.operations if operator in (b"m", b"l")]
        weights = [float(operands[0]) for operands, operator in content.operations if operator == b"w"]
        expected = squares(address)
        step = 100 / len(expected)
        self.assertAlmostEqual(weights[-1], step, places=2)
        found = [[False] * len(expected) for _ in expected]
        left, top = 20 * mm, sheet.HEIGHT - 20 * mm
        for (start, y), (end, level) in zip(ends[::2], ends[1::2], strict=True):
            self.assertEqual(y, level)
            row = round((top - y) / step - 0.5)
            self.assertAlmostEqual((top - y) / step - 0.5, row, places=1)
            for column in range(round((start - left) / step), round((end - left) / step)):
                found[row][column] = True
        self.assertEqual(found, [list(row) for row in expected])
        self.assertTrue(all(expected[1][1:8]), "the corner's finder pattern")

    def test_an_address_that_is_too_long_is_refused(self) -> None:
        with self.assertRaisesRegex(DoesNotFit, "too long for a QR code"):
            QrCode("x" * 401, 100)

    def test_every_address_up_to_the_limit_is_drawn(self) -> None:
        self.assertTrue(page.build([QrCode("https://政务.example/" + "x" * 370, 100)], FACTS))


class TestErrors(unittest.TestCase):
    def test_a_missing_character_anywhere_is_named(self) -> None:
        for make in (
            lambda: page.build([Text("甲🧿", styles.BODY)], FACTS),
            lambda: page.build([Table([-1], [["🧿"]])], FACTS),
            lambda: page.build([Text("甲", styles.BODY)], FACTS, Repeated(foot="🧿")),
            lambda: page.build([Text("甲", styles.BODY)], FACTS, Repeated(head="🧿")),
        ):
            with self.assertRaises(MissingGlyph) as caught:
                make()
            self.assertEqual(caught.exception.character, "🧿")
