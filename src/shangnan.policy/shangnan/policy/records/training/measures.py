"""Hours per person and year, coverage and the rate of putting standards into practice, with what they are made of. Pure.

The plan asks for 标准贯彻实施率 of 95 % and more without saying how to count it, so the formula is a setting, and both
numbers of the fraction are always shown.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

# Below this many tested people an average would tell what one of them scored.
FEWEST_TESTED = 10
FORMULAS = ("attendance", "hours", "tests")
Session = Mapping[str, Any]


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


def key_of(row: Mapping[str, Any], accounts: Mapping[tuple[str, str], str] | None = None) -> tuple[str, str]:
    """Return what makes a person one: the account where there is one, else name and unit.

    :param accounts: accounts of people by name and unit, from other rows: a list pasted without accounts names the same.
    """
    named = row.get("name") or "", row.get("unit") or ""
    account = row.get("user_id") or (accounts or {}).get(named, "")
    return ("", account) if account else named


def accounts_of(sessions: Iterable[Session]) -> dict[tuple[str, str], str]:
    """Return the account of each name and unit for which the rosters know exactly one."""
    found: dict[tuple[str, str], set[str]] = {}
    for session in sessions:
        for row in session.get("roster") or ():
            if account := row.get("user_id"):
                found.setdefault((row.get("name") or "", row.get("unit") or ""), set()).add(account)
    return {named: next(iter(accounts)) for named, accounts in found.items() if len(accounts) == 1}


def ledger(sessions: Iterable[Session]) -> list[LedgerRow]:
    """Return the hours of everybody in the rosters, by unit and name.

    :param sessions: plain forms with `roster`; of one year.
    """
    sessions = list(sessions)
    accounts, kept = accounts_of(sessions), dict[tuple[str, str], list[Any]]()
    for session in sessions:
        for row in session.get("roster") or ():
            signed = bool(row.get("signed_in"))
            entry = kept.setdefault(key_of(row, accounts), ["", "", "", 0, 0, 0])
            # The newest spelling of name and unit stands.
            entry[:3] = row.get("name") or "", row.get("unit") or "", row.get("user_id") or entry[2]
            entry[3] += (row.get("hours") or 0) if signed else 0
            entry[4] += signed
            entry[5] += 1
    return sorted((LedgerRow(*entry) for entry in kept.values()), key=lambda row: (row.unit, row.name, row.user_id))


def coverage(
    rows: Iterable[LedgerRow], staff_total: int, least_hours: int, staff: Mapping[str, str] | None = None
) -> Rate:
    """Return how many of all staff were trained: people with a session and enough hours ÷ staff.

    :param staff_total: number of all staff (所有工作人员); 0 where it is not known.
    :param least_hours: hours that a person needs in the year; 0 where one session is enough.
    :param staff: where the accounts are the staff: full name by user id. Then only they count above the line as well,
        known in the rosters by their account, or by a name that only one of them has.
    """
    trained = [row for row in rows if row.sessions and row.hours >= least_hours]
    if staff is None:
        return Rate(len(trained), staff_total)
    names = list(staff.values())
    by_name = {name: user_id for user_id, name in staff.items() if names.count(name) == 1}
    people = {row.user_id or by_name.get(row.name, "") for row in trained}
    return Rate(len(people & set(staff)), len(staff))


def implementation(
    formula: str,
    sessions: Iterable[Session],
    rows: Iterable[LedgerRow],
    staff: int,
    least: int,
    passing: int,
    people: Mapping[str, str] | None = None,
) -> Rate:
    """Return 标准贯彻实施率 by the formula that is set.

    :param formula: `attendance`: signed in ÷ listed, in sessions that taught a standard; `hours`: as `coverage`;
        `tests`: passed ÷ tested, not counted below FEWEST_TESTED people.
    :param sessions: plain forms with `standards`, `roster`, and `tested`: a list of scores, for the formula `tests`.
    :param passing: score that passes.
    :param people: as `staff` of `coverage`.
    :raises ValueError: for an unknown formula.
    """
    if formula == "attendance":
        listed = [row for session in sessions if session.get("standards") for row in session.get("roster") or ()]
        return Rate(sum(1 for row in listed if row.get("signed_in")), len(listed))
    if formula == "hours":
        return coverage(rows, staff, least, people)
    if formula == "tests":
        scores = [score for session in sessions for score in session.get("tested") or ()]
        if len(scores) < FEWEST_TESTED:
            return Rate(0, 0)
        return Rate(sum(1 for score in scores if score >= passing), len(scores))
    raise ValueError(formula)


@dataclass(frozen=True)
class Part:
    """Sessions of one plan, or on one subject: how many, and how many of those listed had signed in."""

    name: str
    sessions: int
    signed: Rate


def by_plan(sessions: Iterable[Session]) -> list[Part]:
    """Return the year's plans with what was held of each, by name; sessions of no plan last."""
    return _parts(sessions, lambda session: [session.get("plan") or ""])


def by_subject(sessions: Iterable[Session], subjects: Iterable[str]) -> list[Part]:
    """Return every subject in the order given, those of which nothing was held with 0."""
    found = {part.name: part for part in _parts(sessions, lambda session: session.get("subjects") or [])}
    return [found.get(subject, Part(subject, 0, Rate(0, 0))) for subject in subjects]


def _parts(sessions: Iterable[Session], names_of: Callable[[Session], Iterable[str]]) -> list[Part]:
    kept: dict[str, list[int]] = {}
    for session in sessions:
        roster = session.get("roster") or ()
        for name in names_of(session):
            entry = kept.setdefault(name, [0, 0, 0])
            entry[0] += 1
            entry[1] += sum(1 for row in roster if row.get("signed_in"))
            entry[2] += len(roster)
    ordered = sorted(kept.items(), key=lambda pair: (not pair[0], pair[0]))
    return [Part(name, held, Rate(signed, listed)) for name, (held, signed, listed) in ordered]
