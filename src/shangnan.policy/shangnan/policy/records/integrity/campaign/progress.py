"""How far a campaign is, by unit: signed by both ÷ due. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from shangnan.policy.records.integrity.letter.levels import SIGNED_STATES


@dataclass(frozen=True)
class UnitProgress:
    """The letters of one unit, or of all.

    :param due: letters that are to be signed.
    :param half: of these, signed by the superior only.
    :param signed: of these, signed by both.
    """

    unit: str
    due: int
    half: int
    signed: int

    @property
    def percent(self) -> str:
        """Signed ÷ due in per cent, rounded down, so that 100 is shown only where nothing is left."""
        return f"{self.signed * 100 // self.due}" if self.due else "–"


def progress(letters: Iterable[tuple[str, str]]) -> tuple[list[UnitProgress], UnitProgress]:
    """Count letters.

    :param letters: (name of the unit, state) of each; a letter is one person, wherever it was before.
    :returns: the units by name, and the total.
    """
    counts: dict[str, list[int]] = {}
    for unit, state in letters:
        entry = counts.setdefault(unit, [0, 0, 0])
        entry[0] += 1
        entry[1] += state == "superior_signed"
        entry[2] += state in SIGNED_STATES
    units = [UnitProgress(unit, *entry) for unit, entry in sorted(counts.items())]
    total = UnitProgress("", *(sum(entry[at] for entry in counts.values()) for at in range(3)))
    return units, total
