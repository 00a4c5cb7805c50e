"""What an upgrade step is meant to change of what is stored: meant.csv, one row for each, with the step and the ground."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from shangnan.policy.locales.unstarted import chinese_without_zope
from zope.i18nmessageid import Message

import csv

TABLE = Path(__file__).with_name("meant.csv")


@dataclass(frozen=True)
class Meant:
    """A row. Its `path`, `attribute` and `key` may hold `*`; a key of several parts is written with spaces."""

    step: str
    path: str
    attribute: str
    key: str
    why: str

    @property
    def title(self) -> str:
        """Title of the step in Chinese, as it is told."""
        return chinese_without_zope(Message(self.step))

    def covers(self, title: str, place: tuple[str, ...]) -> bool:
        """Whether a step may change a place, which is named as in `stored_state.Stored`."""
        path, attribute, *key = place
        found = ((path, self.path), (attribute, self.attribute), (" ".join(key), self.key))
        return title == self.title and all(fnmatchcase(one, pattern) for one, pattern in found)


def meant() -> list[Meant]:
    """Return the rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Meant(**row) for row in csv.DictReader(file)]
