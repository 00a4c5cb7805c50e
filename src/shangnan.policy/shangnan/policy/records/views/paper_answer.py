"""Answering with a paper: the PDF's headers, and why there is none in words for whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable
from Products.statusmessages.interfaces import IStatusMessage
from shangnan.policy import _
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.records.checks.upload import TYPES
from typing import Any
from urllib.parse import quote
from zope.i18nmessageid import Message


def reason_of(error: PaperError) -> Message:
    """Return why there is no PDF, in words for whoever asked for it."""
    if isinstance(error, MissingGlyph):
        return _(
            "The PDF cannot be made: no font on this server has the character ${character} (${code}).",
            mapping={"character": error.character, "code": f"U+{error.code_point:04X}"},
        )
    if isinstance(error, DoesNotFit):
        return _("The PDF cannot be made: a text is too long for the place that it has on the paper. Shorten it.")
    return _("The PDF cannot be made just now. Please tell the service hall.")


def file_headers(request: Any, name: str, ending: str, length: int, kept: bool = False, shown: bool = False) -> None:
    """Set the headers of an answer that is a file.

    :param name: of the file, without its ending; quoted whole, so that no character of it can end the header.
    :param ending: a key of `checks.upload.TYPES`, without the dot.
    :param length: bytes of the file.
    :param kept: whether whoever passes the answer on may keep it.
    :param shown: whether the browser shows it rather than saves it.
    """
    response = request.response
    response.setHeader("Content-Type", TYPES[ending])
    response.setHeader("Content-Length", str(length))
    how = "inline" if shown else "attachment"
    response.setHeader("Content-Disposition", f"{how}; filename*=UTF-8''{quote(name or 'paper', safe='')}.{ending}")
    if not kept:
        response.setHeader("Cache-Control", "no-store")


def pdf_headers(request: Any, name: str, length: int, public: bool = False) -> None:
    """Set the headers of an answer that is a PDF, shown by the browser.

    :param name: of the file, without its ending.
    :param length: bytes of the file.
    :param public: whether whoever passes the answer on may keep it.
    """
    file_headers(request, name, "pdf", length, kept=public, shown=True)


def answer_pdf(request: Any, draw: Callable[[], bytes], name: str, back: str) -> bytes | str:
    """Answer with a paper, or go back to a page with the reason why there is none.

    :param draw: makes the file.
    :param name: of the file, without its ending.
    :param back: address of the page that says why there is no paper.
    """
    try:
        data = draw()
    except PaperError as error:
        return refuse(request, reason_of(error), back)
    pdf_headers(request, name, len(data))
    return data


def refuse(request: Any, reason: Message, back: str) -> str:
    """Go back to a page that tells a reason.

    :param back: address of the page.
    """
    IStatusMessage(request).addStatusMessage(reason, type="error")
    request.response.redirect(back)
    return ""
