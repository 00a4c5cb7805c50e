"""What an import did, row by row: as data for a page, as JSON, and as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from itertools import groupby
from shangnan.policy import _
from typing import Any
from zope.i18nmessageid import Message

import json

# Text in the reader's language: zope.i18n.translate with a language or request bound to it.
Translate = Callable[[Message], str]


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


LABELS: dict[Outcome, Message] = {
    Outcome.CREATED: _("import_created", default="Created"),
    Outcome.CHANGED: _("import_changed", default="Changed"),
    Outcome.UNCHANGED: _("import_unchanged", default="Unchanged"),
    Outcome.REFUSED: _("import_refused", default="Refused"),
}


@dataclass(frozen=True)
class RowResult:
    """What became of one row.

    :param number: of the row, as the user counts.
    :param code: the item code that the row gives, may be empty.
    :param name: the name that the row gives, may be empty.
    :param outcome: what became of it; in a dry run, what would have.
    :param reasons: why it was refused, empty otherwise.
    """

    number: int
    code: str
    name: str
    outcome: Outcome
    reasons: tuple[Message, ...] = ()


@dataclass
class Report:
    """What an import did.

    :param filename: as handed in.
    :param sha256: of the file, hexadecimal.
    :param dry_run: whether nothing was written.
    :param ignored: names of columns or keys in the file that no import knows.
    :param results: one for each row, in the order of the file.
    :param seconds: how long it took.
    """

    filename: str
    sha256: str
    dry_run: bool
    ignored: tuple[str, ...] = ()
    results: list[RowResult] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, results: Iterable[RowResult]) -> None:
        """Take in the results of a batch."""
        self.results.extend(results)

    @property
    def totals(self) -> dict[Outcome, int]:
        """Number of rows with each outcome, zeros included."""
        counts = Counter(result.outcome for result in self.results)
        return {outcome: counts[outcome] for outcome in Outcome}

    def plain(self, translate: Translate) -> dict[str, Any]:
        """Return the report as plain data for a page or JSON, with texts in the reader's language."""
        return {
            "filename": self.filename,
            "sha256": self.sha256,
            "dry_run": self.dry_run,
            "ignored": list(self.ignored),
            "seconds": round(self.seconds, 2),
            "totals": {str(outcome): count for outcome, count in self.totals.items()},
            "rows": [
                {
                    "number": result.number,
                    "code": result.code,
                    "name": result.name,
                    "outcome": str(result.outcome),
                    "label": translate(LABELS[result.outcome]),
                    "reasons": [translate(reason) for reason in result.reasons],
                }
                for result in self.results
            ],
        }

    def as_json(self, translate: Translate) -> str:
        """Return the report as JSON, indented, with Chinese as it is written."""
        return json.dumps(self.plain(translate), ensure_ascii=False, indent=1)

    def text(self, translate: Translate) -> str:
        """Return the report for a terminal: totals, which rows had which outcome, and why rows were refused."""
        head = _("Rehearsal of ${file}: nothing was written.") if self.dry_run else _("Import of ${file}.")
        lines = [translate(_(head, mapping={"file": self.filename})), f"SHA-256 {self.sha256}"]
        if self.ignored:
            lines.append(translate(_("Not imported: ${columns}", mapping={"columns": "、".join(self.ignored)})))
        for outcome, count in self.totals.items():
            lines.append(f"{translate(LABELS[outcome])} {count}{self._where(outcome, translate)}")
        for result in self.results:
            if result.reasons:
                lines.append(
                    translate(_("Row ${number}", mapping={"number": result.number})) + f"  {result.code}  {result.name}"
                )
                lines += [f"    · {translate(reason)}" for reason in result.reasons]
        seconds = f"{self.seconds:.1f}"
        lines.append(
            translate(_("${rows} rows in ${seconds} s", mapping={"rows": len(self.results), "seconds": seconds}))
        )
        return "\n".join(_harmless(line) for line in lines)

    def _where(self, outcome: Outcome, translate: Translate) -> str:
        numbers = sorted(result.number for result in self.results if result.outcome is outcome)
        if not numbers:
            return ""
        return ": " + translate(_("rows ${rows}", mapping={"rows": ranges(numbers)}))


def ranges(numbers: Iterable[int]) -> str:
    """Return ascending numbers as ranges: 2-4, 7."""
    parts = []
    for _offset, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _index, number in group]
        parts.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ", ".join(parts)


def _harmless(line: str) -> str:
    """Return a line without characters that steer a terminal: codes and names come from the file."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)
