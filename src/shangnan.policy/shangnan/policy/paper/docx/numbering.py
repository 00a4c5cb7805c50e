"""The numbers that Word puts before paragraphs by itself, as text: a copy of the words alone loses them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from shangnan.policy.paper.docx.numerals import formatted
from shangnan.policy.paper.docx.styles import Styles
from typing import Any

import re

BULLET = "bullet"
_LEVELS = 9


class Numbering:
    """The numbers of a document's paragraphs; ask for them in the order of the paragraphs.

    :param styles: of the same document
    """

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._numbers: dict[str, Any] = {}
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        try:
            root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
        except KeyError:
            return
        self._abstract = {one.get(qn("w:abstractNumId"), ""): one for one in root.findall(qn("w:abstractNum"))}
        self._numbers = {one.get(qn("w:numId"), ""): one for one in root.findall(qn("w:num"))}

    def label(self, paragraph: Any) -> str:
        """The number that stands before a paragraph, e.g. 一、; :data:`BULLET` for a sign that counts nothing; "" for none."""
        number, level = self._place(paragraph)
        held = self._numbers.get(number)
        if held is None:
            return ""
        key, levels = self._of(held)
        if level not in levels:
            return ""
        counted = self._counted.setdefault(key, {})
        if number not in self._begun:
            self._begun.add(number)
            counted.update(_overridden(held))
        counted[level] = counted.get(level, _whole(levels[level], "w:start", 1) - 1) + 1
        for deeper in [other for other in counted if other > level]:
            if _said(levels[deeper], "w:lvlRestart") != "0":
                del counted[deeper]
        if _said(levels[level], "w:numFmt") == BULLET:
            return BULLET
        return _tidy(_filled(levels, level, counted))

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list that a paragraph belongs to, and the level in it."""
        held, style = self._styles.property(paragraph, "w:numPr")
        if held is None:
            return "", 0
        number, level = _said(held, "w:numId"), _said(held, "w:ilvl")
        if style and not level and number in self._numbers:  # the list says which of its levels goes with the style
            _, levels = self._of(self._numbers[number])
            return number, next((one for one, said in levels.items() if _said(said, "w:pStyle") == style), 0)
        return number, int(level) if level.isdecimal() else 0

    def _of(self, number: Any) -> tuple[str, dict[int, Any]]:
        """What a list counts by, and its levels."""
        key = _said(number, "w:abstractNumId")
        levels = _levels(self._abstract.get(key))
        for override in number.findall(qn("w:lvlOverride")):
            levels |= _levels(override)
        return key, levels


def _levels(holder: Any) -> dict[int, Any]:
    held = holder.findall(qn("w:lvl")) if holder is not None else []
    found = {one.get(qn("w:ilvl"), ""): one for one in held}
    return {int(key): one for key, one in found.items() if key.isdecimal() and int(key) < _LEVELS}


def _overridden(number: Any) -> dict[int, int]:
    """Where the levels of a list begin anew, less one."""
    found: dict[int, int] = {}
    for override in number.findall(qn("w:lvlOverride")):
        level, start = override.get(qn("w:ilvl"), ""), _said(override, "w:startOverride")
        if level.isdecimal() and start.isdecimal():
            found[int(level)] = int(start) - 1
    return found


def _filled(levels: dict[int, Any], level: int, counted: dict[int, int]) -> str:
    """The text of a level with the numbers in their places: %1 for the outermost level's."""
    legal = levels[level].find(qn("w:isLgl")) is not None

    def put(match: re.Match[str]) -> str:
        asked = int(match[1]) - 1
        if asked not in levels:
            return ""
        number = counted.setdefault(asked, _whole(levels[asked], "w:start", 1))
        return formatted(number, "decimal" if legal and asked < level else _said(levels[asked], "w:numFmt"))

    return re.sub("%([1-9])", put, _said(levels[level], "w:lvlText"))


def _tidy(label: str) -> str:
    """A label as it is typed in an official text: brackets of full width, a space between figures and a word."""
    label = re.sub(r"^\(([^()]*)\)", "（\\1）", label.strip())
    return f"{label} " if re.search("[0-9A-Za-z]$", label) else label


def _said(holder: Any, name: str) -> str:
    held = holder.find(qn(name)) if holder is not None else None
    return str(held.get(qn("w:val"), "")) if held is not None else ""


def _whole(holder: Any, name: str, otherwise: int) -> int:
    said = _said(holder, name)
    return int(said) if said.isdecimal() else otherwise
