"""What became of each thing of another Plone: a table for people, with the sentence for each that was left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from zope.i18nmessageid import Message

import csv

TAKEN, THERE, LEFT = "taken", "there", "left"
OUTCOMES: dict[str, Message] = {
    TAKEN: _("Taken over"),
    THERE: _("There already"),
    LEFT: _("Left out"),
}
HEADINGS = (
    _("Address in the other site"),
    _("Kind there"),
    _("Title"),
    _("What became of it"),
    _("Where it is now"),
    _("Reason"),
)
# A program of tables takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class ForeignResult:
    """What became of a thing.

    :param address: in the other site.
    :param portal_type: there.
    :param title: of it.
    :param outcome: TAKEN, THERE or LEFT.
    :param path: where it is now, below the site; "" where it was left out.
    :param reasons: sentences.
    """

    address: str
    portal_type: str
    title: str
    outcome: str
    path: str = ""
    reasons: tuple[str, ...] = ()

    def cells(self) -> list[str]:
        """Return the cells of its row."""
        said = [
            self.address,
            self.portal_type,
            self.title,
            chinese(OUTCOMES[self.outcome]),
            self.path,
            " ".join(self.reasons),
        ]
        return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in said]


def write_report(path: Path, results: list[ForeignResult]) -> None:
    """Write a table that programs of tables open; one that an earlier run left is replaced."""
    # They recognise UTF-8 by the mark at its beginning.
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as stream:
        writer = csv.writer(stream)
        writer.writerow([chinese(heading) for heading in HEADINGS])
        writer.writerows(result.cells() for result in results)


def totals(results: list[ForeignResult]) -> list[str]:
    """Return a line for each outcome, with its number."""
    counts = Counter(result.outcome for result in results)
    return [f"{chinese(title)}\t{counts[outcome]}" for outcome, title in OUTCOMES.items()]
