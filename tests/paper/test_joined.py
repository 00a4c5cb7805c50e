"""Several PDFs as one: pages, bookmarks, and what is not joined."""

from __future__ import annotations

from io import BytesIO
from pypdf import PdfReader
from pypdf import PdfWriter
from shangnan.policy.paper import fonts
from shangnan.policy.paper.model.document import A3_LANDSCAPE
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.pdf.joined import check_pages
from shangnan.policy.paper.pdf.joined import joined
from shangnan.policy.paper.pdf.joined import NotJoined
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.styles import Style
from typing import Any

import unittest

STYLE = Style(face=fonts.HEI, size=12)


def paper(text: str, pages: int = 1, **size: Any) -> bytes:
    """A paper with a text on each page and a bookmark of its own."""
    document = Document(Facts(text, "商南县"), outline=[Bookmark(f"{text}一", 0)])
    for number in range(pages):
        page = document.page(**size)
        place_text(page, f"{text}{number}", STYLE, 50, 50, 200, "left", document.root.add("P"))
    return pdf(document)


class TestJoined(unittest.TestCase):
    def test_pages_and_bookmarks_in_order(self) -> None:
        parts = [("甲记录", paper("甲", 2)), ("乙记录", paper("乙", size=A3_LANDSCAPE)), ("甲记录", paper("丙"))]
        reader = PdfReader(BytesIO(joined(parts, "全部")))
        self.assertEqual([page.extract_text().strip() for page in reader.pages], ["甲0", "甲1", "乙0", "丙0"])
        self.assertGreater(reader.pages[2].mediabox.width, reader.pages[0].mediabox.width)
        marks: list[Any] = [mark for mark in reader.outline if not isinstance(mark, list)]
        inner: list[Any] = [mark for mark in reader.outline if isinstance(mark, list)]
        self.assertEqual([mark.title for mark in marks], ["甲记录", "乙记录", "甲记录"])
        self.assertEqual([reader.get_destination_page_number(mark) for mark in marks], [0, 2, 3])
        self.assertEqual([mark.title for mark in inner[0]], ["甲一"])
        self.assertEqual(reader.metadata.title if reader.metadata else "", "全部")

    def test_what_is_alike_is_kept_once(self) -> None:
        one = paper("甲乙丙")
        ten = joined([(str(number), one) for number in range(10)], "十份")
        self.assertLess(len(ten), 5 * len(one))

    def test_what_is_no_whole_pdf_is_refused(self) -> None:
        locked, sealed = PdfWriter(), BytesIO()
        locked.add_blank_page(100, 100)
        locked.encrypt("geheim", algorithm="RC4-128")
        locked.write(sealed)
        self.assertEqual(check_pages(paper("甲", 2)), 2)
        for name, data in {"text": b"hello", "cut": paper("甲")[:200], "locked": sealed.getvalue()}.items():
            with self.subTest(name), self.assertRaises(NotJoined):
                check_pages(data)
