"""Kinds of Party-building activity, and how often a branch holds them. Pure.

The periods (三会一课, 主题党日) are settings, since no rule that was at hand fixes them for this county.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

KINDS = (
    "支部党员大会", "支委会", "党小组会", "党课", "主题党日", "主题教育", "组织生活会", "民主评议", "干部培训", "下基层", "进社区",
    "文化活动",
)  # fmt: skip
LECTURE = "党课"
# Months in each period.
PERIODS = {"月": 1, "季": 3, "半年": 6, "年": 12}
DEFAULT = ("支部党员大会 季", "支委会 月", "党小组会 月", "党课 季", "主题党日 月")


@dataclass(frozen=True)
class Check:
    """How often one branch held one kind in a year.

    :param held: number of meetings in each period of the year, in order.
    :param missing: numbers (from 1) of the periods that are over and had none.
    """

    branch: str
    kind: str
    period: str
    held: tuple[int, ...]
    missing: tuple[int, ...]


def read_frequency(lines: Iterable[str]) -> dict[str, str]:
    """Return the period of each kind from lines such as `党课 季`; what cannot be read is left out.

    :param lines: a known kind, white space, a key of PERIODS.
    """
    found = {}
    for line in lines:
        parts = line.split()
        if len(parts) == 2 and parts[0] in KINDS and parts[1] in PERIODS:
            found[parts[0]] = parts[1]
    return found


def frequency_line(line: str) -> bool:
    """Tell whether a line of the setting can be read."""
    return bool(read_frequency([line]))


def check(
    meetings: Iterable[tuple[str, str, date]],
    branches: Iterable[str],
    frequency: Mapping[str, str],
    year: int,
    today: date,
) -> list[Check]:
    """Return the checks of a year, by branch in the order given, then by kind.

    :param meetings: (branch, kind, day) of each; of any year.
    :param branches: branches that are checked; those that only held something follow, by name.
    :param frequency: period of each kind that is checked.
    :param today: a period counts as missing once it is over.
    """
    held: dict[tuple[str, str], list[int]] = {}
    seen: dict[str, None] = dict.fromkeys(branches)
    others = set()
    for branch, kind, day in meetings:
        if day.year == year:
            held.setdefault((branch, kind), []).append(day.month)
            others.add(branch)
    found = []
    for branch in [*seen, *sorted(others - set(seen))]:
        for kind, period in frequency.items():
            length = PERIODS[period]
            months = held.get((branch, kind), [])
            counts = tuple(
                sum(1 for month in months if (month - 1) // length == number) for number in range(12 // length)
            )
            over = [number for number in range(12 // length) if _after(year, (number + 1) * length) <= today]
            missing = tuple(number + 1 for number in over if not counts[number])
            found.append(Check(branch, kind, period, counts, missing))
    return found


def _after(year: int, month: int) -> date:
    """Return the first day after a month."""
    return date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
