"""What cannot be checked is refused with a sentence; names of fonts as the programs write them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from PIL import Image
from pypdf import PdfReader
from pypdf import PdfWriter
from random import Random
from shangnan.policy.paper.check import command
from shangnan.policy.paper.check.apart import report_apart
from shangnan.policy.paper.check.checker import check
from shangnan.policy.paper.check.checker import report
from shangnan.policy.paper.check.errors import Unreadable
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.faces import face_of
from shangnan.policy.paper.check.faces import stands_in
from shangnan.policy.paper.check.limits import MAX_BYTES
from shangnan.policy.paper.check.limits import MAX_PAGES
from shangnan.policy.paper.check.reading import font_name
from shangnan.policy.paper.check.recognition.words import level_of
from shangnan.policy.paper.check.recognition.words import value_of
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import LEFT
from tempfile import TemporaryDirectory
from tests.paper.check.reference import notice

import contextlib
import io
import unittest

FACES = {
    "仿宋_GB2312": Face.FANGSONG,
    "FangSong_GB2312": Face.FANGSONG,
    "FangSong": Face.FANGSONG,
    "FZFSK--GBK1-0": Face.FANGSONG,
    "STFangsong": Face.FANGSONG,
    "FandolFang-Regular": Face.FANGSONG,
    "方正小标宋简体": Face.XIAOBIAOSONG,
    "FZXBSJW--GB1-0": Face.XIAOBIAOSONG,
    "方正小标宋_GBK": Face.XIAOBIAOSONG,
    "楷体_GB2312": Face.KAI,
    "KaiTi": Face.KAI,
    "SimHei": Face.HEI,
    "黑体": Face.HEI,
    "NotoSansCJKsc-Regular": Face.HEI,
    "SimSun": Face.SONG,
    "宋体": Face.SONG,
    "NotoSerifCJKsc-Regular": Face.SONG,
    "TimesNewRomanPSMT": Face.OTHER,
    "Gabriola": Face.UNKNOWN,
}


class TestRefusals(unittest.TestCase):
    def refused(self, pdf: bytes) -> str:
        """The sentence with which a file is refused."""
        with self.assertRaises(Unreadable) as caught:
            check(pdf)
        return caught.exception.sentence

    def written(self, writer: PdfWriter) -> bytes:
        """The file of a writer."""
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    def test_no_pdf(self) -> None:
        self.assertIn("不是 PDF", self.refused(b"PK\x03\x04 a workbook"))
        self.assertIn("不是 PDF", self.refused(b""))

    def test_broken(self) -> None:
        self.assertIn("损坏", self.refused(b"%PDF-1.7\n" + b"nothing " * 50))
        self.assertIn("损坏", self.refused(notice().pdf()[:3000]))

    def test_locked(self) -> None:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(notice().pdf())))
        writer.encrypt("secret")
        self.assertIn("密码", self.refused(self.written(writer)))

    def test_too_large(self) -> None:
        self.assertIn("MB", self.refused(b"%PDF-" + b" " * MAX_BYTES))

    def test_too_many_pages(self) -> None:
        writer = PdfWriter()
        for _ in range(MAX_PAGES + 1):
            writer.add_blank_page(595, 842)
        self.assertIn(f"最多检查 {MAX_PAGES} 页", self.refused(self.written(writer)))

    def test_damage_anywhere_is_no_crash(self) -> None:
        right, chance = notice().pdf(), Random(9704)
        for number in range(40):
            damaged = bytearray(right[: chance.randrange(100, len(right))] if number % 4 == 0 else right)
            for _ in range(chance.choice((1, 20, 100))):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            with self.subTest(number), contextlib.suppress(Unreadable):
                report(bytes(damaged))

    def test_a_scan(self) -> None:
        out = BytesIO()
        Image.new("L", (595, 842), 255).save(out, "PDF")
        self.assertIn("扫描件", self.refused(out.getvalue()))


class TestOften(unittest.TestCase):
    def test_what_is_wrong_everywhere_is_told_ten_times(self) -> None:
        draft = notice()
        for piece in draft.named("text."):
            if piece.x > LEFT + ADVANCE:
                piece.x = LEFT
        told = report(draft.pdf())
        self.assertEqual(sum(one.rule == "indent" for one in told.departures), 10)
        self.assertTrue(any("共有" in note.sentence for note in told.notes), told.notes)


class TestNames(unittest.TestCase):
    def test_faces(self) -> None:
        for name, face in FACES.items():
            with self.subTest(name):
                self.assertEqual(face_of(name), face)

    def test_a_serif_stands_for_serifs_only(self) -> None:
        self.assertTrue(stands_in("NotoSerifSC-Regular", Face.FANGSONG))
        self.assertFalse(stands_in("NotoSerifSC-Regular", Face.HEI))
        self.assertFalse(stands_in("SimSun", Face.FANGSONG))

    def test_names_of_fonts_in_both_encodings(self) -> None:
        self.assertEqual(font_name("仿宋_GB2312".encode("gbk")), "仿宋_GB2312")
        self.assertEqual(font_name("ABCDEF+方正小标宋简体".encode()), "方正小标宋简体")

    def test_levels(self) -> None:
        told = {"一、甲": (1, True), "（一）甲": (2, True), "1.甲": (3, True), "（1）甲": (4, True)}
        told |= {
            "(一)甲": (2, False),
            "1、甲": (3, False),
            "一是甲": (0, True),
            "1.5倍": (0, True),
            "(1)甲": (4, False),
        }
        for text, (level, right) in told.items():
            with self.subTest(text):
                self.assertEqual((level_of(text)[0], level_of(text)[2]), (level, right))

    def test_what_numbers_count(self) -> None:
        told = {"一、": 1, "（十）": 10, "十一、": 11, "二十、": 20, "（二十三）": 23, "一百零五、": 105, "12.": 12}
        for number, value in told.items():
            with self.subTest(number):
                self.assertEqual(value_of(number), value)


class TestApart(unittest.TestCase):
    def test_another_process_tells_the_same(self) -> None:
        pdf = notice().pdf()
        self.assertEqual(report_apart(pdf), report(pdf))

    def test_refusals_come_through(self) -> None:
        with self.assertRaises(Unreadable) as caught:
            report_apart(b"%PDF-1.7\n" + b"nothing " * 50)
        self.assertIn("损坏", caught.exception.sentence)

    def test_what_takes_too_long_is_stopped(self) -> None:
        with self.assertRaises(Unreadable) as caught:
            report_apart(notice().pdf(), seconds=0.02)
        self.assertIn("秒内没有检查完", caught.exception.sentence)


class TestCommand(unittest.TestCase):
    def run_it(self, *arguments: str) -> tuple[int, str]:
        """The exit status and all that is printed."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = command.main(arguments)
        return status, out.getvalue()

    def test_exit_status(self) -> None:
        with TemporaryDirectory() as name:
            right, wrong, none = (Path(name, file) for file in ("right.pdf", "wrong.pdf", "none.pdf"))
            right.write_bytes(notice().pdf())
            draft = notice()
            draft.move("number", 15)
            wrong.write_bytes(draft.pdf())
            none.write_bytes(b"nothing")
            self.assertEqual(self.run_it(str(right))[0], 0)
            status, told = self.run_it(str(wrong))
            self.assertEqual(status, 1)
            self.assertIn("发文字号没有居中", told)
            self.assertIn("7.2.5", told)
            self.assertEqual(self.run_it(str(none))[0], 2)
            self.assertEqual(self.run_it(str(Path(name, "missing.pdf")))[0], 2)
        self.assertEqual(self.run_it()[0], 2)
