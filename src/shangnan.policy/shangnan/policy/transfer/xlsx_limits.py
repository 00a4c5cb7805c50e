"""How much a workbook may unpack to: checked on the stream, before any program of ours builds objects from it.

An .xlsx is a ZIP of XML. A few kilobytes can unpack to gigabytes, in one part, one row or one cell; document types,
which no workbook needs, can multiply further.
"""

from __future__ import annotations

from posixpath import dirname
from posixpath import join
from posixpath import normpath
from shangnan.policy import _
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import MAX_CELL
from shangnan.policy.transfer.rows import MAX_ROWS
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile
from zipfile import ZipInfo

_MEBI = 1024 * 1024
MAX_PARTS = 1_000
# Unpacked, all XML together: 832 rows take 0.3 MiB.
MAX_XML = 64 * _MEBI
MAX_ELEMENTS = 1_000_000
# Of all sheets together, empty ones too: each costs as much as a full one.
MAX_ROW_ELEMENTS = 2 * MAX_ROWS
MAX_DEPTH = 64
# A spreadsheet has 16,384 columns; a cell is at most five elements, its text may be stored escaped.
MAX_SIBLINGS_IN_ROW = 16_384
MAX_TEXT = 2 * MAX_CELL
#: Bytes of a part that is no XML in the end and is let pass.
MAX_BROKEN = _MEBI
_CHUNK = 64 * 1024
_HEAD = 256
# "<?xm" in the letters of another kind of computer, which one of the readers below knows.
_EBCDIC = b"\x4c\x6f\xa7\x94"


def check(archive: ZipFile) -> dict[str, list[str]]:
    """Refuse a workbook that unpacks to more than a list of items can need.

    :param archive: open for reading; pictures and other parts that are no XML are never unpacked.
    :returns: name of a part to the ranges of cells that are merged in it.
    :raises FileRefused: beyond any of the limits above, with a document type, or with a formula whose result is not
        stored: it would be read as an empty cell.
    :raises zipfile.BadZipFile, zlib.error, expat.ExpatError: where it is damaged.
    """
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        too_much()
    # By content and not by name: what a part is called says nothing about who reads it.
    xml = [part for part in parts if part.file_size and may_be_xml(_head(archive, part))]
    # zipfile never gives more of a part than its entry declares.
    if sum(part.file_size for part in xml) > MAX_XML:
        too_much()
    counter = _Counter()
    for part in xml:
        try:
            counter.read(archive, part)
        except expat.ExpatError:
            # Old drawings (VML) are often no XML in the end; nobody reads them, and whoever would stops at the same place.
            if part.filename.lower().endswith((".xml", ".rels")) or part.file_size > MAX_BROKEN:
                raise
    return counter.merged


def may_be_xml(head: bytes) -> bool:
    """Return whether some reader could take a part for XML.

    :param head: its first bytes, at least one. XML begins with `<` in some encoding, behind white space where it declares none.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\0")
    return not bare or bare.startswith(b"<") or head.startswith((b"\xff\xfe", b"\xfe\xff", _EBCDIC))


def _head(archive: ZipFile, part: ZipInfo) -> bytes:
    with archive.open(part) as stream:
        return stream.read(_HEAD)


class _Counter:
    """Counts what the parts of a workbook are made of."""

    def __init__(self) -> None:
        self.elements = self.rows = 0
        self.merged: dict[str, list[str]] = {}
        # Address of the cell that is being read, and the same where it holds a formula without a result so far.
        self.cell = self.formula = ""

    def read(self, archive: ZipFile, part: ZipInfo) -> None:
        """Count one part."""
        self.part = part.filename
        self.path: list[str] = []
        self.in_row = 0
        self.text = 0
        self.formula = ""
        # Where relative addresses in a list of relations begin.
        self.folder = dirname(dirname(part.filename))
        self.sheets: set[str] = set()
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _document_type(self, *_parts: object) -> None:
        raise FileRefused(_("The workbook holds a document type declaration, which no spreadsheet program writes."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.text = sum(map(len, attributes.values()))
        local = name.rpartition(":")[2]
        if local == "row":
            self.in_row = 0
            self.rows += 1
        elif local == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            self._once(normpath(join("/", self.folder, attributes.get("Target", ""))))
        elif local == "sheet" and self.path and self.path[-1].endswith("sheets"):
            self._once(next((value for key, value in attributes.items() if key.endswith(":id")), ""))
        elif local == "mergeCell":
            self.merged.setdefault(self.part, []).append(attributes.get("ref", ""))
        elif self.path and self.path[-1] == "row":
            self.in_row += 1
            # An empty text is a result too (="").
            self.cell = "" if attributes.get("t") == "str" else attributes.get("r", "?")
        elif local == "f" and self.path and self.path[-1] == "c":
            self.formula = self.cell
        self.path.append(local)
        if (
            self.elements > MAX_ELEMENTS
            or self.rows > MAX_ROW_ELEMENTS
            or len(self.path) > MAX_DEPTH
            or self.in_row > MAX_SIBLINGS_IN_ROW
            or self.text > MAX_TEXT
        ):
            too_much()

    def _once(self, sheet: str) -> None:
        """Refuse one part that is named as several sheets: it would be read as often."""
        if sheet in self.sheets:
            too_much()
        self.sheets.add(sheet)

    def _end(self, _name: str) -> None:
        if self.path.pop() == "c" and self.formula:
            raise FileRefused(
                _(
                    "Cell ${cell} holds a formula whose result is not stored. Open the file in a spreadsheet program, "
                    "save it there and try once more, or copy the cells and insert them as values.",
                    mapping={"cell": self.formula[:10]},
                )
            )
        self.text = 0

    def _characters(self, text: str) -> None:
        if self.formula and self.path[-1] == "v":
            self.formula = ""
        self.text += len(text)
        if self.text > MAX_TEXT:
            too_much()


def too_much() -> NoReturn:
    """Refuse what becomes more than a list when it is read.

    :raises FileRefused: always.
    """
    raise FileRefused(
        _(
            "The workbook unpacks to far more than a list of items. "
            "Copy the rows into a new workbook without formats and save that."
        )
    )
