"""The elements that were found in a document (GB/T 9704-2012, 7.1)."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.glyphs import Stroke
from shangnan.policy.paper.gbt9704.elements import Form


@dataclass(frozen=True)
class Frame:
    """The type area as the text itself fills it, and its grid; points.

    :ivar left, right: edges of the lines that are full
    :ivar pitch: from one base line to the next; 0 where no two lines tell
    :ivar advance: from one character to the next; 0 where no full line tells
    :ivar body: usual size of the text
    """

    left: float
    right: float
    pitch: float
    advance: float
    body: float

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.left + self.right) / 2


@dataclass
class Head:
    """版头.

    :ivar mark: 发文机关标志, one line for each organ
    :ivar number: 发文字号, 令号 or 期号
    :ivar signers: 签发人 with the names
    :ivar separator: the line under it
    :ivar letter_rules: the red double lines of a letter, each as its strokes
    :ivar bottom: where it ends
    """

    mark: list[Line] = field(default_factory=list)
    copy_number: Line | None = None
    secrecy: Line | None = None
    urgency: Line | None = None
    number: Line | None = None
    signers: list[Line] = field(default_factory=list)
    separator: Stroke | None = None
    letter_rules: list[list[Stroke]] = field(default_factory=list)
    bottom: float = 0.0


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text.

    :ivar level: 1 to 4; 0 for none
    :ivar number: what it begins with; "" at level 0
    """

    lines: tuple[Line, ...]
    level: int = 0
    number: str = ""

    @property
    def text(self) -> str:
        """The whole of it."""
        return "".join(line.text for line in self.lines)


@dataclass
class PartFound:
    """附件.

    :ivar label: the line 附件1
    :ivar title: the lines of its title
    :ivar first_of_page: whether nothing stands above it
    """

    label: Line
    title: list[Line]
    first_of_page: bool


@dataclass
class Imprint:
    """版记.

    :ivar copies: 抄送, its lines
    :ivar printed: 印发机关 and 印发日期
    """

    page: int
    strokes: list[Stroke]
    copies: list[Line]
    printed: Line | None
    lines: list[Line]


@dataclass
class Found:
    """All elements of one document.

    :ivar stream: the lines of the text in order, without page numbers, head and imprint
    :ivar tables: parts of pages that hold tables: page, top, bottom
    :ivar people: 出席, 请假 and 列席 of minutes
    """

    form: Form
    sheets: tuple[Sheet, ...]
    frame: Frame
    head: Head
    title: list[Line] = field(default_factory=list)
    recipients: list[Line] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    attachment_list: list[Line] = field(default_factory=list)
    people: list[Line] = field(default_factory=list)
    signatures: list[Line] = field(default_factory=list)
    date: Line | None = None
    annotation: list[Line] = field(default_factory=list)
    parts: list[PartFound] = field(default_factory=list)
    imprint: Imprint | None = None
    page_numbers: dict[int, Line] = field(default_factory=dict)
    stream: list[Line] = field(default_factory=list)
    tables: list[tuple[int, float, float]] = field(default_factory=list)

    @property
    def is_upward(self) -> bool:
        """Whether it is addressed to a superior, as its title says: 请示 or 报告."""
        title = "".join(line.text for line in self.title)
        return self.form is Form.DOCUMENT and title.endswith(("请示", "报告"))

    @property
    def body_lines(self) -> list[Line]:
        """The lines of the text's paragraphs."""
        return [line for paragraph in self.paragraphs for line in paragraph.lines]
