"""The body of a regulation by chapters and articles, each with an address of its own. Pure.

The body is plain text, a paragraph a line. A line that begins with 第…章, 第…节 or 第…条 opens that part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from shangnan.policy.records.regulation.numerals import number_of
from shangnan.policy.records.regulation.numerals import NUMERALS

import re

KINDS = {"编": "part", "章": "chapter", "节": "section", "条": "article"}
_OPENING = re.compile(
    rf"(?P<name>第(?P<number>[{NUMERALS}]{{1,9}})(?P<kind>[编章节条])(?:之(?P<sub>[{NUMERALS}]{{1,4}}))?)"
    r"(?P<gap>[\s\u3000:：]*)(?P<rest>.*)",
    re.DOTALL,
)


# A line that goes on like this speaks of an article and does not open it.
_REFERENCE = re.compile(r"(?:规定|所称|所列|所述|至第|第|、|和第|或|与第|及第|的|中|款|项)")


@dataclass(frozen=True)
class Block:
    """One part of a body.

    :param kind: part, chapter, section, article, or text for paragraphs before the first heading.
    :param name: as it is written (第五条之一); empty for text.
    :param number: the number that the name says; 0 for text.
    :param anchor: where it is found in the page (article-5-1); unique within the body, empty for text.
    :param heading: what stands on the line of a part, chapter or section beside its name.
    :param paragraphs: of an article or text, in order, without the space around them.
    """

    kind: str
    name: str = ""
    number: int = 0
    anchor: str = ""
    heading: str = ""
    paragraphs: tuple[str, ...] = ()


def blocks(body: str) -> list[Block]:
    """Return the parts of a body in order; joined again they hold every word of it.

    An article's name is followed by a space or a colon. Without one the line opens an article only where that article is
    the next one and the line is no reference to it (第五条规定的情形…).

    :param body: plain text; any text is answered.
    """
    found: list[Block] = []
    open_block, paragraphs, last_article = Block("text"), list[str](), 0
    for line in _lines(body):
        opened = _opened(line, last_article)
        if opened is None:
            paragraphs.append(line)
            continue
        found += _closed(open_block, paragraphs)
        open_block, first = opened
        paragraphs = [first] if first else []
        if open_block.kind == "article":
            last_article = open_block.number
    found += _closed(open_block, paragraphs)
    return _with_unique_anchors(found)


def contents(parts: list[Block]) -> list[Block]:
    """Return what a table of contents lists: parts, chapters and sections; the articles where there are none of these."""
    headings = [block for block in parts if block.kind in ("part", "chapter", "section")]
    return headings or [block for block in parts if block.kind == "article"]


def article(parts: list[Block], number: int) -> Block | None:
    """Return the first article with a number, None where there is none."""
    return next((block for block in parts if block.kind == "article" and block.number == number), None)


def misnumbered(parts: list[Block]) -> list[str]:
    """Return the names of articles that do not follow the one before; a numbering that begins again at 1 is an annex."""
    wrong, last = [], 0
    for block in parts:
        if block.kind != "article":
            continue
        inserted = "之" in block.name and block.number == last
        if (not inserted and block.number not in (last + 1, 1)) or (block.number == 1 and last == 1 and not inserted):
            wrong.append(block.name)
        last = block.number
    return wrong


def _lines(body: str) -> Iterator[str]:
    for line in body.splitlines():
        if stripped := line.strip():
            yield stripped


def _opened(line: str, last_article: int) -> tuple[Block, str] | None:
    match = _OPENING.match(line)
    number = number_of(match["number"]) if match else None
    if match is None or number is None:
        return None
    kind, rest = KINDS[match["kind"]], match["rest"].strip()
    if rest and not match["gap"]:
        expected = kind == "article" and not match["sub"] and number == last_article + 1
        if not expected or _REFERENCE.match(rest):
            return None
    sub = number_of(match["sub"]) if match["sub"] else None
    anchor = f"{kind}-{number}" + (f"-{sub}" if sub else "")
    if kind == "article":
        return Block(kind, match["name"], number, anchor), rest
    return Block(kind, match["name"], number, anchor, rest), ""


def _closed(block: Block, paragraphs: list[str]) -> list[Block]:
    if block.kind == "text" and not paragraphs:
        return []
    return [Block(block.kind, block.name, block.number, block.anchor, block.heading, tuple(paragraphs))]


def _with_unique_anchors(parts: list[Block]) -> list[Block]:
    """Give a second article 5 (of an annex) or section 1 (of another chapter) an address of its own."""
    taken: set[str] = set()
    named = []
    for block in parts:
        anchor, again = block.anchor, 1
        while anchor and anchor in taken:
            again += 1
            anchor = f"{block.anchor}.{again}"
        taken.add(anchor)
        named.append(Block(block.kind, block.name, block.number, anchor, block.heading, block.paragraphs))
    return named
