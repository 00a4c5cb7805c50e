"""What a person has to look at: free fonts that stand in for the office's own, and what no machine tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Note
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.faces import stands_in
from shangnan.policy.paper.check.font_facts import FontFacts
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import face_told
from shangnan.policy.paper.check.rules.measures import lines_of
from shangnan.policy.paper.check.standard import LINES
from shangnan.policy.paper.check.standard import RULES
from shangnan.policy.paper.gbt9704.elements import Form

#: Lines of a page more or less that are an adjustment.
_NOTED = 0.6


def notes_of(found: Found, fonts: tuple[FontFacts, ...]) -> Iterator[Note]:
    """What is left to a person."""
    if not found.head.mark and found.head.number is None and found.imprint is None:
        yield Note(0, "没有认出发文机关标志、发文字号和版记，这可能不是按 GB/T 9704—2012 编排的公文。")
    mark = [char for line in found.head.mark for char in line.chars]
    wanted: list[tuple[Face, str, list[Line]]] = [
        (Face.XIAOBIAOSONG, "标题", found.title),
        (Face.FANGSONG, "正文", found.body_lines),
    ]
    for face, what, lines in wanted:
        chars = [char for line in lines for char in line.chars]
        if chars:
            held, name = face_told(chars)
            if held is Face.UNKNOWN:
                yield Note(lines[0].page, f"{what}的字体“{name}”不认识，请人工核对是不是{face}。")
            elif held is not face and stands_in(name, face):
                yield Note(lines[0].page, f"{what}用了代用字体“{name}”；正式印发请用{face}。")
    if mark and face_told(mark)[0] is not Face.XIAOBIAOSONG:
        yield Note(1, f"发文机关标志用的是“{face_told(mark)[1]}”；标准推荐小标宋体字（7.2.4）。")
    if found.head.number is None and found.form in (Form.DOCUMENT, Form.LETTER):
        yield Note(1, "没有认出发文字号；未编号的草稿可以空着，印发前请编号。")
    if found.head.secrecy is not None:
        yield Note(1, f"标了密级“{found.head.secrecy.text}”：涉密文件不得在本系统处理。")
    held_lines = lines_of(found.frame) if found.frame.pitch else float(LINES)
    if _NOTED < abs(held_lines - LINES) <= RULES["line-pitch"].tolerance:
        yield Note(
            0, f"每面约 {held_lines:.0f} 行；一般每面 {LINES} 行，为容下印章、成文日期可以调整（7.3.5.5），请人工核对。"
        )
    for sheet in found.sheets:
        if sheet.has_picture and len(sheet.lines) < 3:
            yield Note(sheet.number, f"第 {sheet.number} 页是图片，无法测量，请人工核对。")
    if found.signatures and found.form is Form.DOCUMENT:
        yield Note(found.signatures[0].page, "印章是否端正、居中下压署名和日期，请人工核对（7.3.5.1）。")
    repeated = [name for name, count in Counter(font.name for font in fonts).items() if count > 1]
    if repeated:
        yield Note(0, "同一字体在文件里嵌入了几份，不影响显示：" + "、".join(repeated[:3]) + "。")
