"""In which files a paper is issued."""

from __future__ import annotations

from shangnan.policy.paper import fonts
from shangnan.policy.paper.issued import file_name
from shangnan.policy.paper.issued import Formats
from shangnan.policy.paper.issued import issued_files
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.ofd.writer import ofd
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.styles import Style

import unittest


def paper() -> Document:
    document = Document(Facts("关于延时服务的通知", "商南县人民政府"))
    place_text(document.page(), "通知", Style(face=fonts.SONG), 80, 100)
    return document


class TestFiles(unittest.TestCase):
    def test_as_the_setting_says(self) -> None:
        names = {formats: list(issued_files(paper(), formats)) for formats in Formats}
        self.assertEqual(names[Formats.PDF], ["关于延时服务的通知.pdf"])
        self.assertEqual(names[Formats.OFD], ["关于延时服务的通知.ofd"])
        self.assertEqual(names[Formats.BOTH], ["关于延时服务的通知.pdf", "关于延时服务的通知.ofd"])

    def test_each_is_what_its_writer_makes(self) -> None:
        self.assertEqual(list(issued_files(paper(), Formats.BOTH).values()), [pdf(paper()), ofd(paper())])


class TestNames(unittest.TestCase):
    def test_names_that_file_systems_refuse(self) -> None:
        self.assertEqual(file_name('关于"甲/乙\\丙":的\n通知.'), "关于甲乙丙的通知")
        self.assertEqual(file_name(" .. "), "公文")
        self.assertLess(len((file_name("长" * 300) + ".pdf").encode()), 256)
