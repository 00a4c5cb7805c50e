"""What somebody is given who was at a training 培训证明: one page of A4, lying, in a frame. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.paper import fonts
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.document import united
from shangnan.policy.paper.model.paragraph import fitted
from shangnan.policy.paper.model.paragraph import place_paragraph
from shangnan.policy.paper.model.pen import box
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.sheet import A4_LANDSCAPE
from shangnan.policy.paper.spans import Span
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.styles import Style
from shangnan.policy.records.training import paper_labels as label

_WIDTH, _HEIGHT = A4_LANDSCAPE
_FRAME = (0.62, 0.10, 0.12)
_EDGE, _GAP = 12 * MM, 3 * MM
_LEFT = 42 * MM
_COLUMN = _WIDTH - 2 * _LEFT
_TOP, _FOOT = 78 * MM, _HEIGHT - 52 * MM
_TITLE = Style(face=fonts.XIAOBIAOSONG, size=40, colour=INK, align="centre", leading=1.2)
_BODY = Style(face=fonts.FANGSONG, size=22, leading=1.7, align="justify", indent=2)
_SIZES = (22, 20, 18, 16, 14)


@dataclass(frozen=True)
class Certificate:
    """What is certified.

    :ivar name: of the person
    :ivar person_unit: where the person works
    :ivar title: of the training
    :ivar plan: that it belongs to, with the session; "" for none
    :ivar day: of the training, ``YYYY-MM-DD``
    :ivar hours: that count for the person
    :ivar score: None where there is none, or where whoever prints it may not know it
    :ivar issuer: the unit that held the training
    :ivar issued: the day of the certificate, ``YYYY-MM-DD``
    """

    name: str
    person_unit: str
    title: str
    plan: str
    day: str
    hours: int
    score: int | None
    issuer: str
    issued: str


def _sentence(told: Certificate) -> list[str | Span]:
    strong = _BODY.but(face=fonts.KAI)
    came = label.CAME_TO.format(unit=told.person_unit, day=chinese_date(told.day), title=told.title)
    end = [
        label.PART_OF.format(plan=told.plan) if told.plan else "",
        label.DONE.format(hours=told.hours),
        label.SCORED.format(score=told.score) if told.score is not None else "",
        "。",
    ]
    return [label.THIS_IS_TO_SAY, Span(told.name, strong), label.COMRADE, came, *end]


def _frame(page: Page) -> None:
    for edge, weight in ((_EDGE, 2.4), (_EDGE + _GAP, 0.8)):
        box(page, edge, edge, _WIDTH - 2 * edge, _HEIGHT - 2 * edge, _FRAME, weight=weight)


def certificate(told: Certificate) -> Document:
    """The certificate of one person.

    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the names of training and plan are too long for the page
    """
    document = Document(Facts(f"{label.CERTIFICATE} {told.name}", told.issuer, told.title, date=told.issued))
    page = document.page(A4_LANDSCAPE)
    _frame(page)
    spread = 9 * 26.0
    heading = document.root.add("H1")
    place_text(page, label.CERTIFICATE, _TITLE, (_WIDTH - spread) / 2, 58 * MM, spread, "justify", heading)
    sentence = _sentence(told)
    plain = "".join(piece.text if isinstance(piece, Span) else piece for piece in sentence)
    size = fitted(plain, _BODY, _COLUMN, _SIZES, most=5).size
    body = _BODY.but(size=size)
    set_in = [Span(p.text, p.style.but(size=size)) if isinstance(p, Span) else p for p in sentence]
    end = place_paragraph(page, set_in, body, _LEFT, _TOP, _COLUMN, document.root.add("P"))
    place_paragraph(page, label.HEREBY, body, _LEFT, end, _COLUMN, document.root.add("P"))
    foot = _BODY.but(size=min(size, 20), align="centre", indent=0)
    room = 120 * MM
    right = _WIDTH - _LEFT - room
    foot = fitted(told.issuer + label.SEAL, foot, room, (foot.size, 16, 14, 12))
    below = place_paragraph(page, told.issuer + label.SEAL, foot, right, _FOOT, room, document.root.add("P"))
    place_paragraph(page, chinese_date(told.issued), foot, right, below, room, document.root.add("P"))
    return document


def certificates(people: Sequence[Certificate]) -> Document:
    """The certificates of several people as one paper, a page for each, with bookmarks where there are several.

    :param people: at least one
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: see :func:`certificate`
    """
    documents = [certificate(told) for told in people]
    if len(documents) == 1:
        return documents[0]
    first = people[0]
    return united(documents, Facts(f"{label.CERTIFICATE} {first.title}", first.issuer, date=first.issued))
