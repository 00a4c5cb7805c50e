"""Which element of an official document each piece of a file is: by the names of our own styles, else by the words and where they stand."""

from __future__ import annotations

from collections.abc import Generator
from collections.abc import Iterable
from collections.abc import Iterator
from enum import StrEnum
from shangnan.policy.paper.docx.dates import iso_date
from shangnan.policy.paper.docx.pieces import COPIES
from shangnan.policy.paper.docx.pieces import foot_rows
from shangnan.policy.paper.docx.pieces import is_printed
from shangnan.policy.paper.docx.pieces import Piece

import re


class Role(StrEnum):
    """An element (GB/T 9704-2012, clause 7); its value is the name of the paragraph style in our own files."""

    COPY_NUMBER = "公文份号"
    URGENCY = "公文紧急程度"
    MARK = "公文发文机关标志"
    NUMBER = "公文发文字号"
    TITLE = "公文标题"
    RECIPIENTS = "公文主送机关"
    TEXT = "公文正文"
    ATTACHMENTS = "公文附件说明"
    SIGNATURE = "公文署名"
    DATE = "公文成文日期"
    ANNOTATION = "公文附注"
    PART_LABEL = "公文附件序号"
    PART_TITLE = "公文附件标题"
    PART = "公文附件正文"
    COPIES = "公文抄送"
    PRINTED = "公文印发"


_STYLES = {role.value: role for role in Role}
#: Those that no other file has: the lines of 版记 are given theirs by what they say.
_OURS = frozenset((Role.TITLE, Role.TEXT, Role.NUMBER))
_NUMBER = re.compile(r"[^〔\[【（(［]{1,20}[〔\[【（(［]\d{4}[〕\]】）)］]\d{0,5}号(?:签发人[：:].*)?")
_LABEL = re.compile("附件\\s*[0-9一二三四五六七八九十]{0,3}[：:]?")
_LIST = re.compile("附件\\s*[：:]\\s*\\S")
_ENTRY = re.compile(r"[0-9]{1,2}\s*[.．、]")
_LEVEL = re.compile("[〇零一二三四五六七八九十百]{1,5}、|[（(].{1,3}[）)]|[0-9]{1,3}[.．、]")
_ENDS = "。；;：:，,、！？!?"
_URGENCIES = ("特急", "加急", "特提", "平急")
_HEAD, _SHORT, _TITLE = 10, 40, 150


def with_roles(pieces: list[Piece]) -> list[tuple[Role, Piece]]:
    """Each piece with its role, in the order of the file; a table at the end that says who gets copies, as its lines."""
    pieces = [part for piece in pieces for part in _foot(piece)]
    if any(piece.style in _OURS for piece in pieces):
        return list(_by_style(pieces))
    return list(_by_words(pieces))


def _foot(piece: Piece) -> Iterator[Piece]:
    """版记 is often a table: its cells as paragraphs."""
    lines = foot_rows(piece.rows)
    for text in lines:
        yield Piece(text, style=Role.COPIES if COPIES.match(text) else Role.PRINTED)
    if not lines:
        yield piece


def _by_style(pieces: list[Piece]) -> Iterator[tuple[Role, Piece]]:
    after = False
    for piece in pieces:
        role = _STYLES.get(piece.style, Role.TEXT)
        after = after or role in (Role.PART_LABEL, Role.PART_TITLE, Role.PART)
        yield Role.PART if after and role is Role.TEXT else role, piece


def _by_words(pieces: list[Piece]) -> Iterator[tuple[Role, Piece]]:
    start = yield from _head(pieces)
    end = _end_of_title(pieces, start)
    yield from ((Role.TITLE, piece) for piece in pieces[start:end])
    rest = pieces[end:]
    if rest and rest[0].text.endswith(("：", ":")) and "。" not in rest[0].text and not _LEVEL.match(rest[0].text):
        yield Role.RECIPIENTS, rest.pop(0)
    yield from _main(rest)


def _head(pieces: list[Piece]) -> Generator[tuple[Role, Piece], None, int]:
    """版头, where a file has one.

    :returns: where the title begins
    """
    where = next(
        (place for place, piece in enumerate(pieces[:_HEAD]) if _NUMBER.fullmatch("".join(piece.text.split()))), -1
    )
    if where < 0 and pieces and re.fullmatch(r"\S{2,30}文\s*件", pieces[0].text):
        yield Role.MARK, pieces[0]
        return 1
    for piece in pieces[: max(where, 0)]:
        if re.fullmatch(r"\d{1,6}", piece.text):
            yield Role.COPY_NUMBER, piece
        else:
            yield Role.URGENCY if piece.text.replace(" ", "") in _URGENCIES else Role.MARK, piece
    if where >= 0:
        yield Role.NUMBER, pieces[where]
    return where + 1


def _end_of_title(pieces: list[Piece], start: int) -> int:
    """Where the title ends: after the lines in the middle, else after the first line if it is no sentence."""
    end = start
    while end < len(pieces) and pieces[end].centred and pieces[end].text and not _LEVEL.match(pieces[end].text):
        end += 1
    length = sum(len(piece.text) for piece in pieces[start:end])
    if end > start and length <= _TITLE:
        return end
    if start < len(pieces) and 0 < len(pieces[start].text) <= _TITLE and pieces[start].text[-1] not in _ENDS:
        return start + 1
    return start


def _main(pieces: list[Piece]) -> Iterator[tuple[Role, Piece]]:
    date = next((place for place, piece in enumerate(pieces) if iso_date(piece.text)), len(pieces))
    label = next((place for place, piece in enumerate(pieces) if _LABEL.fullmatch(piece.text)), len(pieces))
    date = date if date < label else len(pieces)
    signed = date
    while 0 < signed < len(pieces) and _may_sign(pieces[signed - 1], signed == date):
        signed -= 1
    end = min(signed, label)
    yield from _text(pieces[:end])
    if date == len(pieces):
        yield from _after(pieces[end:])
        return
    yield from ((Role.SIGNATURE, piece) for piece in pieces[signed:date])
    yield Role.DATE, pieces[date]
    rest = pieces[date + 1 :]
    if rest and re.fullmatch("[（(].+[）)]", rest[0].text):
        yield Role.ANNOTATION, rest.pop(0)
    yield from _after(rest)


def _may_sign(piece: Piece, is_last: bool) -> bool:
    """Whether a line may be the name of who issues it: short, no sentence; above another such line only where both stand at the right."""
    text = piece.text
    if not text or len(text) > _SHORT or text[-1] in _ENDS or _LEVEL.match(text) or _LIST.match(text):
        return False
    return piece.right or is_last


def _text(pieces: Iterable[Piece]) -> Iterator[tuple[Role, Piece]]:
    listing = False
    for piece in pieces:
        listing = bool(_LIST.match(piece.text)) or (listing and bool(_ENTRY.match(piece.text)))
        yield Role.ATTACHMENTS if listing else Role.TEXT, piece


def _after(pieces: Iterable[Piece]) -> Iterator[tuple[Role, Piece]]:
    for piece in pieces:
        if COPIES.match(piece.text):
            yield Role.COPIES, piece
        elif is_printed(piece.text):
            yield Role.PRINTED, piece
        else:
            yield Role.PART_LABEL if _LABEL.fullmatch(piece.text) else Role.PART, piece
