"""Official documents as a clerk makes them in a word processor: right ones, and each with one departure. Written with python-docx."""

from __future__ import annotations

from dataclasses import dataclass
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.enum.text import WD_LINE_SPACING
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from docx.shared import RGBColor
from io import BytesIO
from tests.paper.check.word_marks import border
from tests.paper.check.word_marks import edges
from tests.paper.check.word_marks import field
from tests.paper.check.word_marks import whole_width
from tests.paper.check.word_text import LONGER
from tests.paper.check.word_text import TEXT
from typing import Any

#: The fonts that the distribution of the papers' own brings, so that every machine has them.
SERIF, SANS = "Noto Serif SC", "Noto Sans SC"


@dataclass
class Look:
    """How a paragraph looks.

    :ivar indent, right: in characters of 3号
    :ivar line: exact height of its lines in points; 0 leaves it to the grid
    """

    font: str = SERIF
    size: float = 16.0
    align: str = "both"
    indent: float = 0.0
    right: float = 0.0
    line: float = 28.95
    before: float = 0.0
    red: bool = False
    bold: bool = False
    left: float = 0.0


@dataclass
class Word:
    """One document, every value that a departure changes."""

    top: float = 37.0
    left: float = 28.0
    right: float = 26.0
    paper: tuple[float, float] = (210.0, 297.0)
    pitch: float = 28.95
    body_size: float = 16.0
    body_font: str = SERIF
    body_indent: float = 2.0
    heading_font: str = SANS
    second_font: str = SERIF
    mark: str = "商南县行政审批服务局文件"
    mark_red: bool = True
    mark_size: float = 36.0
    number: str = "商审批发〔2026〕12号"
    rule: bool = True
    rule_colour: str = "FF0000"
    title: tuple[str, ...] = ("商南县行政审批服务局关于", "做好政务服务工作的通知")
    title_size: float = 22.0
    title_font: str = SERIF
    title_align: str = "center"
    recipients: str = "各镇政务服务中心，局属各股室："
    text: tuple[str, ...] = LONGER
    attachments: tuple[str, ...] = ()
    list_words: str = "附件："
    list_end: str = ""
    signature: str = "商南县行政审批服务局"
    date: str = "2026年3月5日"
    annotation: str = "（此件公开发布）"
    imprint: bool = True
    copies: str = "抄送：县委办公室，县政府办公室。"
    printed: str = "2026年3月6日印发"
    imprint_size: float = 14.0
    numbers: bool = True
    number_size: float = 14.0
    dashes: bool = True
    urgency: str = ""
    copy_number: str = ""
    label_font: str = SANS
    label_break: bool = True
    part_title_row: int = 1
    signed_right: float = 4.0
    #: Points by which the mark stands lower.
    mark_down: float = 0.0
    number_rows: float = 1.75
    blank_before_title: int = 2
    blank_after_title: int = 1
    imprint_outer: int = 8
    imprint_end: int = 8
    #: Points by which the imprint stands lower.
    imprint_down: float = 0.0
    #: Twentieths of a point between two characters of 3号.
    narrower: int = -6

    def docx(self) -> bytes:
        """The file."""
        return _Writer(self).bytes()


ADVANCE = 156 * 72 / 25.4 / 28


class _Writer:
    def __init__(self, word: Word) -> None:
        self.word = word
        self.file = Document()
        self._page()
        self._head()
        self._text()
        self._end()
        self._parts()
        if word.imprint:
            self._imprint()
        if word.numbers:
            self._numbers()

    def bytes(self) -> bytes:
        out = BytesIO()
        self.file.save(out)
        return out.getvalue()

    def _page(self) -> None:
        word, section = self.word, self.file.sections[0]
        section.page_width, section.page_height = Mm(word.paper[0]), Mm(word.paper[1])
        section.top_margin, section.bottom_margin = Mm(word.top), Mm(35)
        section.left_margin, section.right_margin = Mm(word.left), Mm(word.right)
        section.header_distance, section.footer_distance = Mm(15), Mm(24)
        style = self.file.styles["Normal"]
        style.font.size = Pt(16)
        self._font(style.element.get_or_add_rPr(), SERIF)
        style.paragraph_format.space_after = Pt(0)

    def _font(self, properties: Any, font: str) -> None:
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None:
            fonts = OxmlElement("w:rFonts")
            properties.insert(0, fonts)
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{name}"), font)

    def put(self, text: str, look: Look, place: Any = None) -> Any:
        paragraph = (place or self.file).add_paragraph()
        form = paragraph.paragraph_format
        form.space_before, form.space_after = Pt(look.before), Pt(0)
        form.widow_control = False
        if look.line:
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
        form.first_line_indent = Pt(look.indent * ADVANCE)
        form.left_indent = Pt(look.left * ADVANCE)
        form.right_indent = Pt(look.right * ADVANCE)
        paragraph.alignment = {
            "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
            "center": WD_ALIGN_PARAGRAPH.CENTER,
            "left": WD_ALIGN_PARAGRAPH.LEFT,
            "right": WD_ALIGN_PARAGRAPH.RIGHT,
        }[look.align]
        if text:
            self._run(paragraph, text, look)
        return paragraph

    def _run(self, paragraph: Any, text: str, look: Look) -> Any:
        run = paragraph.add_run(text)
        run.font.size, run.font.bold = Pt(look.size), look.bold
        self._font(run._element.get_or_add_rPr(), look.font)
        if look.size == 16.0:
            # 28 characters a line without a grid: each character a quarter of a point narrower.
            spacing = OxmlElement("w:spacing")
            spacing.set(qn("w:val"), str(self.word.narrower))
            run._element.rPr.append(spacing)
        if look.red:
            run.font.color.rgb = RGBColor(0xFF, 0, 0)
        return run

    def blank(self, lines: float = 1) -> None:
        self.put("", Look(line=self.word.pitch * lines))

    def _head(self) -> None:
        word, pitch = self.word, self.word.pitch
        self.put(word.copy_number, Look(line=pitch, align="left"))
        self.put(word.urgency, Look(line=pitch, align="left", font=SANS))
        # To 35 mm below the type area's upper edge, less what a line has above its characters.
        self.blank((35 * 72 / 25.4 - 2 * pitch - 15 + word.mark_down) / pitch)
        self.put(word.mark, Look(size=word.mark_size, align="center", red=word.mark_red, line=word.mark_size * 1.6))
        self.blank(word.number_rows)
        paragraph = self.put(word.number, Look(align="center", line=pitch))
        if word.rule:
            border(paragraph, word.rule_colour, [("bottom", 8)], 5)
        for _ in range(word.blank_before_title):
            self.blank()
        for line in word.title:
            self.put(line, Look(word.title_font, word.title_size, word.title_align, line=pitch + 1))
        for _ in range(word.blank_after_title):
            self.blank()
        self.put(word.recipients, Look(line=pitch))

    def _text(self) -> None:
        word = self.word
        for paragraph in word.text:
            first = paragraph[:2] in ("一、", "二、", "三、", "四、", "五、", "六、")
            self.put(
                paragraph,
                Look(
                    word.heading_font if first else word.second_font if paragraph[0] == "（" else word.body_font,
                    word.body_size,
                    indent=word.body_indent,
                    line=word.pitch,
                ),
            )

    def _end(self) -> None:
        word, pitch = self.word, self.word.pitch
        if word.attachments:
            self.blank()
            several = len(word.attachments) > 1
            for number, name in enumerate(word.attachments, 1):
                text = (
                    (word.list_words if number == 1 else "") + (f"{number}." if several else "") + name + word.list_end
                )
                self.put(text, Look(indent=0, left=2.0 if number == 1 else 5.0, align="left", line=pitch))
        self.blank()
        self.blank()
        # The signature stands over the middle of the date: its digits are half as wide as its characters, with a quarter between.
        half = (3 + 5 / 4 + 0.54 * sum(map(str.isdigit, word.date))) / 2
        self.put(
            word.signature, Look(align="right", right=word.signed_right + half - len(word.signature) / 2, line=pitch)
        )
        self.put(word.date, Look(align="right", right=word.signed_right, line=pitch))
        if word.annotation:
            self.put(word.annotation, Look(indent=2, align="left", line=pitch))

    def _parts(self) -> None:
        word, pitch = self.word, self.word.pitch
        several = len(word.attachments) > 1
        for number, name in enumerate(word.attachments, 1):
            label = self.put(f"附件{number}" if several else "附件", Look(word.label_font, align="left", line=pitch))
            label.paragraph_format.page_break_before = word.label_break
            for _ in range(word.part_title_row):
                self.blank()
            self.put(name, Look(size=22, align="center", line=pitch + 1))
            self.blank()
            self.put(TEXT[2], Look(indent=2, line=pitch))

    def _imprint(self) -> None:
        """版记 as a table of one column at the foot of a page of its own, or of the last attachment's."""
        word = self.word
        texts = ([word.copies] if word.copies else []) + [word.mark.removesuffix("文件") + "\t" + word.printed]
        # What the last attachment takes, or nothing on a page of its own; a line for the table's own lines.
        taken = (word.part_title_row + 3) * word.pitch + 1 + 3 * word.pitch if word.attachments else 0.0
        room = self.put("", Look(line=225 * 72 / 25.4 - taken - 20 * len(texts) - 4 + word.imprint_down))
        room.paragraph_format.page_break_before = not word.attachments
        table = self.file.add_table(rows=len(texts), cols=1)
        whole_width(table)
        for number, (row, text) in enumerate(zip(table.rows, texts, strict=True)):
            cell = row.cells[0]
            edges(cell, word.imprint_outer if number == 0 else 6, word.imprint_end if number == len(texts) - 1 else 6)
            paragraph = cell.paragraphs[0]
            form = paragraph.paragraph_format
            form.left_indent = form.right_indent = Pt(14)
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(20)
            form.tab_stops.add_tab_stop(Pt(156 * 72 / 25.4 - 14), WD_TAB_ALIGNMENT.RIGHT)
            self._run(paragraph, text, Look(size=word.imprint_size))
        self.put("", Look(line=1))

    def _numbers(self) -> None:
        section = self.file.sections[0]
        self.file.settings.odd_and_even_pages_header_footer = True
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = footer.paragraphs[0]
            form = paragraph.paragraph_format
            form.left_indent = form.right_indent = Pt(ADVANCE)
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(16)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if align == "right" else WD_ALIGN_PARAGRAPH.LEFT
            look = Look(size=self.word.number_size)
            if self.word.dashes:
                self._run(paragraph, "— ", look)
            for kind, words in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
                self._run(paragraph, "1" if kind == "end" else "", look)._element.append(field(kind, words))
            if self.word.dashes:
                self._run(paragraph, " —", look)
