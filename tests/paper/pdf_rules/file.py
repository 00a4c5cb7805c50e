"""The file itself (ISO 19005-2, 6.1), and what may not be in it (6.3 to 6.5, 6.8 to 6.11)."""

from __future__ import annotations

from collections.abc import Iterator
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import Pdf
from pikepdf import Stream
from pikepdf import String
from typing import Any

import re

_FILTERS = {"/FlateDecode", "/DCTDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/CCITTFaxDecode"}
_ACTIONS = {"/GoTo", "/URI", "/Named", "/GoToR", "/Thread"}
_ANNOTATIONS = {"/Link"}
_PRINT, _NEVER = 4, 1 | 2 | 32 | 256  # invisible, hidden, not viewed, toggled


def problems_of_bytes(data: bytes) -> Iterator[str]:
    """What is wrong before anything is understood."""
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4,}\n", data):
        yield "6.1.2: the header is not %PDF-1.n and a comment of four bytes above 127"
    if not re.search(rb"%%EOF(\r\n|\r|\n)?\Z", data):
        yield "6.1.3: there is something after %%EOF"


def problems(pdf: Pdf) -> Iterator[str]:
    """What is wrong with the objects."""
    identity = pdf.trailer.get("/ID")
    if not isinstance(identity, Array) or len(identity) != 2 or not all(len(bytes(one)) == 16 for one in identity):
        yield "6.1.3: the trailer has no ID of two strings"
    if "/Encrypt" in pdf.trailer:
        yield "6.1.3: the file is encrypted"
    root = pdf.Root
    for key in ("/AcroForm", "/AA", "/OCProperties", "/Requirements", "/OpenAction", "/Perms", "/AF"):
        if key in root:
            yield f"6: the catalogue has {key}"
    names = root.get("/Names", Dictionary())
    for key in ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations"):
        if key in names:
            yield f"6: the catalogue's names have {key}"
    for problem in pdf.check_pdf_syntax():
        yield f"6.1: {problem}"
    for held in pdf.objects:
        yield from _object(held)
    for number, page in enumerate(pdf.pages, 1):
        yield from (f"page {number}: {problem}" for problem in _page(page.obj))


def _object(value: Any) -> Iterator[str]:
    if isinstance(value, String):
        if len(bytes(value)) > 32767:
            yield "6.1.13: a string is longer than 32767 bytes"
    elif isinstance(value, Name):
        if len(str(value).encode()) > 128:
            yield "6.1.13: a name is longer than 127 bytes"
    elif isinstance(value, Array):
        for one in value:
            if not one.is_indirect if isinstance(one, (Array, Dictionary, Stream)) else True:
                yield from _object(one)
    elif isinstance(value, (Dictionary, Stream)):
        if isinstance(value, Stream):
            yield from _stream(value)
        for one in value.as_dict().values() if isinstance(value, Dictionary) else value.stream_dict.as_dict().values():
            if not one.is_indirect if isinstance(one, (Array, Dictionary, Stream)) else True:
                yield from _object(one)


def _stream(stream: Stream) -> Iterator[str]:
    if any(key in stream for key in ("/F", "/FFilter", "/FDecodeParms")):
        yield "6.1.7.1: a stream lies outside the file"
    filters = stream.get("/Filter", Array())
    for one in filters if isinstance(filters, Array) else [filters]:
        if str(one) not in _FILTERS:
            yield f"6.1.7.2: a stream is packed by {one}"


def _page(page: Any) -> Iterator[str]:
    if "/AA" in page:
        yield "6.5.2: the page has actions of its own"
    if "/Rotate" in page:
        yield "the page is turned"
    if "/PresSteps" in page:
        yield "6.10: the page has steps of a presentation"
    for annotation in page.get("/Annots", Array()):
        kind = str(annotation.get("/Subtype"))
        if kind not in _ANNOTATIONS:
            yield f"6.3.1: an annotation is {kind}"
        flags = int(annotation.get("/F", 0))
        if not flags & _PRINT or flags & _NEVER:
            yield f"6.3.2: an annotation's flags are {flags}"
        action = annotation.get("/A", Dictionary())
        if "/S" in action and str(action.S) not in _ACTIONS:
            yield f"6.5.1: an action is {action.S}"
        if "/AA" in annotation:
            yield "6.5.2: an annotation has actions of its own"
