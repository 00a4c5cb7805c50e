"""Reading a finished OFD file back without our writer: its parts, its glyphs with their places, and whether it is one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from lxml import etree
from pathlib import Path
from typing import Any
from typing import NamedTuple
from zipfile import ZipFile

import posixpath
import pypdfium2
import pypdfium2.raw as raw

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("ofd.xsd")))
OFD = "{http://www.ofdspec.org/2016}"
MM = 25.4 / 72


class Place(NamedTuple):
    """A glyph: its character and where it begins on its base line, in mm from the page's upper left corner."""

    character: str
    x: float
    y: float


def apart(one: list[Place], other: list[Place]) -> list[float]:
    """How far each glyph is from the nearest like one of another reader, in mm; each is taken once.

    :raises AssertionError: when they have not the same characters
    """
    held: dict[str, list[Place]] = {}
    for place in other:
        held.setdefault(place.character, []).append(place)
    found = []
    for place in one:
        like = held.get(place.character)
        if not like:
            raise AssertionError(f"{place} is not there")
        nearest = min(like, key=lambda there: max(abs(there.x - place.x), abs(there.y - place.y)))
        found.append(max(abs(nearest.x - place.x), abs(nearest.y - place.y)))
        like.remove(nearest)
    if any(held.values()):
        raise AssertionError(f"not here: {[like for like in held.values() if like]}")
    return found


def parts(file: bytes) -> dict[str, bytes]:
    """The parts of an OFD file, by path."""
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def trees(file: bytes) -> dict[str, Any]:
    """The XML of an OFD file, by path."""
    return {path: etree.fromstring(part) for path, part in parts(file).items() if path.endswith(".xml")}


def complaints(file: bytes) -> list[str]:
    """What is wrong with an OFD file: against the schema, numbers given twice or never, files that are not there."""
    found: list[str] = []
    held, read = parts(file), trees(file)
    identities: list[int] = []
    asked: set[int] = set()
    for path, tree in read.items():
        if tree.tag.startswith(OFD) and not SCHEMA.validate(tree):
            found += [f"{path}: {error.message}" for error in SCHEMA.error_log]
        identities += [int(one) for one in tree.xpath("//@ID")]
        asked |= {int(one) for one in tree.xpath("//@Font | //@ResourceID | //@PageID | //@PageRef")}
        asked |= {int(one.text) for one in tree.iter(f"{OFD}ObjectRef")}
        found += [f"{path}: no {there}" for there in _files(path, tree) if there not in held]
    if len(identities) != len(set(identities)):
        found.append("a number is given twice")
    found += [f"nothing has the number {one}" for one in sorted(asked.difference(identities))]
    (most,) = (int(one.text) for tree in read.values() for one in tree.iter(f"{OFD}MaxUnitID"))
    if max(identities) > most:
        found.append("the highest number is above MaxUnitID")
    return found


def _files(path: str, tree: Any) -> Iterator[str]:
    """The files that a file names, as paths in the archive."""
    folder = posixpath.dirname(path)
    for name in ("DocRoot", "PublicRes", "Annotations", "CustomTags", "FileLoc"):
        for one in tree.iter(OFD + name):
            if one.text and not len(one):
                yield posixpath.join(folder, one.text)
    if tree.tag == f"{OFD}Document":
        yield from (posixpath.join(folder, one) for one in tree.xpath("//@BaseLoc"))
    for name in ("FontFile", "MediaFile"):
        yield from (posixpath.join(folder, tree.get("BaseLoc"), one.text) for one in tree.iter(OFD + name))


def pages(file: bytes) -> list[Any]:
    """The trees of the pages in their order."""
    read = trees(file)
    return [read[f"Doc_0/{one.get('BaseLoc')}"] for one in read["Doc_0/Document.xml"].iter(f"{OFD}Page")]


def ofd_places(file: bytes) -> list[list[Place]]:
    """The glyphs of each page, blanks left out."""
    return [
        [place for one in page.iter(f"{OFD}TextObject") for place in _places(one) if not place.character.isspace()]
        for page in pages(file)
    ]


def _places(held: Any) -> Iterator[Place]:
    left, top, *_ = map(float, held.get("Boundary").split())
    (code,) = held.iter(f"{OFD}TextCode")
    steps = _steps(code.get("DeltaX", "").split())
    if len(steps) != len(code.text) - 1:
        raise AssertionError(f"{len(steps)} steps for {code.text}")
    for character, x in zip(code.text, accumulate(steps, initial=left + float(code.get("X"))), strict=True):
        yield Place(character, x, top + float(code.get("Y")))


def _steps(words: list[str]) -> list[float]:
    found: list[float] = []
    while words:
        if words[0] == "g":
            found += int(words[1]) * [float(words[2])]
            words = words[3:]
        else:
            found.append(float(words[0]))
            words = words[1:]
    return found


def pdf_places(file: bytes) -> list[list[Place]]:
    """The glyphs of each page of a PDF as pdfium sees them, blanks left out."""
    found: list[list[Place]] = []
    document = pypdfium2.PdfDocument(file)
    for page in document:
        text, height = page.get_textpage(), page.get_height()
        x, y = raw.c_double(), raw.c_double()
        held: list[Place] = []
        high = 0
        for number in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, number)
            if 0xD800 <= code < 0xDC00:  # half of a character; pdfium may tell it in two
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            character = chr(code)
            if raw.FPDFText_IsGenerated(text, number) or character.isspace():
                continue
            raw.FPDFText_GetCharOrigin(text, number, x, y)
            held.append(Place(character, x.value * MM, (height - y.value) * MM))
        found.append(held)
    return found
