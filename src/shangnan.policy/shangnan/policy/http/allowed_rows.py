"""The list of what may be called, read from the tables beside this module. Pure.

It is read once, when the program starts, into a dictionary: a request asks it two or three times.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shangnan.policy.http.offices import codes_in
from shangnan.policy.http.offices import codes_of

import csv

FOLDER = Path(__file__).parent / "allowed"
DOORS = ("object", "page", "service", "resource", "method")
METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE", "OPTIONS")
CONTENT = "content"


@dataclass(frozen=True, order=True)
class Row:
    """One row: see allowed/README.md."""

    door: str
    contexts: tuple[str, ...]
    name: str
    methods: tuple[str, ...]
    who: frozenset[str]
    why: str


def read_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a table.

    :param lines: its text, headings first.
    :raises ValueError: for a row that says nothing that could be meant.
    """
    for cells in csv.DictReader(lines):
        contexts, methods = tuple(cells["context"].split()), tuple(cells["methods"].split())
        wrong = set(methods) - set(METHODS) or cells["door"] not in DOORS or not (contexts and methods and cells["why"])
        if wrong or "@@" in cells["name"]:
            raise ValueError(f"not a row: {cells}")
        yield Row(cells["door"], contexts, cells["name"], methods, codes_in(cells["who"]), cells["why"])


def all_rows(folder: Path = FOLDER) -> Iterator[tuple[str, Row]]:
    """Yield every row of every table with the table's name."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in read_rows(lines):
                yield path.stem, row


Key = tuple[str, str, str, str]


def by_key(rows: Iterable[Row]) -> dict[Key, frozenset[str]]:
    """Return who may call what: (door, context, name, method) -> codes.

    :raises ValueError: where two rows speak of the same.
    """
    found: dict[Key, frozenset[str]] = {}
    for row in rows:
        for context in row.contexts:
            for method in row.methods:
                key = row.door, context, row.name, method
                if key in found:
                    raise ValueError(f"two rows: {key}")
                found[key] = row.who
    return found


ALLOWED = by_key(row for _table, row in all_rows())


def patterns(name: str) -> list[str]:
    """Return the names under which a row may speak of a called name, the most exact first.

    `download/file/form.pdf` stands in the list as itself or as `download/*`; `++add++ServiceGuide` as itself or `++add++*`.
    """
    first, slash, rest = name.partition("/")
    heads = [first, f"{first[: first.find('++', 2) + 2]}*"] if first.startswith("++") else [first]
    return [f"{head}/{tail}" for head in heads for tail in (rest, "*")] if slash else heads


def who_may(
    door: str, context: str, is_content: bool, name: str, method: str, allowed: dict[Key, frozenset[str]] | None = None
) -> frozenset[str]:
    """Return the codes of those who may call something; nobody where no row names it.

    :param context: kind of object, as `called` tells it.
    :param is_content: whether it is content, so that rows for any content speak of it too.
    :param allowed: another list than that of the package, for tests.
    """
    table = ALLOWED if allowed is None else allowed
    method = "GET" if method == "HEAD" else method
    contexts = (context, CONTENT) if is_content else (context,)
    for pattern in patterns(name):
        for kind in contexts:
            who = table.get((door, kind, pattern, method))
            if who is not None:
                return who
    return frozenset()


def may_call(who: frozenset[str], signed_in: bool, roles: Iterable[str]) -> bool:
    """Return whether a person is among those who may."""
    return not who.isdisjoint(codes_of(signed_in, roles))
