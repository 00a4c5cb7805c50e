"""The door for files: `read_rows` takes what people hand in and yields numbered rows, or refuses the file whole."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Iterable
from collections.abc import Iterator
from copy import copy
from os import PathLike
from pathlib import PurePath
from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import secret_marks
from shangnan.policy.records.secrecy.marks import secret_problem
from shangnan.policy.transfer.columns import ITEMS
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.csv_rows import csv_rows
from shangnan.policy.transfer.csv_rows import csv_tables
from shangnan.policy.transfer.json_rows import json_rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import MAX_ROWS
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.spool import spool
from shangnan.policy.transfer.spool import Spooled
from shangnan.policy.transfer.xlsx_rows import xlsx_rows
from shangnan.policy.transfer.xlsx_rows import xlsx_tables
from typing import BinaryIO

_LISTS: dict[str, Callable[[BinaryIO, ListKind], Iterator[Row]]] = {
    ".csv": csv_rows,
    ".xlsx": xlsx_rows,
}
_SUFFIXES = (*_LISTS, ".json")
# First bytes: ZIP (ECMA-376 workbooks), and the compound files of old or password-protected ones (MS-CFB).
_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")


class Rows(Iterable[Row]):
    """The rows of a file that has been read to its end once, so that nothing of a broken file is ever used.

    :param filename: the last part of the name that it was handed in with.
    :param sha256: checksum of its bytes, hexadecimal.
    :param complete: whether the rows are complete guides, or lines of a list.
    :param total: number of rows, refused ones too; at least 1.
    :param ignored: names of columns or keys that no import knows, in the order of the file.
    """

    def __init__(self, spooled: Spooled, filename: str, suffix: str, kind: ListKind) -> None:
        self._spooled = spooled
        self._suffix = suffix
        self._kind = kind
        self._passed_over: Container[object] = frozenset()
        self.filename = filename
        self.sha256 = spooled.sha256
        self.complete = suffix == ".json"
        self.total = 0
        ignored: dict[str, None] = {}
        for row in self:
            self.total += 1
            if self.total > MAX_ROWS:
                raise FileRefused(
                    _("The file has more than ${limit} rows. Split it into several files.", mapping={"limit": MAX_ROWS})
                )
            ignored.update(dict.fromkeys(row.ignored))
        if not self.total:
            raise FileRefused(_("The file holds no rows."))
        self.ignored = tuple(ignored)

    def without(self, codes: Container[object]) -> Rows:
        """Return the rows of the same file but those with some codes.

        :param codes: of the items to pass over.
        """
        others = copy(self)
        others._passed_over = codes
        return others

    def _read(self) -> Iterator[Row]:
        if self.complete:
            return json_rows(self._spooled.file, self._kind)
        return _LISTS[self._suffix](self._spooled.file, self._kind)

    def __iter__(self) -> Iterator[Row]:
        seen: dict[str, int] = {}
        for row in self._read():
            code = row.data.get(self._kind.key)
            if code in self._passed_over:
                continue
            if not isinstance(code, str) or not code:
                yield row
            elif (same := code.casefold()) in seen:
                yield row.refused(
                    _("The code is the same as in row ${number} of this file.", mapping={"number": seen[same]})
                )
            else:
                seen[same] = row.number
                yield row


def read_rows(source: str | PathLike[str] | BinaryIO, filename: str, kind: ListKind = ITEMS) -> Rows:
    """Read a list (.csv, .xlsx) or complete records (.json).

    :param source: a path, or a binary stream that is read to its end and left open; at most 64 MiB.
    :param filename: as handed in; its ending says the format, its content has to agree.
    :param kind: of the list, or of the complete records.
    :returns: the rows, to be gone through as often as needed, one at a time.
    :raises FileRefused: where the file cannot be read; a row that cannot be read is yielded with its problems instead.
    """
    spooled, name, suffix = _taken(source, filename)
    if suffix == ".json" and not kind.complete:
        raise FileRefused(_("Records of this kind come as a list: hand in .csv or .xlsx."))
    return Rows(spooled, name, suffix, kind)


def first_rows(source: str | PathLike[str] | BinaryIO, filename: str) -> list[list[tuple[int, list[str]]]]:
    """Return the beginning of a list in every way in which it may be read, for telling kinds of lists apart.

    :param source: as `read_rows` takes it.
    :param filename: as `read_rows` takes it; of a list, not of complete guides.
    :returns: for each sheet, or for each delimiter, (number, cells) of the rows among which a header may be.
    :raises FileRefused: where the file cannot be read.
    """
    spooled, _name, suffix = _taken(source, filename)
    return xlsx_tables(spooled.file) if suffix == ".xlsx" else csv_tables(spooled.file)


def _taken(source: str | PathLike[str] | BinaryIO, filename: str) -> tuple[Spooled, str, str]:
    """Return a copy of a file, its name and its ending, which its content agrees with."""
    name = PurePath(filename.replace("\\", "/")).name
    suffix = PurePath(name).suffix.lower()
    if marks := secret_marks(PurePath(name).stem):
        raise FileRefused(secret_problem(_("File"), marks[0]))
    if suffix == ".xls":
        raise _old_workbook()
    if suffix not in _SUFFIXES:
        raise FileRefused(
            _(
                "“${name}” is of no kind that can be imported. Hand in .csv, .xlsx or .json.",
                mapping={"name": name[:100]},
            )
        )
    spooled = spool(source)
    head = spooled.file.read(len(_COMPOUND))
    spooled.file.seek(0)
    if head == _COMPOUND:
        raise _old_workbook()
    if head.startswith(_ZIP) != (suffix == ".xlsx"):
        raise FileRefused(
            _(
                "The content of “${name}” is not what its ending says. Save it again in the right format.",
                mapping={"name": name[:100]},
            )
        )
    return spooled, name, suffix


def _old_workbook() -> FileRefused:
    return FileRefused(
        _(
            "This is a workbook of the old kind (.xls), or one with a password. "
            "Save it as .xlsx without a password and hand that in."
        )
    )
