"""Several PDFs as one for the printer: pages as they are, a bookmark for each under which its own outline stands. Pure.

What comes out is no PDF/A and has no structure: marks of both hold for a file as a whole. What is joined stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pypdf import PdfReader
from pypdf import PdfWriter


class NotJoined(ValueError):
    """A file whose pages cannot be taken over: damaged, with a password, or without a page."""


def check_pages(data: bytes) -> int:
    """Return how many pages a PDF has that can be joined.

    :raises NotJoined: for one that cannot.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise NotJoined("it has a password")
        PdfWriter().append(reader)
        count = len(reader.pages)
    except NotJoined:
        raise
    except Exception as error:  # a damaged file may make its reader raise anything
        raise NotJoined(type(error).__name__) from error
    if not count:
        raise NotJoined("it has no page")
    return count


def joined(parts: Iterable[tuple[str, bytes]], title: str) -> bytes:
    """Return one PDF with the pages of all.

    :param parts: the bookmark, and a PDF that `check_pages` has let through, in order.
    :param title: of the whole, as a viewer's window shows it.
    """
    writer = PdfWriter()
    for bookmark, data in parts:
        writer.append(BytesIO(data), outline_item=bookmark)
    writer.add_metadata({"/Title": title})
    # Faces that several parts embed alike are kept once.
    writer.compress_identical_objects()
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()
