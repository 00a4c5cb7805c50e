"""What a paragraph's style says of it, through all the styles that it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from docx.document import Document
from docx.oxml.ns import qn
from typing import Any

_DEEPEST = 20


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, document: Document) -> None:
        found = document.styles.element.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}

    def name(self, paragraph: Any) -> str:
        """The name of a paragraph's style; "" for none."""
        return self._said(next(self._chain(paragraph), None), "w:name")

    def names(self, paragraph: Any) -> Iterator[str]:
        """The names of its style and of those that this one is based on."""
        return (self._said(style, "w:name") for style in self._chain(paragraph))

    def property(self, paragraph: Any, name: str) -> tuple[Any, str]:
        """A property of a paragraph, and the style that it comes from.

        :param paragraph: element w:p
        :param name: of the property's element, e.g. "w:jc"
        :returns: the element, None for none; the style's id, "" where the paragraph itself has it
        """
        own = paragraph.find(f"{qn('w:pPr')}/{qn(name)}")
        if own is not None:
            return own, ""
        for style in self._chain(paragraph):
            held = style.find(f"{qn('w:pPr')}/{qn(name)}")
            if held is not None:
                return held, style.get(qn("w:styleId"), "")
        return None, ""

    def value(self, paragraph: Any, name: str) -> str:
        """The value of a property; "" for none."""
        found, _ = self.property(paragraph, name)
        return found.get(qn("w:val"), "") if found is not None else ""

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        key = named.get(qn("w:val"), "") if named is not None else ""
        for _ in range(_DEEPEST):  # a file may base a style upon itself
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            key = self._said(style, "w:basedOn")

    @staticmethod
    def _said(style: Any, name: str) -> str:
        held = style.find(qn(name)) if style is not None else None
        return str(held.get(qn("w:val"), "")) if held is not None else ""
