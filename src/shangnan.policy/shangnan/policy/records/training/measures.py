"""Hours per person and year, coverage and the rate of putting standards into practice, with what they are made of. Pure.

The plan asks for 标准贯彻实施率 of 95 % and more without saying how to count it, so the formula is a setting, and both
numbers of the fraction are always shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

# Below this many tested people an average would tell what one of them scored.
FEWEST_TESTED = 10
FORMULAS = ("attendance", "hours", "tests")


@dataclass(frozen=True)
class LedgerRow:
    """One person's year.

    :param hours: total of all sessions that the person signed in to.
    :param sessions: how many of these there were.
    :param listed: in how many rosters the person stands.
    """

    name: str
    unit: str
    user_id: str
    hours: int
    sessions: int
    listed: int


@dataclass(frozen=True)
class Rate:
    """A fraction with both of its numbers."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> str:
        """The fraction in per cent with one digit, rounded down so that 94.96 is not shown as 95.0; '–' without base."""
        if not self.denominator:
            return "–"
        tenths = self.numerator * 1000 // self.denominator
        return f"{tenths // 10}.{tenths % 10}"

    def reaches(self, percent: int) -> bool:
        """Whether the fraction is at least that many per cent; never without base."""
        return bool(self.denominator) and Fraction(self.numerator * 100, self.denominator) >= percent


Session = Mapping[str, Any]


def key_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """Return what makes a person one: the account where there is one, else name and unit."""
    account = row.get("user_id") or ""
    return ("", account) if account else (row.get("name") or "", row.get("unit") or "")


def ledger(sessions: Iterable[Session]) -> list[LedgerRow]:
    """Return the hours of everybody in the rosters, by unit and name.

    :param sessions: plain forms with `roster`; of one year.
    """
    kept: dict[tuple[str, str], list[Any]] = {}
    for session in sessions:
        for row in session.get("roster") or ():
            signed = bool(row.get("signed_in"))
            entry = kept.setdefault(key_of(row), ["", "", "", 0, 0, 0])
            # The newest spelling of name and unit stands.
            entry[:3] = row.get("name") or "", row.get("unit") or "", row.get("user_id") or ""
            entry[3] += (row.get("hours") or 0) if signed else 0
            entry[4] += signed
            entry[5] += 1
    return sorted((LedgerRow(*entry) for entry in kept.values()), key=lambda row: (row.unit, row.name, row.user_id))


def coverage(rows: Iterable[LedgerRow], staff_total: int, least_hours: int) -> Rate:
    """Return how many of all staff were trained: people with a session and enough hours ÷ staff.

    :param staff_total: number of all staff (所有工作人员); 0 where it is not known.
    :param least_hours: hours that a person needs in the year; 0 where one session is enough.
    """
    trained = sum(1 for row in rows if row.sessions and row.hours >= least_hours)
    return Rate(trained, staff_total)


def implementation(
    formula: str, sessions: Iterable[Session], rows: Iterable[LedgerRow], staff: int, least: int, passing: int
) -> Rate:
    """Return 标准贯彻实施率 by the formula that is set.

    :param formula: `attendance`: signed in ÷ listed, in sessions that taught a standard; `hours`: as `coverage`;
        `tests`: passed ÷ tested, not counted below FEWEST_TESTED people.
    :param sessions: plain forms with `standards`, `roster`, and `tested`: a list of scores, for the formula `tests`.
    :param passing: score that passes.
    :raises ValueError: for an unknown formula.
    """
    if formula == "attendance":
        listed = [row for session in sessions if session.get("standards") for row in session.get("roster") or ()]
        return Rate(sum(1 for row in listed if row.get("signed_in")), len(listed))
    if formula == "hours":
        return coverage(rows, staff, least)
    if formula == "tests":
        scores = [score for session in sessions for score in session.get("tested") or ()]
        if len(scores) < FEWEST_TESTED:
            return Rate(0, 0)
        return Rate(sum(1 for score in scores if score >= passing), len(scores))
    raise ValueError(formula)
