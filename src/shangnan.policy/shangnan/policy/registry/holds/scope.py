"""What a hold is laid on, and whether it covers a record: by its name, or by what it is. Pure.

A scope names records one by one (by 档号, UID or 文号), or describes them (years, 机构, kind, words of the title): then all that is said has
to hold. What is filed later inside the description is covered as well, since the scope is asked each time and never worked out beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.registry.filing.item import FiledItem
from typing import Any

# Records that one hold names; more are described instead.
MOST_NAMED = 200
FIRST_YEAR, LAST_YEAR = 1900, 2999


@dataclass(frozen=True)
class Facts:
    """What a hold goes by.

    :param uids: of the record, and of the members of its 件.
    :param archival_number: 档号; "" for what is not filed.
    :param document_number: 文号; "" for none.
    :param portal_type: of the record.
    :param year: of formation, four digits; for what is not filed, the year in which it was made.
    :param unit_code: 机构（问题）代码; "" for what is not filed.
    :param title: 题名.
    """

    uids: tuple[str, ...]
    archival_number: str = ""
    document_number: str = ""
    portal_type: str = ""
    year: int = 0
    unit_code: str = ""
    title: str = ""


@dataclass(frozen=True)
class Scope:
    """What a hold is laid on; "", 0 and () leave that part open.

    :param records: 档号 or UIDs, one by one.
    :param document_numbers: 文号, one by one.
    :param first_year: of formation, four digits.
    :param last_year: of formation, four digits.
    :param unit_code: 机构（问题）代码 as in archival numbers.
    :param portal_type: kind of record.
    :param words: what stands in the title.
    """

    records: tuple[str, ...] = ()
    document_numbers: tuple[str, ...] = ()
    first_year: int = 0
    last_year: int = 0
    unit_code: str = ""
    portal_type: str = ""
    words: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-compatible data."""
        return asdict(self)

    def describes(self) -> bool:
        """Tell whether it describes records, besides naming some."""
        return bool(self.first_year or self.last_year or self.unit_code or self.portal_type or self.words)


def scope_from(plain: Mapping[str, Any]) -> Scope:
    """Return the scope of what `Scope.plain` gave, also after JSON, where tuples are lists."""
    lists = {name: tuple(plain[name]) for name in ("records", "document_numbers")}
    return Scope(**{**plain, **lists})


def facts_of(item: FiledItem) -> Facts:
    """Return what holds go by of a filed item."""
    return Facts(
        uids=(item.uid, *item.members),
        archival_number=item.archival_number,
        document_number=item.document_number,
        portal_type=item.portal_type,
        year=item.year,
        unit_code=item.unit_code,
        title=item.title,
    )


def covers(scope: Scope, facts: Facts) -> bool:
    """Tell whether a scope covers a record. One that says nothing covers nothing."""
    names = {facts.archival_number, *facts.uids} - {""}
    if names & set(scope.records) or (facts.document_number and facts.document_number in scope.document_numbers):
        return True
    return scope.describes() and _is_described(scope, facts)


def _is_described(scope: Scope, facts: Facts) -> bool:
    return (
        (not scope.first_year or facts.year >= scope.first_year)
        and (not scope.last_year or facts.year <= scope.last_year)
        and scope.unit_code in ("", facts.unit_code)
        and scope.portal_type in ("", facts.portal_type)
        and scope.words.casefold() in facts.title.casefold()
    )


def scope_gaps(scope: Scope) -> list[Gap]:
    """Return what is wrong with a scope before a hold is laid on it."""
    found = []
    if scope == Scope():
        message = _("Say what is to be held: name records, or describe them by year, unit, kind or words of the title.")
        found.append(Gap("nothing_held", "scope", message))
    if len(scope.records) + len(scope.document_numbers) > MOST_NAMED:
        message = _(
            "A hold names at most ${most} records. Describe them instead, or set a second hold.",
            mapping={"most": MOST_NAMED},
        )
        found.append(Gap("too_many_named", "records", message))
    if any(year and not FIRST_YEAR <= year <= LAST_YEAR for year in (scope.first_year, scope.last_year)):
        found.append(Gap("no_such_year", "first_year", _("The year has four digits.")))
    elif scope.first_year and scope.last_year and scope.first_year > scope.last_year:
        found.append(Gap("years_reversed", "last_year", _("The last year comes before the first one. Correct one.")))
    return found
