"""What a field of plain data may hold: the words in which a kind says it. `plain_reading` reads by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A text; with `choices`, one of these or nothing."""

    label: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """A whole number from 0 to `most`, or nothing."""

    label: str
    most: int


@dataclass(frozen=True)
class Flag:
    """Yes, no or nothing."""

    label: str


@dataclass(frozen=True)
class Words:
    """A list of texts."""

    label: str


@dataclass(frozen=True)
class Rows:
    """A table; its columns are texts, numbers and flags."""

    label: str
    columns: Mapping[str, Text | Number | Flag]


Shape = Mapping[str, Text | Number | Flag | Words | Rows]


def labels_of(shape: Shape) -> dict[str, str]:
    """Return the title of each element, and of each column of a table as 'table.column'.

    :param shape: what a kind's plain data may hold.
    """
    found: dict[str, str] = {}
    for name, kind in shape.items():
        found[name] = kind.label
        if isinstance(kind, Rows):
            found.update({f"{name}.{column}": value.label for column, value in kind.columns.items()})
    return found
