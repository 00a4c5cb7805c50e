"""The words of a paragraph as they read when all changes are accepted, and what stands among them that is no word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from docx.oxml.ns import qn
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.docx.draft import Kind
from typing import Any

#: Elements that hold runs and are no more than what they hold.
_HOLDERS = frozenset(
    map(qn, ("w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:dir", "w:bdo"))
)
_SIGNS: Mapping[str, str] = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
_LOST: Mapping[str, Kind] = {
    qn("w:object"): Kind.OBJECT,
    qn("w:sym"): Kind.SYMBOL,
    qn("w:footnoteReference"): Kind.FOOTNOTE,
    qn("w:endnoteReference"): Kind.FOOTNOTE,
    qn("w:commentReference"): Kind.COMMENT,
}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = ("0", "false", "off")


@dataclass
class Words:
    """A paragraph's words.

    :ivar text: as it is read; line breaks within it are line feeds
    :ivar lost: what is no word: its kind, the words that are lost with it, and of notes and comments the number
    """

    text: str = ""
    lost: list[tuple[Kind, str, str]] = field(default_factory=list)


def words_of(paragraph: Any) -> Words:
    """The words of an element w:p."""
    found = Words()
    _read(paragraph, found)
    found.text = readable(found.text)
    return found


def plain_text(holder: Any) -> str:
    """All words below an element, paragraph after paragraph."""
    texts = (words_of(one).text.strip() for one in holder.iter(qn("w:p")))
    return " ".join(text for text in texts if text)


def _read(holder: Any, found: Words) -> None:
    for child in holder:
        tag = child.tag
        if tag == qn("w:r"):
            _read_run(child, found)
        elif tag in _HOLDERS:
            _read(child, found)
        elif tag in (qn("w:ins"), qn("w:moveTo")):
            before = found.text
            _read(child, found)
            found.lost.append((Kind.INSERTED, found.text.removeprefix(before), ""))
        elif tag in (qn("w:del"), qn("w:moveFrom")):
            struck = "".join(one.text or "" for one in child.iter(qn("w:delText"), qn("w:t")))
            found.lost.append((Kind.DELETED, struck, ""))
        elif isinstance(tag, str) and tag.startswith(_MATHS):
            found.lost.append((Kind.FORMULA, "".join(one.text or "" for one in child.iter(f"{_MATHS}t")), ""))


def _read_run(run: Any, found: Words) -> None:
    hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    if hidden is not None and hidden.get(qn("w:val")) not in _OFF:
        if words := "".join(one.text or "" for one in run.iter(qn("w:t"))):
            found.lost.append((Kind.HIDDEN, words, ""))
        return
    for child in run:
        tag = child.tag
        if tag == qn("w:t"):
            found.text += child.text or ""
        elif tag in _SIGNS:
            found.text += _SIGNS[tag]
        elif tag in _LOST:
            found.lost.append((_LOST[tag], "", child.get(qn("w:id"), "")))
        elif tag == qn("w:ruby"):  # the words over which small ones stand
            base = child.find(qn("w:rubyBase"))
            if base is not None:
                _read(base, found)
        elif tag in (qn("w:drawing"), qn("w:pict"), _ALTERNATIVES):
            found.lost.append(_drawn(child))


def _drawn(drawn: Any) -> tuple[Kind, str, str]:
    """A picture or a text box. Where a file has it in two forms, only the first is looked at: the second says the same."""
    if drawn.tag == _ALTERNATIVES and len(drawn):
        drawn = drawn[0]
    boxes = list(drawn.iter(qn("w:txbxContent")))
    if boxes:
        return Kind.TEXT_BOX, " ".join(filter(None, map(plain_text, boxes))), ""
    return Kind.PICTURE, "", ""
