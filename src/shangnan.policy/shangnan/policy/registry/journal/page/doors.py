"""Doors in words: by which page or file something was seen, as a journal shows it that nobody reads names of programs in. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _

#: Pages of records that are not named by their ending.
PAGES: dict[str, str] = {
    "": _("Page of the record"),
    "view": _("Page of the record"),
    "edit": _("Form for editing"),
    "record-history": _("History of the record"),
    "transition": _("Page of a step"),
    "@search": _("Search by a program"),
    "@querystring-search": _("Search by a program"),
}
#: What the names of papers and lists end in.
ENDINGS: dict[str, str] = {
    ".pdf": _("Printed paper (PDF)"),
    ".ofd": _("Paper (OFD)"),
    ".docx": _("Word file"),
    ".xlsx": _("Workbook"),
}
#: What the names of pages that hand a file out begin with.
FILES = ("download", "display-file", "@@download", "@@display-file", "@@images", "images", "kept-file")
FILE = _("File of the record")
SERVICE = _("Interface for programs")


def door_said(door: str) -> str:
    """Return what a door is, a Message; a door that has no words as it was told.

    :param door: method and name of what was called, as `http.journal.asking.door_of` gives them.
    """
    return next(_found(door.partition(" ")[2]), door)


def _found(name: str) -> Iterator[str]:
    if name in PAGES:
        yield PAGES[name]
    if name.partition("/")[0] in FILES or any(f"/{file}" in name for file in FILES):
        yield FILE
    yield from (said for ending, said in ENDINGS.items() if name.endswith(ending))
    if name.startswith("@") and not name.startswith("@@"):
        yield SERVICE
