"""Workbooks saved as “Strict Open XML”: the same as others under other namespaces (ISO/IEC 29500, part 1 instead of part 4)."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from typing import cast
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile

_STRICT = b"http://purl.oclc.org/ooxml/"
# Longest first: some of them begin with others.
_NAMESPACES = (
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (
        b"officeDocument/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
    (b"officeDocument/customProperties", b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
    (b"officeDocument/docPropsVTypes", b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"drawingml/spreadsheetDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
    (b"drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_RELATIONS = "_rels/.rels"
_IN_MEMORY = 4 * 1024 * 1024


def is_strict(archive: ZipFile) -> bool:
    """Tell whether a workbook uses the namespaces of the strict form.

    :param archive: open for reading, and within the limits of `xlsx_limits`.
    """
    return _RELATIONS in archive.namelist() and _STRICT in archive.read(_RELATIONS)


def transitional(archive: ZipFile) -> BinaryIO:
    """Return the workbook as the programs below it read it, as a file that is gone when it is closed.

    :param archive: open for reading, and within the limits of `xlsx_limits`: each part is held in memory as a whole.
    """
    copy = cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115  the caller reads it
    with ZipFile(copy, "w", ZIP_DEFLATED) as other:
        for part in archive.infolist():
            content = archive.read(part)
            if part.filename.lower().endswith((".xml", ".rels")):
                for strict, known in _NAMESPACES:
                    content = content.replace(_STRICT + strict, known)
            other.writestr(part.filename, content)
    copy.seek(0)
    return copy
