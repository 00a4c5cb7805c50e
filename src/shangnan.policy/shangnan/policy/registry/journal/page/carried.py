"""The journal to take along: all of it as lines that can be verified, or what the filters leave as lines or as a workbook.

That somebody took it along is itself told to the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import workbook
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.page.pages import Asking
from shangnan.policy.registry.journal.page.words import COLUMNS
from shangnan.policy.registry.journal.page.words import Words
from shangnan.policy.registry.journal.reading import export
from typing import Any
from urllib.parse import quote
from zope.i18n import translate
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator

import json

#: A sheet has room for so many rows (ECMA-376), its headings among them.
MOST_ROWS = 1_048_575
LINES = "application/jsonl; charset=utf-8"


@implementer(IUnboundStreamIterator)
class LineStream:
    """Sends lines as they are read; what reads them ends with it, however much was sent."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return (next(self.lines) + "\n").encode("utf-8")

    def close(self) -> None:
        """Give the database back; the server calls this too when the reader has gone."""
        self.lines.close()  # type: ignore[attr-defined]  # a generator


class Carried(Asking):
    """Sends entries and tells the journal so."""

    kind, suffix = "", ""

    def answer(self) -> Any:
        """Return the file."""
        typed = [f"{name}={value}" for name, value in self.question.typed.items()]
        noting.note_apart("record.export", self.context, {"kind": f"journal.{self.suffix}", "filters": typed})
        response, title = self.request.response, translate(_("Journal"), context=self.request)
        name = f"{title}-{now():%Y%m%d-%H%M}.{self.suffix}"
        response.setHeader("Content-Type", self.kind)
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}")
        response.setHeader("Cache-Control", "no-store")
        # The lines are read after the request has ended, when there is no present site any more.
        return self.file(title, export(self.wanted, api.portal.get()._p_jar.db()))

    def file(self, title: str, lines: Iterator[str]) -> Any:
        """Return what is sent."""
        raise NotImplementedError


class JournalLines(Carried):
    """`@@journal.jsonl`: without filters all of the journal, which the verifier takes."""

    kind, suffix = LINES, "jsonl"

    def file(self, title: str, lines: Iterator[str]) -> LineStream:
        """Return the lines."""
        return LineStream(lines)


class JournalWorkbook(Carried):
    """`@@journal.xlsx`: the columns of the page, in the order of the entries."""

    kind, suffix = XLSX, "xlsx"

    def file(self, title: str, lines: Iterator[str]) -> FileStream:
        """Return the workbook; of more entries than a sheet has room for the first ones."""
        words = Words(self.request)
        next(lines)  # the header, which tells of the chain
        rows = (row(words, json.loads(line)) for line, _number in zip(lines, range(MOST_ROWS), strict=False))
        return FileStream(workbook(title, [words.heading(column) for column in COLUMNS], rows, [10, 20]))


def row(words: Words, told: dict[str, Any]) -> list[Any]:
    """Return the cells of an entry, as COLUMNS names them.

    :param told: the exported line.
    """
    entry = Entry(**told["entry"])
    details = "；".join(f"{name}：{value}" for name, value in words.details(entry))
    return [
        told["seq"],
        entry.time[:19].replace("T", " "),
        words.who(entry),
        words.action(entry),
        words.outcome(entry),
        words.type(entry),
        words.thing(entry) or entry.uid,
        details,
        entry.address,
    ]
