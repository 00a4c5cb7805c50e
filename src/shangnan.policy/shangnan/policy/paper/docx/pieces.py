"""The paragraphs and tables of a Word file in their order, as plain text with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.draft import Loss
from shangnan.policy.paper.docx.numbering import BULLET
from shangnan.policy.paper.docx.numbering import Numbering
from shangnan.policy.paper.docx.styles import Styles
from shangnan.policy.paper.docx.tables import rows_of
from shangnan.policy.paper.docx.words import plain_text
from shangnan.policy.paper.docx.words import words_of
from typing import Any

import re

#: How 版记 begins (GB/T 9704-2012, 7.4.2).
COPIES = re.compile(r"抄\s{0,9}送\s{0,9}[：:]")
_MOST_IN_FOOT = 6
_NEAR, _LONGEST = 16, 120
_HEADING = re.compile("(heading|标题) ?[1-9]", re.IGNORECASE)
#: How a text says itself that it has a level.
_NUMBERED = re.compile("([〇零一二三四五六七八九十百]{1,5}、|[（(].{1,5}[）)]|[0-9]{1,3}[.．、]|第.{1,5}[章节条])")


@dataclass(frozen=True)
class Piece:
    """A paragraph or a table.

    :ivar text: the paragraph's words, with the number that Word puts before it; "" for a table
    :ivar rows: the table's; () for a paragraph
    :ivar style: the name of its style
    :ivar centred, right: where its lines stand
    """

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    style: str = ""
    centred: bool = False
    right: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """As lines of a plain text."""
        if self.rows:
            return tuple("| " + " | ".join(row) + " |" for row in self.rows)
        return (self.text,) if self.text else ()


def is_printed(text: str) -> bool:
    """Whether a line says who printed it and when: 某某办公室 2026年3月3日印发 (7.4.3)."""
    return "".join(text.split()).endswith("日印发")


def foot_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of 版记, which is often a table; [] where a table is another one."""
    cells = [cell for row in rows for cell in row if cell]
    if not cells or len(cells) > _MOST_IN_FOOT or not (COPIES.match(cells[0]) or is_printed(cells[-1])):
        return []
    return [" ".join(filter(None, row)) for row in rows if any(row)]


class Pieces:
    """Reads the pieces of a document, once.

    :ivar losses: what was met that is in no piece
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = Styles(document)
        self._numbering = Numbering(document, self._styles)
        self._notes = {Kind.FOOTNOTE: self._texts(RELATIONSHIP_TYPE.FOOTNOTES, "w:footnote")}
        self._notes[Kind.COMMENT] = self._texts(RELATIONSHIP_TYPE.COMMENTS, "w:comment")
        self._notes[Kind.FOOTNOTE] |= self._texts(RELATIONSHIP_TYPE.ENDNOTES, "w:endnote")
        self._count = 0
        self.losses: list[Loss] = []

    def read(self) -> list[Piece]:
        """The pieces, blank ones left out."""
        found = [piece for piece in self._pieces(self._document.element.body) if piece.text or piece.rows]
        self._read_headers()
        return found

    def _pieces(self, holder: Any) -> Iterator[Piece]:
        for child in holder:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._count += 1
                rows, lost = rows_of(child)
                if rows:
                    yield Piece(rows=tuple(rows))
                if not foot_rows(rows):
                    self._lose(lost, next((cell for row in rows for cell in row if cell), ""))
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")):
                yield from self._pieces(child)

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        self._count += 1
        words = words_of(element)
        style = self._styles.name(element)
        text = words.text.strip()
        if style.lower().startswith("toc "):
            self._lose([(Kind.CONTENTS, text, "")] if text else [], text)
            return
        self._lose(words.lost, text)
        if not text:
            return
        label = self._numbering.label(element)
        if label == BULLET:
            self._lose([(Kind.BULLET, "", "")], text)
        elif label:
            text = label + text
        if any(map(_HEADING.match, self._styles.names(element))) and not _NUMBERED.match(text):
            self._lose([(Kind.HEADING, "", "")], text)
        stands = self._styles.value(element, "w:jc")
        for line in (one.strip() for one in text.split("\n")):
            if line:
                yield Piece(line, style=style, centred=stands == "center", right=stands in ("right", "end"))

    def _lose(self, lost: list[tuple[Kind, str, str]], text: str) -> None:
        """Note what is lost of a piece; the same of one kind once."""
        merged: dict[Kind, list[str]] = {}
        for kind, words, number in lost:
            merged.setdefault(kind, []).append(words or self._notes.get(kind, {}).get(number, ""))
        near = " ".join(text.split())[:_NEAR]
        for kind, held in merged.items():
            if kind is Kind.INSERTED and not any(held):
                continue
            self.losses.append(Loss(kind, self._count, near, _short("；".join(filter(None, held)))))

    def _texts(self, relation: str, name: str) -> dict[str, str]:
        """The words of notes or comments, by their number."""
        try:
            part = self._document.part.part_related_by(relation)
        except KeyError:
            return {}
        return {one.get(qn("w:id"), ""): plain_text(one) for one in parse_xml(part.blob).iter(qn(name))}

    def _read_headers(self) -> None:
        """Note the words at the head and foot of pages, unless they are page numbers."""
        said: dict[str, None] = {}
        for relation in self._document.part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER) and not relation.is_external:
                words = plain_text(parse_xml(relation.target_part.blob))
                if not re.fullmatch(r"[\s0-9０-９—–\-－第共页/PAGE]*", words):
                    said[words] = None
        self.losses += [Loss(Kind.HEADER, text=_short(words)) for words in said]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
