"""An official document's elements from a Word file."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.paper.docx.dates import iso_date
from shangnan.policy.paper.docx.draft import Draft
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.draft import Loss
from shangnan.policy.paper.docx.opening import Fault
from shangnan.policy.paper.docx.opening import opened
from shangnan.policy.paper.docx.opening import Unreadable
from shangnan.policy.paper.docx.pieces import Piece
from shangnan.policy.paper.docx.pieces import Pieces
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.docx.roles import with_roles

import re

_LIST = re.compile("附件\\s*[：:]\\s*")
_ENTRY = re.compile(r"[0-9]{1,2}\s*[.．、]\s*")
_SIGNER = re.compile("签发人[：:]")
_COPIES = re.compile("抄\\s*送\\s*[：:]\\s*")
#: The last characters of a text.
_DAY = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")
_LONGEST_DAY = 11


def read(data: bytes) -> Draft:
    """What a Word file says.

    Nothing of its words is dropped silently: what is in none of the draft's texts is among its losses.

    :param data: the file
    :raises Unreadable: see `opening.opened`
    """
    losses, placed = _read(data)
    number, signer = _number(_joined(placed, Role.NUMBER))
    if number:
        losses.append(Loss(Kind.NUMBER, text=number))
    by, on = _printed(_joined(placed, Role.PRINTED))
    return Draft(
        title=_joined(placed, Role.TITLE),
        recipients=_joined(placed, Role.RECIPIENTS).rstrip("：: "),
        body=_lines(placed, (Role.TEXT,)),
        attachment_list=_attachments(piece.text for role, piece in placed if role is Role.ATTACHMENTS),
        signature="、".join(_texts(placed, Role.SIGNATURE)),
        date=iso_date(_joined(placed, Role.DATE)),
        annotation=_joined(placed, Role.ANNOTATION).strip("（）()"),
        enclosure=_lines(placed, (Role.PART_LABEL, Role.PART_TITLE, Role.PART)),
        mark="、".join(_texts(placed, Role.MARK)),
        number=number,
        signer=signer,
        urgency=_joined(placed, Role.URGENCY).replace(" ", ""),
        copy_number=_joined(placed, Role.COPY_NUMBER),
        copies_to=_COPIES.sub("", _joined(placed, Role.COPIES)).rstrip("。. "),
        printed_by=by,
        printed_on=on,
        losses=tuple(losses),
    )


def _read(data: bytes) -> tuple[list[Loss], list[tuple[Role, Piece]]]:
    document = opened(data)
    try:
        pieces = Pieces(document)
        placed = with_roles(pieces.read())
    except Exception as error:  # a file whose parts do not fit together fails anywhere, as in `opened`
        raise Unreadable(Fault.DAMAGED) from error
    return pieces.losses, placed


def _texts(placed: list[tuple[Role, Piece]], wanted: Role) -> list[str]:
    return [piece.text for role, piece in placed if role is wanted]


def _joined(placed: list[tuple[Role, Piece]], wanted: Role) -> str:
    """The words of an element that may stand on several lines."""
    return "".join(_texts(placed, wanted))


def _lines(placed: list[tuple[Role, Piece]], wanted: tuple[Role, ...]) -> tuple[str, ...]:
    """The lines of some elements; an empty one between two tables, whose rows would be those of one."""
    lines: list[str] = []
    after_table = False
    for role, piece in placed:
        if role in wanted:
            lines += ["", *piece.lines] if piece.rows and after_table else piece.lines
            after_table = bool(piece.rows)
    return tuple(lines)


def _number(text: str) -> tuple[str, str]:
    """发文字号, and 签发人 where it stands beside it (7.2.6)."""
    parts = _SIGNER.split(text, maxsplit=1)
    return parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""


def _attachments(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(_ENTRY.sub("", _LIST.sub("", line, count=1), count=1) for line in lines)


def _printed(text: str) -> tuple[str, str]:
    """印发机关 and the date; a text of another form is the office whole."""
    text = text.strip()
    rest = text.removesuffix("印发").rstrip()
    found = _DAY.search(rest[-_LONGEST_DAY:])
    if found is None or rest == text:
        return text, ""
    return rest.removesuffix(found[0]).rstrip(), iso_date(found[0])
