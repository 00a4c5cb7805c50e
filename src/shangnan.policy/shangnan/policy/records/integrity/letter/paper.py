"""A letter of responsibility on paper: what both parties sign, and how they signed it here. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak
from reportlab.platypus import Flowable
from shangnan.policy.paper import cells
from shangnan.policy.paper import fonts
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.look import Look
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.integrity.letter import paper_labels as label
from shangnan.policy.records.integrity.letter.levels import SUBORDINATE
from shangnan.policy.records.integrity.letter.levels import SUPERIOR
from typing import Any

Letter = Mapping[str, Any]

PARTIES = {SUPERIOR: label.SUPERIOR, SUBORDINATE: label.SUBORDINATE}
MARGINS = Margins(left=28 * mm, right=26 * mm, top=30 * mm, bottom=28 * mm)
#: 3号 as in official papers.
_BODY = office.BODY.but(size=16, leading=1.7)
#: Size and distance of lines, from the usual to 小三号 (15 pt) and the closest: a text that is a little longer than a page stands on one.
_WAYS = ((16, 1.7), (16, 1.6), (16, 1.5), (15, 1.5))
_NAME = office.CELL.but(face=fonts.KAI, size=20, leading=1.6)
_SMALL = office.CELL.but(size=12, leading=1.6)
_BOXES = Look(pad=9, pad_above=8, head_fill=None, line=INK, frame=INK, columns_line=INK)


def _named(letter: Letter, party: str) -> str:
    return " ".join(filter(None, (letter.get(f"{party}_post"), letter.get(f"{party}_name"))))


def _term(letter: Letter) -> str:
    start, end = (chinese_date(letter.get(key) or "") for key in ("term_from", "term_until"))
    told = label.TERM_BOTH if start and end else label.TERM_START if start else label.TERM_END if end else ""
    return told.format(start=start, end=end)


def _sections(letter: Letter) -> Iterator[tuple[str, str]]:
    """The title and text of each part that the letter has."""
    for key, title in label.PARTS.items():
        if (letter.get(key) or "").strip():
            yield title, letter[key].strip()
    if _term(letter):
        yield label.TERM, _term(letter)


def _signature(letter: Letter, party: str) -> list[Flowable]:
    """The name of a party with when it was signed, or room to sign by hand."""
    post = letter.get(f"{party}_post") or ""
    signed = next((row for row in letter.get("signatures") or () if row["party"] == party), None)
    told = [Text(f"{PARTIES[party]}{label.SIGN_HERE}", office.LABEL.but(size=13, align="left", after=4))]
    if signed is None:
        name = letter.get(f"{party}_name") or ""
        told += [Text("\n", _NAME), Text(label.DATE_HERE, _SMALL.but(after=4))]
        return [*told, Text(" ".join(filter(None, (name, label.POST.format(post=post) if post else ""))), _SMALL)]
    told.append(Text(signed["name"], _NAME))
    if signed.get("post"):
        told.append(Text(label.POST.format(post=signed["post"]), _SMALL))
    day, _, clock = signed["time"].partition("T")
    told.append(Text(label.SIGNED_AT.format(time=f"{chinese_date(day)} {clock[:5]}"), _SMALL))
    if signed.get("opinion"):
        told.append(Text(label.OPINION.format(opinion=signed["opinion"]), _SMALL))
    return [*told]


def story(letter: Letter, draft: bool = False) -> list[Flowable]:
    """What stands on the paper of a letter, as flowables.

    :param letter: plain form of a letter, with its signatures
    :param draft: whether its text is not fixed yet; the paper says so
    """
    ways = [_pieces(letter, draft, _BODY.but(size=size, leading=leading)) for size, leading in _WAYS]
    heights = (_height([*above, *(text for part in parts for text in part), *below]) for above, parts, below in ways)
    on_one = (way for way, height in zip(ways, heights, strict=True) if height + 2 <= MARGINS.height)
    begin, parts, (*end, signing) = next(on_one, ways[0])
    told = [*begin]
    for part in parts[:-1]:
        told += [CondPageBreak(_height(part[:1]) + part[1].least(MARGINS.width)), *part]
    # Nobody signs a page without a word of what is signed: the last part stays with the signatures.
    last = [*(parts[-1] if parts else []), *end]
    told += _kept(last, signing)
    return told


def _pieces(letter: Letter, draft: bool, body: Style) -> tuple[list[Flowable], list[list[Text]], list[Flowable]]:
    """What stands above the parts of a letter, the parts, and what stands below with the signatures at the end, in a style of text."""
    told: list[Flowable] = [*office.title(letter["title"], style=office.TITLE.but(after=12))]
    if draft:
        told.append(Text(label.DRAFT, office.NOTE.but(align="centre", after=6)))
    parties = [(title, _named(letter, party)) for party, title in PARTIES.items()]
    told.append(
        Table(
            [90, -1],
            [
                [Text(f"{title}：", _SMALL.but(face=fonts.HEI, size=14)), Text(name, _SMALL.but(size=14))]
                for title, name in parties
            ],
            look=BARE,
            after=8,
            role="pairs",
        )
    )
    boxes = [_signature(letter, party) for party in PARTIES]
    signing = Table([-1, -1], [boxes], look=_BOXES, before=16, whole=True, role="layout")
    copies = letter.get("copies")
    end: list[Flowable] = [Text(label.COPIES.format(copies=copies), body.but(before=4))] if copies else []
    parts = [_part(*part, body) for part in zip(label.ORDINALS, _sections(letter), strict=False)]
    return told, parts, [*end, signing]


def _part(ordinal: str, part: tuple[str, str], body: Style) -> list[Text]:
    title, text = part
    paragraphs = [Text(paragraph, body) for paragraph in text.split("\n") if paragraph.strip()]
    heading = body.but(face=fonts.HEI, align="left", indent=2, before=2)
    return [Text(label.HEADING.format(ordinal=ordinal, title=title), heading, level=2), *paragraphs]


def _height(pieces: Sequence[Flowable]) -> float:
    return cells.height(tuple(pieces), MARGINS.width)


def _kept(last: list[Flowable], signing: Flowable) -> list[Flowable]:
    """The last part and the signatures on one page; of a part too long for that, its last paragraph."""
    for start in range(len(last)):
        needed = _height([*last[start:], signing]) + 2
        if needed <= MARGINS.height:
            return [*last[:start], CondPageBreak(needed), *last[start:], signing]
    return [*last, signing]


def facts_of(letter: Letter) -> Facts:
    """The PDF's own facts for a letter: its day is the one on which the last party signed."""
    days = [row["time"][:10] for row in letter.get("signatures") or ()]
    return Facts(letter["title"], _named(letter, SUPERIOR), _named(letter, SUBORDINATE), date=max(days, default=""))


def repeated_of(letter: Letter) -> Repeated:
    """Head and foot of a letter's pages."""
    return Repeated(head=letter["title"], page_number=label.PAGE_NUMBER)


def letter_paper(letter: Letter, draft: bool = False) -> Document:
    """A letter on paper.

    :param letter: plain form of a letter, with its signatures
    :param draft: whether its text is not fixed yet
    :raises MissingGlyph: naming the first character that no font has
    """
    return page.document(story(letter, draft), facts_of(letter), repeated_of(letter), MARGINS)
