"""What the file says about itself (ISO 19005-2, 6.6) and what a reader of the screen needs to know of it (ISO 14289-1, 7.1, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from pikepdf import Dictionary
from pikepdf import Pdf
from typing import Any
from xml.etree import ElementTree

import re

_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
#: Entry of the document information -> the same in the metadata (6.6.2.2, table 1 of ISO 19005-1).
_SAME = {
    "/Title": f"{_DC}title",
    "/Author": f"{_DC}creator",
    "/Subject": f"{_DC}description",
    "/Keywords": f"{_PDF}Keywords",
    "/Creator": f"{_XMP}CreatorTool",
    "/Producer": f"{_PDF}Producer",
    "/CreationDate": f"{_XMP}CreateDate",
    "/ModDate": f"{_XMP}ModifyDate",
}


def problems(pdf: Pdf) -> Iterator[str]:
    """What is wrong with the metadata and the catalogue."""
    root = pdf.Root
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield "7.2: the catalogue names no language"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "7.1: a viewer's window would not show the title"
    stream = root.get("/Metadata")
    if stream is None:
        yield "6.6.2.1: there are no metadata"
        return
    if "/Filter" in stream:
        yield "6.6.2.1: the metadata are packed"
    if str(stream.get("/Type")) != "/Metadata" or str(stream.get("/Subtype")) != "/XML":
        yield "6.6.2.1: the metadata do not say that they are"
    data = stream.read_bytes()
    if re.search(rb"<\?xpacket begin[^>]*(bytes|encoding)=", data):
        yield "6.6.2.1: the packet names its bytes or its encoding"
    try:
        tree = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        yield f"6.6.2.1: the metadata are no XML: {error}"
        return
    said = {element.tag: _text(element) for element in tree.iter() if element.tag.partition("}")[0] != _RDF[:-1]}
    if (said.get(f"{_PDFAID}part"), said.get(f"{_PDFAID}conformance")) != ("2", "B"):
        yield "6.6.4: the metadata do not say PDF/A-2b"
    if not said.get(f"{_DC}title"):
        yield "7.1: the metadata have no title"
    info: Any = pdf.trailer.get("/Info", Dictionary())
    for key, tag in _SAME.items():
        if key in info and _moment(str(info[key])) != said.get(tag):
            yield f"6.6.2.2: {key} is {str(info[key])!r} in one place and {said.get(tag)!r} in the other"


def _text(element: ElementTree.Element) -> str:
    entries = [entry.text or "" for entry in element.iter(f"{_RDF}li")]
    return entries[0] if len(entries) == 1 else "; ".join(entries) if entries else (element.text or "").strip()


def _moment(told: str) -> str:
    """A date of PDF as metadata write it; anything else as it is."""
    date = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'?", told)
    return "{}-{}-{}T{}:{}:{}{}:{}".format(*date.groups()) if date else told
