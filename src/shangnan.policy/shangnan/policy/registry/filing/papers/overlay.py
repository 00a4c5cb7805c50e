"""Laying the stamp over a copy of the first page of a filed PDF; what is filed is read alone. Pure."""

from __future__ import annotations

from io import BytesIO
from pypdf import PageObject
from pypdf import PdfReader
from pypdf import PdfWriter
from pypdf import Transformation
from shangnan.policy.paper.model.document import MM
from shangnan.policy.registry.filing.papers.stamp import HEIGHT
from shangnan.policy.registry.filing.papers.stamp import WIDTH
from typing import BinaryIO

#: From the upper edge of the page to the stamp: printers reach it, and it ends above the text of most papers (GB/T 9704-2012: 37 mm).
TOP = 4 * MM


class NotStamped(ValueError):
    """A file whose first page cannot be copied: damaged, with a password, or without a page."""


def stamped_first_page(stream: BinaryIO, stamp: bytes) -> bytes:
    """Return a copy of the first page with the stamp at its top, in the middle.

    :param stream: the filed PDF, read from its beginning.
    :param stamp: PDF of the stamp.
    :returns: a PDF of one page.
    :raises NotStamped: for a file that cannot be read so.
    """
    try:
        stream.seek(0)
        reader = PdfReader(stream)
        if reader.is_encrypted:
            raise NotStamped("it has a password")
        writer = PdfWriter()
        page = writer.add_page(reader.pages[0])
        _strip(page)
        page.transfer_rotation_to_content()
        seen = page.cropbox
        x = float(seen.left) + (float(seen.width) - WIDTH) / 2
        y = float(seen.top) - TOP - HEIGHT
        page.merge_transformed_page(PdfReader(BytesIO(stamp)).pages[0], Transformation().translate(x, y))
        kept = BytesIO()
        writer.write(kept)
    except NotStamped:
        raise
    except Exception as error:  # a damaged file may make its reader raise anything
        raise NotStamped(type(error).__name__) from error
    return kept.getvalue()


def _strip(page: PageObject) -> None:
    """Take away what leads from the page to others, which are not copied, and what acts by itself."""
    for key in ("/Annots", "/AA", "/StructParents", "/B"):
        if key in page:
            del page[key]
