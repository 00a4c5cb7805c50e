"""All elements of a document out of its pages."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.recognition.elements import Head
from shangnan.policy.paper.check.recognition.frame import frame_of
from shangnan.policy.paper.check.recognition.head import head_of
from shangnan.policy.paper.check.recognition.imprint import imprint_of
from shangnan.policy.paper.check.recognition.page_numbers import page_numbers_of
from shangnan.policy.paper.check.recognition.tables import in_table
from shangnan.policy.paper.check.recognition.tables import tables_of
from shangnan.policy.paper.check.recognition.text import find_text


def find(sheets: tuple[Sheet, ...]) -> Found:
    """The elements of a document.

    :param sheets: its pages, one at least
    """
    form, head = head_of(sheets[0])
    numbers = page_numbers_of(sheets)
    imprint = imprint_of(sheets, numbers)
    apart = {id(line) for line in numbers.values()} | {id(line) for line in (imprint.lines if imprint else [])}
    stream = [line for sheet in sheets for line in sheet.lines if id(line) not in apart and not _in_head(line, head)]
    tables = tables_of(sheets, imprint)
    frame = frame_of([line for line in stream if not in_table(line, tables)])
    found = Found(form, sheets, frame, head, imprint=imprint, page_numbers=numbers, stream=stream, tables=tables)
    find_text(found)
    return found


def _in_head(line: Line, head: Head) -> bool:
    return line.page == 1 and line.y < head.bottom + 1
