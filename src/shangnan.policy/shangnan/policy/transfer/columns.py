"""The columns of a list of items: how a header names them, and what their cells say in the plain form."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from shangnan.policy import _
from shangnan.policy.records.secrecy.marks import mark_in_cell
from shangnan.policy.records.secrecy.marks import marked_rows
from shangnan.policy.records.secrecy.marks import secret_problem
from shangnan.policy.records.service_guide.importing import IMPORT
from shangnan.policy.records.service_guide.importing import TYPE_HEADINGS
from shangnan.policy.records.tables.importing import ImportKind
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.rows import text_problem
from zope.i18nmessageid import Message

import re
import unicodedata

_MARKS = re.compile(r"[\s*\u200b\ufeff]|\((?:必填|选填)\)")


def _plain(title: str) -> str:
    """Return a header as it is compared."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", title)).casefold()


@dataclass(frozen=True)
class ListKind:
    """A kind of list: which columns it has, and which of them it cannot do without.

    :param names: plain key to what headers call it; the first Chinese name is the one used in messages.
    :param needed: keys that every row must fill.
    :param key: the key that tells rows apart; empty where whoever takes the rows tells that.
    :param one_of: keys of which a file must have one at least.
    :param there: keys whose column a file must have, though it need not be filled.
    :param days: keys whose cells hold days; in any other column a day is what a spreadsheet program made of something else.
    :param complete: keys of complete records in JSON; empty where the kind has none.
    """

    names: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    key: str
    one_of: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    days: frozenset[str] = frozenset()
    complete: frozenset[str] = frozenset()

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Header as it is compared to plain key."""
        return {_plain(spelling): key for key, spellings in self.names.items() for spelling in (key, *spellings)}


def kind_of_list(kind: ImportKind) -> ListKind:
    """Return what the reader of files has to know of a kind that says its headings itself."""
    return ListKind(kind.headings, kind.needed, kind.key[0], kind.one_of, complete=kind.complete)


ITEMS = kind_of_list(IMPORT)
ITEMS_TYPE = IMPORT.portal_type
# The province's or the city's catalogue of items (三级四同): name, code, basis and type have to be the same below.
CATALOGUE = ListKind(
    {
        "basic_code": ("基本编码", "事项基本编码"),
        "name": ("事项名称", "名称", "主项名称"),
        **TYPE_HEADINGS,
        "bases": ("设定依据", "依据", "法律依据"),
    },
    ("basic_code", "name"),
    "basic_code",
    tuple(TYPE_HEADINGS),
)
# A title and notes above the header are usual in lists made by hand.
HEADER_WITHIN = 30

_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")


@dataclass(frozen=True)
class Header:
    """Where a list has its columns.

    :param kind: of the list.
    :param number: number of the header's row, from 1.
    :param at: plain key to index of the column, from 0.
    :param titles: plain key to the name that messages use: the file's own, unless that is the name of programs.
    :param width: number of columns up to the last that has a name.
    :param others: index of the column to its name, for those that no import knows.
    :param sheets: of a workbook, the names of sheets that are passed over though something is written on them.
    """

    number: int
    at: dict[str, int]
    titles: dict[str, str]
    width: int
    others: dict[int, str]
    kind: ListKind = ITEMS
    sheets: tuple[str, ...] = ()

    @cached_property
    def ignored(self) -> tuple[str, ...]:
        """Names of columns and sheets that no import knows."""
        return (*self.others.values(), *self.sheets)


def known_key(title: str, kind: ListKind = ITEMS) -> str | None:
    """Return the plain key that a header means, or None.

    :param title: as the file writes it; width, spaces, asterisks, case and “（必填）” do not matter.
    """
    return kind.keys.get(_plain(title))


def known_columns(rows: Iterable[tuple[int, Sequence[str]]], kind: ListKind = ITEMS) -> int:
    """Return how many of our columns the best of some rows names.

    :param rows: (number, cells).
    :param kind: whose columns.
    """
    return max((len(_keys(cells, kind)) for _number, cells in rows), default=0)


def find_header(rows: Iterable[tuple[int, Sequence[str]]], kind: ListKind = ITEMS) -> Header:
    """Find the header among the first rows of a list.

    :param rows: (number, cells) of at most HEADER_WITHIN rows.
    :param kind: whose columns.
    :raises FileRefused: where a column is missing or there twice, or where what stands above the header or in it is marked
        as a state secret.
    """
    first = list(rows)
    best: tuple[int, Sequence[str]] = (1, ())
    for number, cells in first:
        if len(_keys(cells, kind)) > len(_keys(best[1], kind)):
            best = (number, cells)
    number, cells = best
    _refuse_marked([row for row in first if row[0] <= number])
    _refuse_missing(_keys(cells, kind), kind)
    at: dict[str, int] = {}
    for index, title in enumerate(cells):
        key = known_key(title, kind)
        if key is None:
            continue
        if key in at:
            raise FileRefused(
                _(
                    "The columns “${first}” and “${second}” in row ${number} mean the same. Delete one of them.",
                    mapping={"first": cells[at[key]].strip(), "second": title.strip(), "number": number},
                )
            )
        at[key] = index
    return Header(
        number=number,
        at=at,
        titles={key: _title(key, cells[index], kind) for key, index in at.items()},
        width=max((index + 1 for index, title in enumerate(cells) if title.strip()), default=0),
        others={
            index: title.strip()[:60]
            for index, title in enumerate(cells)
            if title.strip() and known_key(title, kind) is None
        },
        kind=kind,
    )


def _title(key: str, title: str, kind: ListKind) -> str:
    """Return what messages call a column."""
    return kind.names[key][0] if _plain(title) == key else " ".join(title.split())


def _refuse_marked(rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Refuse a file that is marked as a whole, as papers are: at the top."""
    for problem in marked_rows(rows):
        raise FileRefused(problem)


def _keys(cells: Sequence[str], kind: ListKind) -> set[str]:
    return {key for title in cells if (key := known_key(title, kind))}


def _refuse_missing(keys: set[str], kind: ListKind) -> None:
    missing = [kind.names[key][0] for key in dict.fromkeys((*kind.needed, *kind.there)) if key not in keys]
    if kind.one_of and not keys & set(kind.one_of):
        missing.append(kind.names[kind.one_of[0]][0])
    if missing:
        raise FileRefused(
            _(
                "Columns are missing: ${missing}. The list needs a header with ${all} within its first ${rows} rows; in a text "
                "file commas, tabs, semicolons or upright strokes (|) stand between the cells.",
                mapping={
                    "rows": HEADER_WITHIN,
                    "missing": "、".join(missing),
                    "all": "、".join(spellings[0] for spellings in kind.names.values()),
                },
            )
        )


def to_row(header: Header, number: int, cells: Sequence[str], problems: tuple[Message, ...] = ()) -> Row:
    """Return one row of a list in the plain form.

    :param header: of the file.
    :param number: of the row, from 1.
    :param cells: texts, at least as many as the header has columns.
    :param problems: what the reader itself found wrong.
    """
    found = list(problems)
    data: dict[str, str] = {}
    for key, index in header.at.items():
        data[key], problem = _cell(key, header.titles[key], cells[index])
        if problem:
            found.append(problem)
        elif not data[key] and key in header.kind.needed and not problems:
            found.append(_("“${where}” is empty.", mapping={"where": header.titles[key]}))
    found += _secrets(header, cells)
    return Row(number, data, tuple(found), header.ignored)


def _secrets(header: Header, cells: Sequence[str]) -> list[Message]:
    """Return a reason for each cell that is marked as a state secret, in columns that no import knows as well."""
    titles = {index: header.titles[key] for key, index in header.at.items()} | header.others
    marked = [(title, mark_in_cell(title, cells[index])) for index, title in sorted(titles.items())]
    return [secret_problem(title, mark) for title, mark in marked if mark]


def _cell(key: str, title: str, text: str) -> tuple[str, Message | None]:
    """Return what a cell says, and what is wrong with it."""
    problem = text_problem(title, text)
    if problem:
        return "", problem
    text = text.strip().strip("\u200b\ufeff").strip()
    if key in ("code", "basic_code", "type_code"):
        text = unicodedata.normalize("NFKC", text).strip()
    if key in ("code", "basic_code") and _SCIENTIFIC.fullmatch(text):
        return text, _(
            "The code was changed into the number ${text} by the spreadsheet program and cannot be read any more. "
            "Format the column as text and enter the code again.",
            mapping={"text": text},
        )
    if key == "type_code" and len(text) == 1 and text.isdigit():
        # Spreadsheet programs turn 01 into 1.
        text = f"0{text}"
    return text, None
