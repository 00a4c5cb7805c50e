"""署名, 成文日期 and 附注 as rows that stay together (GB/T 9704-2012, 7.3.5 and 7.3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704.body import paragraph_rows
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.measures import DATE_AFTER_SIGNATURE
from shangnan.policy.paper.gbt9704.measures import DATE_IN_SEALED
from shangnan.policy.paper.gbt9704.measures import POST_BEFORE_STAMP
from shangnan.policy.paper.gbt9704.measures import SEAL_COLUMN
from shangnan.policy.paper.gbt9704.measures import SEAL_ROW_LINES
from shangnan.policy.paper.gbt9704.measures import SEALS_IN_ROW
from shangnan.policy.paper.gbt9704.measures import SIGNATURE_IN
from shangnan.policy.paper.gbt9704.measures import STAMP_IN
from shangnan.policy.paper.gbt9704.measures import STAMP_WIDTH
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.typeset.grid import ADVANCE
from shangnan.policy.paper.typeset.grid import grid_signs
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of
from shangnan.policy.paper.typeset.rows import Piece
from shangnan.policy.paper.typeset.rows import Row
from shangnan.policy.paper.typeset.titles import divided

#: Blank lines above 署名 where it is sealed: a seal of 42 mm in whose lower half both stand then begins 0.7 lines below the text.
_ABOVE_SEALED, _ABOVE_UNSEALED = 2, 1
#: A line that the seal takes below the date.
_BELOW_SEALED = 1


def closing_rows(document: OfficialDocument, parent: Element) -> list[Row]:
    """The rows that close a text; none where it has neither 署名 nor date nor 附注."""
    if document.signed_as:
        rows = _signed(document, parent)
    elif not (document.signatures or document.date):
        rows = []
    elif document.sealed:
        rows = _sealed(document, parent)
    else:
        rows = _unsealed(document, parent)
    if document.annotation:
        noted = faces.ANNOTATION.format(document.annotation)
        rows += paragraph_rows(grid_signs(noted, faces.TEXT), parent.add("P"))
    elif rows and document.sealed and not document.signed_as:
        rows += [Row() for _ in range(_BELOW_SEALED)]
    for row in rows[:-1]:
        row.keeps = True
    return rows


def _set(text: str) -> list[Sign]:
    return grid_signs(text, faces.TEXT)


def _lines(name: str, width: float) -> list[list[Sign]]:
    """A body's name on as many lines as it needs in a width."""
    signs = _set(name)
    return [_set(line) for line in divided(name, [sign.width / ADVANCE for sign in signs], width / ADVANCE)]


def _centred(placed: Sequence[Sign], centre: float, element: Element) -> Piece:
    return Piece(tuple(placed), centre - width_of(placed) / 2, element)


def _sealed(document: OfficialDocument, parent: Element) -> list[Row]:
    """7.3.5.1: the date four characters in from the right, 署名 over it; several in rows of three, the last over the date."""
    date = _set(chinese_date(document.date))
    # Without a date its room is that of a usual one.
    width = width_of(date) if date else width_of(_set(chinese_date("2000-10-10")))
    last = WIDTH - DATE_IN_SEALED - width / 2
    names = document.signatures
    if len(names) < 2:
        return _one_sealed(names[0] if names else "", date, last, parent)
    rows = [Row() for _ in range(_ABOVE_SEALED)]
    for start in range(0, len(names), SEALS_IN_ROW):
        held = names[start : start + SEALS_IN_ROW]
        is_last = start + SEALS_IN_ROW >= len(names)
        centres = [last - (len(held) - 1 - number) * SEAL_COLUMN for number in range(len(held))]
        elements = [parent.add("P") for _ in held]
        lines = [_lines(name, SEAL_COLUMN - ADVANCE / 2) for name in held]
        count = max(map(len, lines))
        for number in range(count):
            pieces = [
                _centred(found[number - (count - len(found))], centre, element)
                for found, centre, element in zip(lines, centres, elements, strict=True)
                if number >= count - len(found)
            ]
            rows.append(Row(tuple(pieces)))
        if not is_last:
            rows += [Row() for _ in range(SEAL_ROW_LINES - count)]
    rows.append(_date_row(date, last, parent))
    return rows


def _one_sealed(name: str, date: Sequence[Sign], centre: float, parent: Element) -> list[Row]:
    element = parent.add("P")
    # Over the date as far as the type area reaches.
    lines = _lines(name, 2 * (WIDTH - centre))
    rows = [Row() for _ in range(_ABOVE_SEALED)]
    rows += [Row((_centred(line, centre, element),)) for line in lines]
    return [*rows, _date_row(date, centre, parent)]


def _date_row(date: Sequence[Sign], centre: float, parent: Element) -> Row:
    return Row((_centred(date, centre, parent.add("P")),) if date else ())


def _unsealed(document: OfficialDocument, parent: Element) -> list[Row]:
    """7.3.5.2: 署名 two characters in from the right, the date two to the right of its beginning; where that is longer, it is the
    date that stands two characters in.
    """
    date = _set(chinese_date(document.date))
    rows = [Row() for _ in range(_ABOVE_UNSEALED)]
    names = [(line, parent.add("P")) for name in document.signatures for line in _lines(name, WIDTH - 2 * SIGNATURE_IN)]
    widest = max((width_of(line) for line, _ in names), default=0.0)
    x = WIDTH - SIGNATURE_IN - widest
    if width_of(date) > widest:
        x = WIDTH - SIGNATURE_IN - width_of(date) - (DATE_AFTER_SIGNATURE if names else 0.0)
    rows += [Row((Piece(tuple(line), x, element),)) for line, element in names]
    if date:
        begins = x + (DATE_AFTER_SIGNATURE if names else 0.0)
        rows.append(Row((Piece(tuple(date), begins, parent.add("P")),)))
    return rows


def _signed(document: OfficialDocument, parent: Element) -> list[Row]:
    """7.3.5.3: 职务 and the stamp of a name; the name is printed where no stamp will be put."""
    post = _set(document.signed_as)
    name = [] if document.sealed else grid_signs("".join(document.signers[:1]), faces.KAI)
    width = max(width_of(name), 0.0 if name else STAMP_WIDTH)
    x = WIDTH - STAMP_IN - width
    element = parent.add("P")
    pieces = [Piece(tuple(post), x - POST_BEFORE_STAMP - width_of(post), element)]
    if name:
        pieces.append(Piece(tuple(name), x, element))
    date = _set(chinese_date(document.date))
    dated = [Row((Piece(tuple(date), WIDTH - STAMP_IN - width_of(date), parent.add("P")),))] if date else []
    return [Row(), Row(), Row(tuple(pieces)), Row(), *dated]
