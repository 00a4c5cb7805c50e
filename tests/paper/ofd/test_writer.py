"""An OFD file says what the PDF says, each glyph in the same place, and is one by the standard's lists of elements."""

from __future__ import annotations

from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from itertools import chain
from PIL import Image
from shangnan.policy.paper import fonts
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.model.document import A3_LANDSCAPE
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.model.items import RED
from shangnan.policy.paper.model.pen import box
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.ofd.writer import ofd
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.sources import FontSource
from shangnan.policy.paper.styles import Style
from tests.paper.ofd import support
from tests.paper.support import small_font
from typing import Any

import ofdkit
import pathlib
import tempfile
import unittest

FACTS = Facts("关于做好赟河治理的通知", "商南县人民政府", "公文", "通知、治理", "2026-04-01")
RARE = "赟𬱖㎡№"
TENTH = 0.1


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 2), (255, 0, 0)).save(out, kind)
    return out.getvalue()


def paper() -> Document:
    """A paper with one of everything that the page model has."""
    document = Document(FACTS)
    first = document.page()
    heading, paragraph = document.root.add("H1"), document.root.add("P")
    place_text(first, "关于做好治理的通知", Style(face=fonts.XIAOBIAOSONG, size=22), 80, 100, 400, "centre", heading)
    for number, face in enumerate(fonts.FACES):
        style = Style(face=face, size=16, bold=0.03 * (number % 2))
        place_text(first, f" 各镇 Abc 2026〔1〕{RARE} ", style, 80, 150 + 30 * number, 420, "justify", paragraph)
    line(first, 80, 400, 520, 400, 1, RED)
    box(first, 80, 420, 30, 20, RED, (0.9, 0.9, 1))
    first.items.append(Path((("M", 0, 500), ("C", 10, 480, 30, 480, 40, 500), ("Z",)), stroke=RED, weight=2))
    figure = document.root.add("Figure", "红色的方块")
    for kind in ("PNG", "JPEG", "PNG"):
        first.items.append(Picture(picture(kind), 200, 500, 40, 20, figure))
    first.items.append(Link(80, 420, 30, 20, "https://zwfw.example/?a=1&b=2"))
    second = document.page(A3_LANDSCAPE)
    link = fonts.face(fonts.SONG).place("二").link
    second.items.append(Glyphs("二〇二六", link, 20, 90, 90, (18.0, 22.0, 18.5, 16.0), stretch=0.8, element=paragraph))
    document.outline += [
        Bookmark("一", 0, 100),
        Bookmark("（一）", 0, 150, 1),
        Bookmark("1.", 1, 20, 2),
        Bookmark("二", 1),
    ]
    return document


@cache
def written() -> tuple[Document, bytes]:
    document = paper()
    return document, ofd(document)


class TestPaper(unittest.TestCase):
    def setUp(self) -> None:
        self.document, self.file = written()

    def objects(self, name: str) -> list[Any]:
        return [one for page in support.pages(self.file) for one in page.iter(support.OFD + name)]

    def test_is_right_by_the_lists_of_elements(self) -> None:
        self.assertEqual(support.complaints(self.file), [])

    def test_the_schema_finds_faults(self) -> None:
        page = support.pages(self.file)[0]
        next(page.iter(f"{support.OFD}TextCode")).attrib.pop("X")
        next(page.iter(f"{support.OFD}FillColor")).set("Value", "256 0 0")
        support.SCHEMA.validate(page)
        self.assertEqual(len({error.line for error in support.SCHEMA.error_log}), 1)
        self.assertGreaterEqual(len(support.SCHEMA.error_log), 2)

    def test_is_the_same_for_the_same_paper(self) -> None:
        self.assertEqual(ofd(paper()), self.file)

    def test_every_glyph_stands_where_the_pdf_has_it(self) -> None:
        ours, theirs = support.ofd_places(self.file), support.pdf_places(pdf(self.document))
        self.assertEqual([len(page) for page in ours], [len(page) for page in theirs])
        for one, other in zip(chain(*ours), chain(*theirs), strict=True):
            self.assertEqual(one.character, other.character)
            self.assertAlmostEqual(one.x, other.x, delta=TENTH)
            self.assertAlmostEqual(one.y, other.y, delta=TENTH)

    def test_another_reader_reads_the_text(self) -> None:
        with ofdkit.open(self.file) as read:
            text = read.text()
            self.assertEqual(read.warnings, [])
            self.assertEqual(read.info.title, FACTS.title)
            self.assertEqual(read.info.author, FACTS.author)
            self.assertEqual(read.info.keywords, ("通知", "治理"))
            self.assertEqual(read.info.creation_date, FACTS.date)
            self.assertEqual([(round(page.width), round(page.height)) for page in read.pages], [(210, 297), (420, 297)])
        self.assertIn("关于做好治理的通知", text)
        self.assertEqual("".join(text.split()).count(f"各镇Abc2026〔1〕{RARE}"), len(fonts.FACES))
        self.assertIn("二〇二六", text)

    def test_pages_have_their_own_size(self) -> None:
        boxes = [next(page.iter(f"{support.OFD}PhysicalBox")).text for page in support.pages(self.file)]
        self.assertEqual(boxes, ["0 0 210 297", "0 0 420 297"])

    def test_lines_and_areas_stand_where_the_model_has_them(self) -> None:
        rule, square, curve = self.objects("PathObject")
        left, top, width, height = map(float, rule.get("Boundary").split())
        self.assertAlmostEqual(top + height / 2, 400 * support.MM, delta=0.002)
        self.assertAlmostEqual(left + width / 2, 300 * support.MM, delta=0.002)
        self.assertEqual(rule.get("LineWidth"), "0.353")
        self.assertEqual(rule.find(f"{support.OFD}StrokeColor").get("Value"), "255 0 0")
        self.assertEqual(square.get("Fill"), "true")
        self.assertEqual(square.find(f"{support.OFD}FillColor").get("Value"), "230 230 255")
        self.assertRegex(curve.find(f"{support.OFD}AbbreviatedData").text, "^M .* B .* C$")

    def test_pictures_are_kept_once(self) -> None:
        first, second, third = self.objects("ImageObject")
        self.assertEqual(first.get("ResourceID"), third.get("ResourceID"))
        self.assertNotEqual(first.get("ResourceID"), second.get("ResourceID"))
        held = support.parts(self.file)
        self.assertEqual(held["Doc_0/Res/picture_1.png"], picture("PNG"))
        self.assertEqual(held["Doc_0/Res/picture_2.jpg"], picture("JPEG"))
        self.assertNotIn("Doc_0/Res/picture_3.png", held)

    def test_stretch_and_bold_are_told(self) -> None:
        texts = self.objects("TextObject")
        self.assertEqual([one.get("HScale") for one in texts if one.get("HScale")], ["0.8"])
        bold = [one for one in texts if one.get("Stroke") == "true"]
        self.assertIn("0.169", {one.get("LineWidth") for one in bold})  # 0.03 em of 16 pt

    def test_links_lead_on(self) -> None:
        (path,) = (path for path in support.parts(self.file) if path.startswith("Doc_0/Annots/Page_"))
        tree = support.trees(self.file)[path]
        self.assertEqual(next(tree.iter(f"{support.OFD}URI")).get("URI"), "https://zwfw.example/?a=1&b=2")
        self.assertEqual(next(tree.iter(f"{support.OFD}Appearance")).get("Boundary"), "28.222 148.167 10.583 7.056")

    def test_the_outline_has_its_levels(self) -> None:
        tree = support.trees(self.file)["Doc_0/Document.xml"]
        (outline,) = tree.iter(f"{support.OFD}Outlines")
        self.assertEqual([one.get("Title") for one in outline], ["一", "二"])
        self.assertEqual(
            [one.get("Title") for one in outline.iter(f"{support.OFD}OutlineElem")], ["一", "（一）", "1.", "二"]
        )
        self.assertEqual(
            [one.get("Top") for one in outline.iter(f"{support.OFD}Dest")], ["35.278", "52.917", "7.056", "0"]
        )

    def test_the_structure_leads_to_the_text(self) -> None:
        tree = support.trees(self.file)["Doc_0/Tags/Structure.xml"]
        self.assertEqual([one.tag.rpartition("}")[2] for one in tree], ["H1", "P", "Figure"])
        self.assertEqual(tree[2].get("alternative"), "红色的方块")
        with ofdkit.open(self.file) as read:
            (heading,) = tree[0]
            page = read.page_by_id(heading.get("PageRef"))
            assert page is not None
            self.assertEqual(page.object_text(heading.text), "关于做好治理的通知")

    def test_fonts_bear_the_official_names(self) -> None:
        tree = support.trees(self.file)["Doc_0/PublicRes.xml"]
        names = {one.get("FontName") for one in tree.iter(f"{support.OFD}Font")}
        self.assertLessEqual({"黑体", "宋体", "方正小标宋简体"}, names)


class TestFontFiles(unittest.TestCase):
    def outlines(self, font: TTFont, characters: str) -> dict[str, list[Any]]:
        """The shapes of those of some characters that a font has."""
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        found = {}
        for character in characters:
            if ord(character) in names:
                pen = RecordingPen()
                glyphs[names[ord(character)]].draw(pen)
                found[character] = pen.value
        return found

    def test_a_font_file_leads_from_each_character_to_its_glyph(self) -> None:
        text = "一丁治A1" + RARE
        for font in {fonts.face(face).links[0].font for face in fonts.FACES}:
            held = [ord(character) for character in text if ord(character) in font]
            cut = TTFont(BytesIO(font.cut_file(held)))
            self.assertEqual(set(cut.getBestCmap()), set(held))
            with TTFont(font.source.path, fontNumber=font.source.index, lazy=True) as whole:
                self.assertEqual(self.outlines(cut, text), self.outlines(whole, text))

    def test_fonts_with_truetype_outlines_too(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "small.ttf"
            path.write_bytes(small_font("一二三", postscript=False))
            font = Font(FontSource("small", path))
            self.assertEqual(set(self.outlines(TTFont(BytesIO(font.cut_file([ord("二")]))), "一二三")), {"二"})


class TestAnyText(unittest.TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.text(st.sampled_from("一治，。（）《》Ab 19.〔〕—…\u3000" + RARE), max_size=40), st.sampled_from(fonts.FACES)
    )
    def test_is_right_and_stands_where_the_pdf_has_it(self, text: str, face: str) -> None:
        document = Document(FACTS)
        place_text(document.page(), text, Style(face=face, size=16), 70, 100, 450, "justify")
        file = ofd(document)
        self.assertEqual(support.complaints(file), [])
        ours, theirs = support.ofd_places(file)[0], support.pdf_places(pdf(document))[0]
        self.assertEqual([one.character for one in ours], [character for character in text if not character.isspace()])
        self.assertEqual([one.character for one in ours], [one.character for one in theirs])
        for one, other in zip(ours, theirs, strict=True):
            self.assertLess(max(abs(one.x - other.x), abs(one.y - other.y)), TENTH)

    def test_facts_that_xml_cannot_hold_do_no_harm(self) -> None:
        document = Document(Facts("标\x00题\ufffe<&>", "", keywords=" , "))
        document.page()
        file = ofd(document)
        self.assertEqual(support.complaints(file), [])
        with ofdkit.open(file) as read:
            self.assertEqual(read.info.title, "标题<&>")

    def test_a_paper_without_a_page_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            ofd(Document(FACTS))
