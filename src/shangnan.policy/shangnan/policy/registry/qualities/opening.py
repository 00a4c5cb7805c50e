"""Opening a file to see what it is and whether it opens: by its content, never by its name alone. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from lxml import etree
from PIL import Image
from puremagic import PureError
from pypdf import PdfReader
from shangnan.policy import _
from shangnan.policy.registry.qualities.tables import formats
from typing import BinaryIO
from zipfile import ZipFile

import os
import puremagic

HEAD = 4096  # bytes by which a format is recognised
# Bytes that a ZIP may unpack to, and pixels of a picture: more is not unpacked by a program that others wait for.
MOST_UNPACKED = 500 * 1024 * 1024
MOST_PIXELS = 200_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_NAMES = frozenset({"doc", "xls", "wps", "et"})
# An Office file with a password is an OLE container with this entry; names of entries are UTF-16.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# What each format of the ZIP family holds.
_PARTS = {"OFD.xml": "ofd", "word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ENCRYPTED_ENTRY = 0x1
_SAME = {"jpeg": "jpg", "jfif": "jpg", "jpe": "jpg", "tiff": "tif"}


@dataclass(frozen=True)
class Opened:
    """What a file is; see `FoundFile` for the fields."""

    extension: str
    broken: str = ""
    can_tell: bool = True
    locked: str = ""
    signed: bool = False


def open_file(stream: BinaryIO, name: str) -> Opened:
    """Return what a file is, and whether it opens.

    :param stream: can be moved in; read from its beginning.
    :param name: tells formats apart that have one container.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    named = name.rpartition(".")[2].lower() if "." in name else ""
    if head.startswith(b"%PDF"):
        return _tried("pdf", lambda: _pdf(stream))
    if head.startswith(b"PK\x03\x04"):
        return _zip(stream, _SAME.get(named, named))
    if head.startswith(_OLE):
        return _ole(stream, named)
    found = _recognised(head)
    extension = next((one for one in found if one in formats()), next(iter(found), ""))
    if extension in formats() and formats()[extension].opened == "image":
        return _tried(extension, lambda: _image(stream, extension))
    return Opened(extension)


def _recognised(head: bytes) -> list[str]:
    try:
        matches = puremagic.magic_string(head) if head else []
    except (PureError, ValueError):
        return []
    names = (match.extension.lstrip(".").lower() for match in matches if match.confidence >= 0.3)
    return [_SAME.get(name, name) for name in names if name]


def _tried(extension: str, look: Callable[[], Opened]) -> Opened:
    try:
        return look()
    except Exception as error:  # a damaged file may make its reader raise anything
        return Opened(extension, broken=_why(error))


def _why(error: Exception) -> str:
    return _("damaged (${error})", mapping={"error": type(error).__name__})


def _pdf(stream: BinaryIO) -> Opened:
    stream.seek(0)
    reader = PdfReader(stream)
    if reader.is_encrypted:
        return Opened("pdf", locked=_("has a password"), can_tell=False)
    if not len(reader.pages):
        return Opened("pdf", broken=_("has no page"))
    form = reader.root_object.get("/AcroForm")
    flags = form.get_object().get("/SigFlags", 0) if form is not None else 0
    return Opened("pdf", signed=bool(int(flags) & 1))


def _image(stream: BinaryIO, extension: str) -> Opened:
    stream.seek(0)
    with Image.open(stream) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            return Opened(extension, can_tell=False)
        picture.load()
    return Opened(extension)


def _ole(stream: BinaryIO, named: str) -> Opened:
    stream.seek(0)
    if _ENCRYPTED_PACKAGE in stream.read():
        return Opened(named, locked=_("has a password"), can_tell=False)
    return Opened(named if named in _OLE_NAMES else "ole", can_tell=False)


def _zip(stream: BinaryIO, named: str) -> Opened:
    # Of one that is too damaged to look into, its name is the only word.
    said = named if named in formats() else "zip"
    try:
        archive = ZipFile(stream)
    except Exception as error:  # as in `_tried`
        return Opened(said, broken=_why(error))
    with archive:
        names = set(archive.namelist())
        extension = next(
            (kind for part, kind in _PARTS.items() if part in names), said if named in _OLE_NAMES else "zip"
        )
        return _tried(extension, lambda: _inside(archive, extension, names))


def _inside(archive: ZipFile, extension: str, names: set[str]) -> Opened:
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        return Opened(extension, locked=_("has a password"), can_tell=False)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return Opened(extension, can_tell=False)
    bad = archive.testzip()
    if bad is not None:
        return Opened(extension, broken=_("damaged (${error})", mapping={"error": os.path.basename(bad)}))
    for part in _PARTS.keys() & names:
        # Without entities and network: what others wrote is read.
        etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
    signed = any("signatures.xml" in name.lower() or name.startswith("_xmlsignatures/") for name in names)
    return Opened(extension, signed=signed)
