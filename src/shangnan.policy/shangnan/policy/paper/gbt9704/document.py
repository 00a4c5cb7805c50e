"""An official document as a paper: head, text, closing, attachments, foot, in this order over its pages (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704.body import attachment_rows
from shangnan.policy.paper.gbt9704.body import attendance_rows
from shangnan.policy.paper.gbt9704.body import paragraph_rows
from shangnan.policy.paper.gbt9704.body import text_rows
from shangnan.policy.paper.gbt9704.body import title_rows
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from shangnan.policy.paper.gbt9704.foot import Foot
from shangnan.policy.paper.gbt9704.foot import foot_of
from shangnan.policy.paper.gbt9704.foot import place_foot
from shangnan.policy.paper.gbt9704.head import letter_bottom
from shangnan.policy.paper.gbt9704.head import place_head
from shangnan.policy.paper.gbt9704.mark import MOST_LINES_MORE
from shangnan.policy.paper.gbt9704.numbers import place_number
from shangnan.policy.paper.gbt9704.signature import closing_rows
from shangnan.policy.paper.gbt9704.tidy import tidy
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.typeset.flow import fill
from shangnan.policy.paper.typeset.flow import Placed
from shangnan.policy.paper.typeset.flow import Room
from shangnan.policy.paper.typeset.grid import BOTTOM
from shangnan.policy.paper.typeset.grid import grid_signs
from shangnan.policy.paper.typeset.grid import LINES
from shangnan.policy.paper.typeset.grid import PITCH
from shangnan.policy.paper.typeset.grid import pitch_of
from shangnan.policy.paper.typeset.grid import THREE
from shangnan.policy.paper.typeset.rows import draw
from shangnan.policy.paper.typeset.rows import Row

#: Lines of a page that are tried in this order, so that 署名 and the date do not stand alone on one (7.3.5.5).
_LINES_TRIED = (LINES, LINES + 1, LINES - 1, LINES + 2, LINES - 2)


class NoRoomForText(DoesNotFit):
    """The head and the title take the whole first page."""


def official_document(document: OfficialDocument) -> Document:
    """The paper of an official document.

    :returns: the paper, with its structure and its outline
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the title leaves no room for the text on the first page (7.3.3 asks for it), or another element is
        larger than its place
    """
    document = tidy(document)
    # A joint document's mark becomes lower before a title is refused.
    for more in range(MOST_LINES_MORE if len(document.mark) > 1 else 0, 0, -1):
        try:
            return _made(document, more)
        except NoRoomForText:
            continue
    return _made(document, 0)


def _made(document: OfficialDocument, more: int) -> Document:
    made = Document(_facts(document))
    top = place_head(made.page(), document, made.root, more)
    titles = [] if document.form == Form.ORDER else title_rows(document.title, made.root, "H1")
    opening = [*titles, Row()] if titles else []
    addressed = _addressed(document, made.root)
    text = list(text_rows(document.blocks, made.root, 1))
    recipients = ""
    if not _text_begins([*opening, *addressed, *text], len(opening) + len(addressed), document, top):
        addressed, recipients = [], document.recipients
        if not _text_begins([*opening, *text], len(opening), document, top):
            raise NoRoomForText("the title leaves no room for the text on the first page")
    text += attachment_rows(document.attachment_list, made.root)
    text += attendance_rows(document.attended, document.absent, document.observed, made.root)
    rows = [*opening, *addressed, *text]
    pages = _closed(rows, closing_rows(document, made.root), document, top)
    lowest = _put(made, pages)
    for part in document.parts:
        lowest = _add_part(made, part)
    _finish(made, document, foot_of(document, made.root, recipients), lowest)
    return made


def _facts(document: OfficialDocument) -> Facts:
    title = " ".join(readable(document.title).split()) or "".join(document.mark[:1])
    author = "、".join(document.signatures) or document.printed_by or "、".join(document.mark)
    return Facts(title, author, document.number, date=document.date)


def _addressed(document: OfficialDocument, root: Element) -> list[Row]:
    """主送机关, from the left edge, with a colon (7.3.2)."""
    names = readable(document.recipients).strip().rstrip("：:")
    return paragraph_rows(grid_signs(f"{names}：", faces.TEXT), root.add("P"), 0.0) if names else []


def _first(document: OfficialDocument, top: float, pitch: float = PITCH) -> Room:
    if document.form != Form.LETTER:
        return Room(top, BOTTOM, pitch)
    # The last line stands right over the lower rule.
    bottom = letter_bottom()
    count = round((bottom - THREE - top) / pitch)
    return Room(top, bottom, (bottom - THREE - top) / max(count, 1))


def _text_begins(rows: list[Row], before: int, document: OfficialDocument, top: float) -> bool:
    """Whether the first page shows some of the text (7.3.3)."""
    first = fill(rows, _first(document, top), Room())[0]
    return len(rows) == before or any(placed.row is row for placed in first for row in rows[before:])


def _closed(rows: list[Row], closing: list[Row], document: OfficialDocument, top: float) -> list[list[Placed]]:
    """The pages of the text with what closes it, which does not stand on a page without text."""
    own = {id(row) for row in closing}
    for lines in _LINES_TRIED:
        pitch = pitch_of(lines)
        pages = fill([*rows, *closing], _first(document, top, pitch), Room(pitch=pitch))
        if not closing or len(pages) < 2 or any(id(placed.row) not in own for placed in pages[-1]):
            return pages
    # No number of lines helps: the text's last line goes over to the last page.
    for row in rows[-1:]:
        row.keeps = True
    return fill([*rows, *closing], _first(document, top), Room())


def _put(made: Document, pages: list[list[Placed]]) -> float:
    """Draw rows on the last page that is there and on new ones; the lower edge of the last."""
    for number, held in enumerate(pages):
        page = made.pages[-1] if number == 0 else made.page()
        for placed in held:
            draw(page, placed.row, placed.top, placed.repeated)
            if placed.row.heading and not placed.repeated:
                title, level = placed.row.heading
                deepest = made.outline[-1].level + 1 if made.outline else 0
                made.outline.append(Bookmark(title, len(made.pages) - 1, placed.top, min(level, deepest)))
    return max((placed.bottom for placed in pages[-1]), default=0.0)


def _add_part(made: Document, part: Part) -> float:
    """What is issued with it, from a new page on: 附件1 on the first line, its title on the third (7.3.7)."""
    made.page()
    section = made.root.add("Sect")
    rows: list[Row] = []
    if part.label:
        rows += paragraph_rows(grid_signs(part.label, faces.HEI), section.add("P"), 0.0)
    titles = title_rows(part.title, section, "H2")
    room = Room()
    if titles:
        # A blank line does not begin a page, so that the room begins lower where there is no label.
        rows += [Row(), *titles, Row()] if part.label else [*titles, Row()]
        room = room if part.label else Room(room.top + 2 * PITCH)
    rows += text_rows(part.blocks, section, 2)
    return _put(made, fill(rows, room, Room()))


def _finish(made: Document, document: OfficialDocument, foot: Foot, lowest: float) -> None:
    """版记 on the last page, which is an even one, and the page numbers (7.4 and 7.5).

    :param lowest: the lower edge of what stands on the last page so far, in points
    """
    unnumbered: set[int] = set()
    if foot.groups:
        # A line's room between the text and the first rule.
        taken = lowest + (PITCH - THREE) > BOTTOM - foot.height
        if document.form == Form.LETTER:
            if taken:
                made.page()
        elif taken or len(made.pages) % 2:
            made.page()
            if len(made.pages) % 2:
                made.page()
                unnumbered = {len(made.pages) - 1, len(made.pages)}
        place_foot(made.pages[-1], foot)
    if document.form == Form.LETTER:
        unnumbered.add(1)
    order = {id(element): number for number, element in enumerate(_read(made.root))}
    for number, page in enumerate(made.pages, 1):
        # Names of several lines that stand side by side are drawn one after the other, as they are read.
        page.items.sort(key=lambda item: order.get(id(item.element), -1))
        if number not in unnumbered:
            place_number(page, number)


def _read(element: Element) -> Iterator[Element]:
    """Elements in the order in which they are read."""
    yield element
    for child in element.children:
        yield from _read(child)
