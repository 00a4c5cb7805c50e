"""The text of a page without its markup, paragraph by paragraph, as drafts hold it."""

from __future__ import annotations

from lxml import etree
from lxml.html import document_fromstring
from lxml.html import HtmlElement
from shangnan.policy.records.tables.cell_text import lines_of

import re

_UNREAD = ("script", "style", "template", "noscript", "iframe", "object", "head")
_BLOCKS = frozenset("p div li ul ol tr table h1 h2 h3 h4 h5 h6 br blockquote pre section article dt dd".split())
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text_of_page(markup: str) -> str:
    """Return the text that a reader of the page sees; scripts and styles are none.

    :param markup: HTML of whatever quality; plain text stays as it is.
    """
    clean = _CONTROL.sub("", markup)
    if "<" not in clean and "&" not in clean:
        return lines_of(clean)
    try:
        page = document_fromstring(clean)
    except (etree.ParserError, ValueError):
        return ""
    parts: list[str] = []
    _read(page, parts)
    text = re.sub(r"[ \t\u00a0]+", " ", "".join(parts))
    return "\n".join(line.strip() for line in lines_of(text).split("\n") if line.strip())


def _read(element: HtmlElement, parts: list[str]) -> None:
    """Add the text of an element; a loop, since pages may be nested deeper than Python calls itself."""
    for event, found in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            if found.tag in _UNREAD:
                found.clear(keep_tail=True)
            parts.append(_edge(found) + re.sub(r"\s+", " ", found.text or ""))
        else:
            parts.append((_edge(found) if event == "end" else "") + re.sub(r"\s+", " ", found.tail or ""))


def _edge(element: HtmlElement) -> str:
    if element.tag in ("td", "th"):
        return " "
    return "\n" if element.tag in _BLOCKS else ""
