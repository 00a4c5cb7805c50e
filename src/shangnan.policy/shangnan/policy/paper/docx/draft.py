"""What was read from a Word file: the elements of an official document, and what of the file is not in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What plain text cannot hold, or what a reader should know of how it was read."""

    PICTURE = "picture"
    TEXT_BOX = "text box"
    OBJECT = "object"
    FORMULA = "formula"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    #: Tracked changes: what was struck out is left out, what was put in is taken.
    DELETED = "deleted"
    INSERTED = "inserted"
    HEADER = "header"
    MERGED_CELLS = "merged cells"
    NESTED_TABLE = "nested table"
    SYMBOL = "symbol"
    HIDDEN = "hidden"
    BULLET = "bullet"
    #: A heading by its style alone, without 一、 or （一）: plain text does not tell that it is one.
    HEADING = "heading"
    CONTENTS = "contents"
    #: 发文字号: the register gives it.
    NUMBER = "number"


@dataclass(frozen=True)
class Loss:
    """One thing of a file that was not taken over as it is.

    :ivar paragraph: which paragraph of the file it is in, from 1; 0 for none in particular
    :ivar near: how that paragraph begins
    :ivar text: its words, shortened; "" where it has none
    """

    kind: Kind
    paragraph: int = 0
    near: str = ""
    text: str = ""


@dataclass(frozen=True)
class Draft:
    """The elements that were found; texts are empty where there is none.

    :ivar body, enclosure: lines as `gbt9704.elements.blocks_of` reads them: a paragraph, or a row of a table | a | b |; of the
        enclosure the title first, attachments with their label before it
    :ivar attachment_list: names, without numbers
    :ivar date, printed_on: ISO 8601
    """

    title: str = ""
    recipients: str = ""
    body: tuple[str, ...] = ()
    attachment_list: tuple[str, ...] = ()
    signature: str = ""
    date: str = ""
    annotation: str = ""
    enclosure: tuple[str, ...] = ()
    mark: str = ""
    number: str = ""
    signer: str = ""
    urgency: str = ""
    copy_number: str = ""
    copies_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    losses: tuple[Loss, ...] = ()
