"""What the writer makes of the page model: pictures, links, structure, outline; the file itself."""

from __future__ import annotations

from io import BytesIO
from pikepdf import Pdf
from PIL import Image
from pypdfium2 import PdfDocument
from shangnan.policy.paper import fonts
from shangnan.policy.paper import styles
from shangnan.policy.paper.errors import BadPicture
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import united
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.pdf.objects import literal
from shangnan.policy.paper.pdf.objects import number
from shangnan.policy.paper.pdf.objects import text
from shangnan.policy.paper.pdf.objects import written
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper import support
from tests.paper.pdf_rules import pdf_a_problems
from typing import Any

import unittest

STYLE = styles.Style(size=20, face=fonts.HEI)


def paper(*titles: str) -> Document:
    """A paper with a heading on each page."""
    made = Document(Facts(titles[0], "商南县", date="2026-04-01"))
    for place, title in enumerate(titles):
        page = made.page()
        place_text(page, title, STYLE, 100, 100, element=made.root.add("H1" if not place else "H2"))
        made.outline.append(Bookmark(title, place, 80))
    return made


def picture(mode: str, colour: Any, form: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, form)
    return out.getvalue()


def drawn(document: Document) -> Image.Image:
    """The first page at one point of the picture for each point of the paper."""
    with PdfDocument(pdf(document)) as read:
        return read[0].render(scale=1).to_pil().convert("RGB")


class TestObjects(unittest.TestCase):
    def test_lengths_have_no_exponent_and_no_idle_zeros(self) -> None:
        for length, expected in (
            (1, "1"),
            (0.5, "0.5"),
            (1e-7, "0"),
            (841.8898, "841.89"),
            (-3.25, "-3.25"),
            (1e6, "1000000"),
        ):
            self.assertEqual(number(length), expected)

    def test_texts_are_escaped_and_bytes_kept(self) -> None:
        self.assertEqual(literal(b"a(b)\\\r"), b"(a\\(b\\)\\\\\\r)")
        self.assertEqual(text("a"), b"a")
        self.assertEqual(text("甲"), b"\xfe\xff\x75\x32")

    def test_values(self) -> None:
        self.assertEqual(written({"A": [1, 2.5, True, None, "x"]}), b"<</A [1 2.5 true null (x)]>>")


class TestPictures(unittest.TestCase):
    def page(self, data: bytes, **more: Any) -> Document:
        made = paper("题")
        figure = made.root.add("Figure", alternative="图")
        made.pages[0].items.append(Picture(data, 200, 300, 80, 40, figure))
        return made

    def test_they_stand_upright_in_their_place_and_colour(self) -> None:
        for mode, colour, form in (
            ("RGB", (255, 0, 0), "PNG"), ("RGB", (255, 0, 0), "JPEG"), ("P", 0, "PNG"), ("CMYK", (0, 255, 255, 0), "JPEG"),
        ):  # fmt: skip
            data = picture(mode, colour, form)
            if mode == "P":
                indexed = Image.new("P", (40, 20))
                indexed.putpalette([255, 0, 0])
                out = BytesIO()
                indexed.save(out, "PNG")
                data = out.getvalue()
            made = self.page(data)
            self.assertEqual(pdf_a_problems(pdf(made)), [], (mode, form))
            seen = drawn(made)
            inside, outside = seen.getpixel((240, 320)), seen.getpixel((195, 295))
            assert isinstance(inside, tuple)
            self.assertTrue(inside[0] > 230 and inside[1] < 40, (mode, form, inside))
            self.assertEqual(outside, (255, 255, 255))

    def test_what_is_transparent_lies_on_white(self) -> None:
        seen = drawn(self.page(picture("RGBA", (255, 0, 0, 0)))).getpixel((240, 320))
        self.assertEqual(seen, (255, 255, 255))

    def test_a_photograph_taken_sideways_is_turned(self) -> None:
        upper_red = Image.new("RGB", (40, 40), "blue")
        upper_red.paste("red", (0, 0, 20, 40))
        tags = Image.Exif()
        tags[0x0112] = 6
        out = BytesIO()
        upper_red.save(out, "JPEG", exif=tags, quality=95)
        seen = drawn(self.page(out.getvalue())).getpixel((240, 308))
        assert isinstance(seen, tuple)
        self.assertGreater(seen[0], 200)

    def test_one_that_is_finer_than_a_printer_is_made_coarser_and_held_once(self) -> None:
        made = self.page(picture("RGB", "red", size=(3000, 1500)))
        made.pages[0].items.append(made.pages[0].items[-1])
        with Pdf.open(BytesIO(pdf(made))) as read:
            held = read.pages[0].obj.Resources.XObject.as_dict()
            self.assertEqual([(int(one.Width), int(one.Height)) for one in held.values()], [(334, 167)])

    def test_what_is_no_picture_is_refused(self) -> None:
        for data in (b"", b"GIF89a", picture("RGB", "red")[:60], picture("RGB", "red", "BMP")):
            with self.assertRaises(BadPicture):
                pdf(self.page(data))

    def test_one_that_would_fill_the_memory_is_refused(self) -> None:
        with self.assertRaisesRegex(BadPicture, "too large"):
            pdf(self.page(picture("1", 0, size=(10_000, 5_001))))


class TestLinks(unittest.TestCase):
    def test_they_lead_to_addresses_of_the_net_and_to_telephones(self) -> None:
        made = paper("题")
        for place, address in enumerate(("https://zwfw.example/事项?a=1&b=%20#x", "tel:0914-6310007")):
            made.pages[0].items.append(Link(100, 100 + 30 * place, 50, 20, address))
        data = pdf(made)
        self.assertEqual(pdf_a_problems(data), [])
        with Pdf.open(BytesIO(data)) as read:
            found = [one for one in read.pages[0].obj.Annots]
            told = [str(one.A.URI) for one in found]
            self.assertEqual(told, ["https://zwfw.example/%E4%BA%8B%E9%A1%B9?a=1&b=%20#x", "tel:0914-6310007"])
            self.assertEqual(str(found[0].Contents), "https://zwfw.example/事项?a=1&b=%20#x")
            self.assertEqual([round(float(edge), 1) for edge in found[0].Rect], [100, 721.9, 150, 741.9])


class TestStructure(unittest.TestCase):
    def test_a_link_inside_a_paragraph_is_read_in_its_place(self) -> None:
        made = paper("题")
        page, paragraph = made.pages[0], made.root.add("P")
        place_text(page, "见", STYLE, 100, 200, element=paragraph)
        link = paragraph.add("Link")
        place_text(page, "网址", STYLE, 120, 200, element=link)
        page.items.append(Link(120, 180, 40, 20, "https://zwfw.example/", link))
        place_text(page, "。", STYLE, 160, 200, element=paragraph)
        data = pdf(made)
        self.assertEqual(pdf_a_problems(data), [])
        with Pdf.open(BytesIO(data)) as read:
            (held,) = [one for one in read.objects if str(getattr(one, "S", "")) == "/P"]
            self.assertEqual([type(one).__name__ for one in held.K], ["int", "Object", "int"])

    def test_parts_without_content_are_left_out_but_for_cells(self) -> None:
        made = paper("题")
        made.root.add("P")
        row = made.root.add("Table").add("TR")
        place_text(made.pages[0], "甲", STYLE, 100, 200, element=row.add("TH"))
        row.add("TD")
        made.root.add("Table").add("TR").add("TD")
        data = pdf(made)
        self.assertEqual(pdf_a_problems(data), [])
        with Pdf.open(BytesIO(data)) as read:
            kinds = sorted(str(one.S)[1:] for one in read.objects if hasattr(one, "S") and hasattr(one, "P"))
        self.assertEqual(kinds, ["Document", "H1", "TD", "TH", "TR", "Table"])

    def test_what_stands_on_a_page_but_not_in_the_structure_is_read_at_the_end(self) -> None:
        made = paper("题")
        place_text(made.pages[0], "甲", STYLE, 100, 200, element=Element("P"))
        self.assertEqual(pdf_a_problems(pdf(made)), [])

    def test_columns_that_are_drawn_across_are_written_down_each(self) -> None:
        made = paper("题")
        left, right = made.root.add("P"), made.root.add("P")
        for line, (one, other) in enumerate((("甲", "丙"), ("乙", "丁"))):
            place_text(made.pages[0], one, STYLE, 100, 200 + 30 * line, element=left)
            place_text(made.pages[0], other, STYLE, 300, 200 + 30 * line, element=right)
        data = pdf(made)
        self.assertEqual(pdf_a_problems(data), [])
        self.assertEqual("".join(run.text for run in support.pages(data)[0]), "题甲乙丙丁")

    def test_the_document_is_left_as_it_was(self) -> None:
        made = paper("题")
        made.pages[0].items.append(Link(1, 1, 1, 1, "tel:1"))
        first = pdf(made)
        self.assertEqual([one.kind for one in made.root.children], ["H1"])
        self.assertEqual(pdf(made), first)

    def test_cells_that_span_say_so(self) -> None:
        made = paper("题")
        table = made.root.add("Table")
        for down, cells in enumerate(([("TH", 1, 2)], [("TD", 1, 1), ("TD", 1, 1)])):
            row = table.add("TR")
            for place, (kind, rows, columns) in enumerate(cells):
                cell = row.add(kind, rows=rows, columns=columns)
                place_text(made.pages[0], "甲", STYLE, 100 + 50 * place, 200 + 30 * down, element=cell)
        self.assertEqual(pdf_a_problems(pdf(made)), [])


class TestGlyphs(unittest.TestCase):
    def places(self, item: Glyphs) -> list[float]:
        made = paper("题")
        made.pages[0].items.append(item)
        with PdfDocument(pdf(made)) as read:
            told = read[0].get_textpage()
            whole = told.get_text_range()
            return [told.get_charbox(whole.index(character), loose=True)[0] for character in item.text]

    def test_each_character_stands_where_the_model_says(self) -> None:
        link = fonts.face(fonts.HEI).links[0]
        for advances in ((20.0, 20.0, 20.0), (25.0, 25.0, 25.0), (30.0, 18.5, 22.25)):
            for stretch in (1.0, 0.5):
                told = tuple(advance * stretch for advance in advances)
                found = self.places(Glyphs("甲乙丙", link, 20, 100, 300, told, stretch=stretch))
                expected = [100, 100 + told[0], 100 + told[0] + told[1]]
                for left, wanted in zip(found, expected, strict=True):
                    self.assertAlmostEqual(left, wanted, delta=0.1)

    def test_what_was_set_for_one_piece_does_not_reach_the_next(self) -> None:
        made = paper("题")
        link = fonts.face(fonts.HEI).links[0]
        page = made.pages[0]
        page.items.append(Glyphs("甲乙", link, 20, 100, 300, (30, 30), (1, 0, 0), 0.5, 0.05))
        page.items.append(Path((("M", 10, 10), ("L", 20, 10)), stroke=(0, 0, 1), weight=3))
        page.items.append(Glyphs("丙丁", link, 20, 100, 400, (20, 20)))
        both = drawn(made)
        page.items[-3:-1] = []
        alone = drawn(made)
        area = (90, 370, 200, 410)
        self.assertEqual(both.crop(area).tobytes(), alone.crop(area).tobytes())


class TestOutline(unittest.TestCase):
    def test_papers_that_are_united_stand_below_their_titles(self) -> None:
        whole = united([paper("甲", "一"), paper("乙", "二")], Facts("全部", "商南县"))
        data = pdf(whole)
        self.assertEqual(pdf_a_problems(data), [])
        with Pdf.open(BytesIO(data)) as read, read.open_outline() as outline:
            told = [(one.title, [below.title for below in one.children]) for one in outline.root]
        self.assertEqual(told, [("甲", ["甲", "一"]), ("乙", ["乙", "二"])])

    def test_a_level_that_is_skipped_stands_below_the_last(self) -> None:
        made = paper("甲")
        made.outline = [Bookmark("甲", 0), Bookmark("乙", 0, level=3), Bookmark("丙", 0)]
        with Pdf.open(BytesIO(pdf(made))) as read, read.open_outline() as outline:
            self.assertEqual([one.title for one in outline.root], ["甲", "丙"])


class TestFile(unittest.TestCase):
    def test_facts_that_xml_may_not_hold(self) -> None:
        made = paper("题")
        made.facts = Facts("<甲>&\x07乙\ufffe", "人", keywords="]]>")
        self.assertEqual(pdf_a_problems(pdf(made)), [])

    def test_a_paper_without_a_word(self) -> None:
        made = Document(Facts("空", "人"))
        made.page()
        found = pdf_a_problems(pdf(made))
        self.assertEqual(found, ["14.7.2: there is no structure"])
