"""Working days 工作日: holidays and 调休 as announced each year, with the county's own table over them. Pure.

Announced days come from `chinesecalendar`, which knows whole years and raises for others. In a year that neither it nor
the table knows, holidays that the law fixes are free and other weekdays count as worked, and the result says that it is
provisional (暂定) and for which years: never guessed silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from shangnan.policy.calendar.by_law import holiday_by_law

import chinese_calendar
import re

WORKED, FREE, COMPLETE = "班", "休", "完整"
# Longer than any limit of an office; it keeps a slip of the finger from counting for minutes.
MAX_DAYS = 1000
MAX_RANGE = 31
ONE_DAY = timedelta(days=1)
# For lines without white space around them; what begins with a run of it is tried at each of its places anew.
_DAY = r"\d{4}-\d{2}-\d{2}"
_LINE = re.compile(rf"(?P<first>{_DAY})(?:\s*+至\s*+(?P<last>{_DAY}))?\s++(?P<kind>[{WORKED}{FREE}])(?:\s.*+)?")
_YEAR = re.compile(rf"(?P<year>[12]\d{{3}})\s++{COMPLETE}(?:\s.*+)?")


@dataclass(frozen=True)
class Table:
    """The county's own table.

    :param days: whether a day is worked; it stands above what was announced.
    :param complete: years of which every exception has been entered, so that nothing in them is provisional.
    """

    days: Mapping[date, bool] = field(default_factory=dict)
    complete: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Limit:
    """The last day of a limit.

    :param day: the last day on which it is kept.
    :param unannounced: years it was counted over whose arrangement of holidays is neither announced nor entered.
    """

    day: date
    unannounced: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether a day that it was counted over is not known yet."""
        return bool(self.unannounced)


NO_TABLE = Table()


def read_table(lines: Iterable[str]) -> Table:
    """Return the table that lines say; what cannot be read is left out.

    :param lines: `2027-01-01 休 元旦`, `2027-02-05 至 2027-02-11 休 春节`, `2027-02-14 班 调休`, or `2027 完整` for a year of
        which all exceptions are there. Where two lines name a day the later one counts.
    """
    days: dict[date, bool] = {}
    complete: set[int] = set()
    for line in lines:
        if year := _YEAR.fullmatch(line.strip()):
            complete.add(int(year["year"]))
        days.update(_days(line))
    return Table(days, frozenset(complete))


def table_line(line: str) -> bool:
    """Tell whether a line of the table can be read."""
    return bool(_days(line)) or _YEAR.fullmatch(line.strip()) is not None


def _days(line: str) -> dict[date, bool]:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        return {}
    try:
        first = date.fromisoformat(match["first"])
        last = date.fromisoformat(match["last"] or match["first"])
    except ValueError:
        return {}
    length = (last - first).days + 1
    if not 1 <= length <= MAX_RANGE:
        return {}
    return {first + timedelta(days=number): match["kind"] == WORKED for number in range(length)}


def is_working_day(day: date, table: Table = NO_TABLE) -> tuple[bool, bool]:
    """Return whether a day is worked, and whether that is known; holidays that the law fixes are known in any year."""
    if day in table.days:
        return table.days[day], True
    try:
        return bool(chinese_calendar.is_workday(day)), True
    except NotImplementedError:
        if holiday_by_law(day):
            return False, True
        return day.weekday() < 5, day.year in table.complete


def limit_after(start: date, days: int, table: Table = NO_TABLE) -> Limit:
    """Return the last day of a limit of working days; day 1 is the next working day after the start.

    :param start: the day from which it runs, itself not counted.
    :param days: 1 to MAX_DAYS.
    :raises ValueError: for another number of days.
    """
    if not 1 <= days <= MAX_DAYS:
        raise ValueError(f"no limit: {days!r} working days")
    day, left, unannounced = start, days, set()
    while left:
        day += ONE_DAY
        worked, known = is_working_day(day, table)
        if not known:
            unannounced.add(day.year)
        left -= worked
    return Limit(day, tuple(sorted(unannounced)))


def working_days_left(today: date, last: date, table: Table = NO_TABLE) -> int:
    """Return how many working days are left after today until and with the last day; negative for those that are over.

    :param today: itself not counted: 0 means that today is the last chance.
    """
    begin, end, sign = (today, last, 1) if last >= today else (last, today, -1)
    span = min((end - begin).days, MAX_DAYS * 2)
    return sign * sum(is_working_day(begin + timedelta(days=number), table)[0] for number in range(1, span + 1))
