"""The levels of an official text, recognised by how its paragraphs begin.

GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1） in this order. What a user typed is never markup: it stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import re

_HAN = "〇零一二三四五六七八九十百"
LEVELS = (
    re.compile(rf"[{_HAN}]{{1,5}}、"),
    re.compile(rf"[（(][{_HAN}]{{1,5}}[）)]"),
    re.compile(r"[0-9０-９]{1,3}(?:[.．](?![0-9０-９])|、)"),
    re.compile(r"[（(][0-9０-９]{1,3}[）)]"),
)
# A heading is a line of its own: short, and no sentence.
MAX_HEADING = 40


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a text.

    :param text: as it was typed, without the space around it.
    :param level: 1 to 4 for what begins with 一、 （一） 1. （1）; 0 for other paragraphs.
    :param number: what it begins with; "" at level 0.
    :param is_heading: whether it stands as a heading over what follows.
    """

    text: str
    level: int
    number: str
    is_heading: bool

    @property
    def lead(self) -> int:
        """How many characters stand in the level's face: a heading whole; else up to the first full stop, if more follows or
        what stands before it is no longer than a heading; else none (the number of a mere item is set like its text).
        """
        if self.is_heading:
            return len(self.text)
        end = self.text.find("。") + 1
        return end if self.level and 0 < end <= MAX_HEADING else 0


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text with their levels; blank lines only separate.

    :param text: any text, a paragraph a line.
    """
    lines = (line.strip() for line in text.splitlines())
    return [_paragraph(line) for line in lines if line]


def _paragraph(line: str) -> Paragraph:
    for level, pattern in enumerate(LEVELS, 1):
        if match := pattern.match(line):
            heading = len(line) <= MAX_HEADING and len(line) > match.end() and line[-1] not in "。；;：:，,、！？!?"
            return Paragraph(line, level, match[0], heading)
    return Paragraph(line, 0, "", False)


def outline(text: str) -> list[tuple[int, str]]:
    """Return (level, number) of every paragraph that has a level, in order."""
    return [(paragraph.level, paragraph.number) for paragraph in paragraphs(text) if paragraph.level]
