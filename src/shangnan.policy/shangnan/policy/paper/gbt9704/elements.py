"""The elements of an official document as plain data: what is printed, nothing of where it comes from (GB/T 9704-2012, clause 7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The four formats of the standard: clause 7 and clause 10."""

    DOCUMENT = "文件"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"


@dataclass(frozen=True)
class Block:
    """A paragraph or a table of a text.

    :ivar text: the paragraph as it is typed, its level told by its beginning (一、 （一） 1. （1）); "" for a table
    :ivar rows: the table's cells, the head first; () for a paragraph
    """

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Part:
    """What is issued with a document: the plan that a notice issues, or an attachment.

    :ivar title: as it stands over the text; "" for none
    :ivar label: 附件1, or 附件 where there is one alone; "" for what is issued itself (7.3.7 does not number it)
    """

    title: str
    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True)
class OfficialDocument:
    """One document. Empty texts are elements that it does not have.

    :ivar form: the format
    :ivar mark: 发文机关标志, e.g. 商南县人民政府办公室文件; several organs one below the other where they issue it jointly, the
        word 文件 once at the end of the last
    :ivar number: 发文字号 (for an order 令号); before it is given, "" leaves its place blank
    :ivar upward: whether it is addressed to a superior (上行文): then the signers are printed
    :ivar signers: 签发人, in the order of the organs
    :ivar copy_number: 份号, up to six digits
    :ivar urgency: 特急 or 加急
    :ivar title: 标题; "\\n" where the office itself divides it
    :ivar recipients: 主送机关, without the colon
    :ivar blocks: 正文
    :ivar attachment_list: 附件说明, the names in their order
    :ivar signatures: 发文机关署名, one for each organ
    :ivar date: 成文日期, ISO 8601
    :ivar sealed: whether room is left for the seals (7.3.5.1); else the form without a seal (7.3.5.2)
    :ivar annotation: 附注, without the brackets
    :ivar parts: what follows the text, each on a page of its own
    :ivar copies_to: 抄送机关, without 抄送 and the full stop
    :ivar printed_by: 印发机关
    :ivar printed_on: 印发日期, ISO 8601
    :ivar attended, absent, observed: 出席, 请假 and 列席 of minutes, as they are printed
    :ivar signed_as: 签发人职务 of an order or of a document that a person signs (7.3.5.3), e.g. 县长
    """

    form: Form = Form.DOCUMENT
    mark: tuple[str, ...] = ()
    number: str = ""
    upward: bool = False
    signers: tuple[str, ...] = ()
    copy_number: str = ""
    urgency: str = ""
    title: str = ""
    recipients: str = ""
    blocks: tuple[Block, ...] = ()
    attachment_list: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    date: str = ""
    sealed: bool = True
    annotation: str = ""
    parts: tuple[Part, ...] = ()
    copies_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    attended: str = ""
    absent: str = ""
    observed: str = ""
    signed_as: str = ""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text as it is typed into a form: a paragraph a line; lines that begin and end with | are a table's rows.

    :param text: lines; empty ones are left out
    """
    found: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in (line.strip() for line in text.splitlines()):
        if len(line) > 2 and line.startswith("|") and line.endswith("|"):
            rows.append(tuple(cell.strip() for cell in line[1:-1].split("|")))
            continue
        if rows:
            found.append(Block(rows=_even(rows)))
            rows = []
        if line:
            found.append(Block(line))
    if rows:
        found.append(Block(rows=_even(rows)))
    return tuple(found)


def _even(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    widest = max(map(len, rows))
    return tuple(row + ("",) * (widest - len(row)) for row in rows)
