"""Lines of text as paragraphs."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Frame
from shangnan.policy.paper.check.recognition.elements import Paragraph
from shangnan.policy.paper.check.standard import ADVANCE


def paragraphs_of(lines: list[Line], frame: Frame) -> list[Paragraph]:
    """The paragraphs: each begins where a line is set in, or where the line before it is not full.

    :param lines: of the text, in order; lines that stand in the middle, as chapter headings do, are left out
    """
    groups: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if _is_centred(line, frame):
            before = None
            continue
        set_in = line.x > frame.left + 0.7 * ADVANCE
        ended = before is None or before.right < frame.right - 2.6 * ADVANCE
        if set_in or ended or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
        before = line
    return [_paragraph(group) for group in groups]


def _is_centred(line: Line, frame: Frame) -> bool:
    return line.x > frame.left + 3 * ADVANCE and abs(line.centre - frame.middle) < ADVANCE


def _paragraph(lines: list[Line]) -> Paragraph:
    level, number, _right = words.level_of(lines[0].text)
    return Paragraph(tuple(lines), level, number)
