"""Figures from many measurements of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Sample:
    """Measurements of one thing.

    :param values: in `unit`, in the order they were taken.
    :param unit: as it is printed, such as "ms".
    """

    values: tuple[float, ...]
    unit: str

    @property
    def median(self) -> float:
        """The middle value."""
        return median(self.values)

    def __str__(self) -> str:
        """The median, and the least and the greatest in brackets."""
        if len(self.values) == 1:
            return f"{number(self.median)} {self.unit}"
        return f"{number(self.median)} {self.unit} ({number(min(self.values))}–{number(max(self.values))})"

    def as_data(self) -> dict[str, object]:
        """Everything, for the file of figures."""
        return {
            "unit": self.unit,
            "n": len(self.values),
            "median": round(self.median, 3),
            "min": round(min(self.values), 3),
            "max": round(max(self.values), 3),
        }


@dataclass(frozen=True)
class Row:
    """One line of the table: the same thing at this site and at the stock site.

    :param what: what was measured.
    :param ours: at this site.
    :param stock: at the stock site; None where it has nothing of the kind.
    :param note: what to know about it.
    """

    what: str
    ours: Sample | None
    stock: Sample | None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Median of ours by that of stock; None where one is missing."""
        if self.ours is None or self.stock is None or not self.stock.median:
            return None
        return self.ours.median / self.stock.median


def milliseconds(seconds: Sequence[float]) -> Sample:
    """Return durations as a sample in milliseconds."""
    return Sample(tuple(value * 1000 for value in seconds), "ms")


def number(value: float) -> str:
    """Return a number with three digits that say something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
