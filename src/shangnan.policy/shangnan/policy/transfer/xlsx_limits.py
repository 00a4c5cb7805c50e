"""How much a workbook may unpack to: checked on the stream, before any program of ours builds objects from it.

An .xlsx is a ZIP of XML. A few kilobytes can unpack to gigabytes, in one part, one row or one cell; document types,
which no workbook needs, can multiply further.
"""

from __future__ import annotations

from shangnan.policy.permissions import _
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import MAX_CELL
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile

_MEBI = 1024 * 1024
MAX_PARTS = 1_000
# Unpacked, all XML together: 832 rows take 0.3 MiB.
MAX_XML = 64 * _MEBI
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 64
# A spreadsheet has 16,384 columns; a cell is at most five elements, its text may be stored escaped.
MAX_SIBLINGS_IN_ROW = 16_384
MAX_TEXT = 2 * MAX_CELL
_CHUNK = 64 * 1024


def check(archive: ZipFile) -> None:
    """Refuse a workbook that unpacks to more than a list of items can need.

    :param archive: open for reading; pictures and other parts that are no XML are never unpacked.
    :raises FileRefused: beyond any of the limits above, with a document type, or with a formula whose result is not
        stored: it would be read as an empty cell.
    :raises zipfile.BadZipFile, zlib.error, expat.ExpatError: where it is damaged.
    """
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        _too_much()
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    # zipfile never gives more of a part than its entry declares.
    if sum(part.file_size for part in xml) > MAX_XML:
        _too_much()
    counter = _Counter()
    for part in xml:
        counter.read(archive, part.filename)


class _Counter:
    """Counts what the parts of a workbook are made of."""

    def __init__(self) -> None:
        self.elements = 0
        # Address of the cell that is being read, and the same where it holds a formula without a result so far.
        self.cell = self.formula = ""

    def read(self, archive: ZipFile, name: str) -> None:
        """Count one part."""
        self.path: list[str] = []
        self.in_row = 0
        self.text = 0
        self.formula = ""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        with archive.open(name) as stream:
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
        elif self.path and self.path[-1] == "row":
            self.in_row += 1
            # An empty text is a result too (="").
            self.cell = "" if attributes.get("t") == "str" else attributes.get("r", "?")
        elif local == "f" and self.path and self.path[-1] == "c":
            self.formula = self.cell
        self.path.append(local)
        if (
            self.elements > MAX_ELEMENTS
            or len(self.path) > MAX_DEPTH
            or self.in_row > MAX_SIBLINGS_IN_ROW
            or self.text > MAX_TEXT
        ):
            _too_much()

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
            _too_much()


def _too_much() -> NoReturn:
    raise FileRefused(
        _(
            "The workbook unpacks to far more than a list of items. "
            "Copy the rows into a new workbook without formats and save that."
        )
    )
