"""Opening a Word file that a stranger may have made: judged by its content, bounded in size, nothing outside it is fetched."""

from __future__ import annotations

from docx import Document as open_document
from docx.document import Document
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile
from zipfile import ZipFile

import zlib

#: Bytes of the file, of everything in it unpacked, of one text part unpacked; and how many parts. A plan of 300 pages with pictures
#: has 20 MB unpacked, 5 MB of text and some 200 parts.
LARGEST, UNPACKED, LARGEST_TEXT, MOST_PARTS = 20 << 20, 200 << 20, 30 << 20, 3000
_TEXT = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Fault(StrEnum):
    """Why a file is not read."""

    ENCRYPTED = "encrypted"
    #: Word 97 to 2003, or WPS's own.
    OLD = "old"
    OTHER = "other"
    TOO_LARGE = "too large"
    DAMAGED = "damaged"


class Unreadable(Exception):
    """A file that is not read.

    :ivar fault: why
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def opened(data: bytes) -> Document:
    """The document in a file.

    :raises Unreadable: when it is no Word file, one that is too large, or one that cannot be read
    """
    if len(data) > LARGEST:
        raise Unreadable(Fault.TOO_LARGE)
    if data.startswith(_OLE):
        raise Unreadable(Fault.ENCRYPTED if _ENCRYPTED in data else Fault.OLD)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _look_through(archive)
        return open_document(BytesIO(data))
    except Unreadable:
        raise
    except ValueError as error:  # another kind of document than a text: a template, one with macros, a table
        raise Unreadable(Fault.OTHER) from error
    except Exception as error:  # the library asks no file whether it is whole, and fails on broken ones in any way
        raise Unreadable(Fault.DAMAGED) from error


def _look_through(archive: ZipFile) -> None:
    entries = archive.infolist()
    if not any(entry.filename == _TEXT for entry in entries):
        raise Unreadable(Fault.OTHER)
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        raise Unreadable(Fault.TOO_LARGE)
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        if entry.file_size > LARGEST_TEXT:
            raise Unreadable(Fault.TOO_LARGE)
        try:
            # No more is unpacked than the entry says that it has. Word writes no document type; entities are made with one.
            declared = b"<!DOCTYPE" in archive.read(entry)
        except (BadZipFile, zlib.error, EOFError) as error:
            raise Unreadable(Fault.DAMAGED) from error
        if declared:
            raise Unreadable(Fault.DAMAGED)
