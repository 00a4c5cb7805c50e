"""The filing plan 归档方案: fonds, class, codes of units, retention schedule, and what it needs before it is in force. Pure.

国家档案局令第8号, 第十二条: the schedule is agreed with the archives administration before it is used. The clause of each row says where its
period comes from.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.registry.retention.periods import YEARS
from typing import Any

import re

# DA/T 13-2022: capital letters and digits, so that the signs between the parts of a 档号 stay signs.
CODE = re.compile(r"[A-Z0-9]{1,10}")
CLASS_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class Row:
    """A row of the retention schedule.

    :param category: key, see `records.kind.filing_rule.row_key`.
    :param period: code of `retention.periods.YEARS`.
    :param clause: where the period comes from.
    """

    category: str
    period: str
    clause: str = ""


@dataclass(frozen=True)
class Plan:
    """A filing plan.

    :param uid: of the FilingPlan.
    :param fonds: 全宗号.
    :param fonds_name: 全宗名称.
    :param class_code: 门类.
    :param codes: UID of a unit to its 机构（问题）代码.
    :param rows: category to its row.
    :param reference: 批准文号 of the county archives.
    :param approved_on: 批准日期, ISO 8601.
    """

    uid: str
    fonds: str
    fonds_name: str
    class_code: str
    reference: str
    approved_on: str
    codes: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-compatible data."""
        rows = [{"category": row.category, "period": row.period, "clause": row.clause} for row in self.rows.values()]
        units = [{"unit": unit, "code": code} for unit, code in self.codes.items()]
        names = ("uid", "fonds", "fonds_name", "class_code", "reference", "approved_on")
        return {name: getattr(self, name) for name in names} | {"units": units, "rows": rows}


def plan_from(data: Mapping[str, Any]) -> Plan:
    """Return the plan of what `Plan.plain` gave, or of the plain form of a FilingPlan that has no gaps, with its `uid`."""
    return Plan(
        uid=data["uid"],
        fonds=data["fonds"],
        fonds_name=data["fonds_name"],
        class_code=data["class_code"],
        reference=data["reference"],
        approved_on=data["approved_on"],
        codes={row["unit"]: row["code"] for row in data["units"]},
        rows={row["category"]: Row(row["category"], row["period"], row.get("clause") or "") for row in data["rows"]},
    )


def plan_gaps(
    data: Mapping[str, Any], needed: Mapping[str, str], units: Mapping[str, str], used: Collection[str], today: date
) -> list[Gap]:
    """Return all that a plan lacks before it may be put into force.

    :param data: plain form: fonds, fonds_name, class_code, reference, approved_on (ISO 8601, or ""), units (unit, code), rows
        (category, period, clause).
    :param needed: key of each row that the kinds ask for, to its name.
    :param units: UID of every unit to its name.
    :param used: UIDs of the units that answer for records; each needs a code.
    :param today: an approval of a later day is none.
    """
    return [
        *_head(data, today),
        *_units(data.get("units") or [], units, used),
        *_rows(data.get("rows") or [], needed),
    ]


def _head(data: Mapping[str, Any], today: date) -> Iterator[Gap]:
    if not CODE.fullmatch(data.get("fonds") or ""):
        message = _(
            "The fonds number has capital letters and digits only, for example Z109. Ask the county archives for it."
        )
        yield Gap("wrong_fonds", "fonds", message)
    if not (data.get("fonds_name") or "").strip():
        yield Gap(
            "no_fonds_name", "fonds_name", _("The name of the fonds is missing. Enter the full name of the office.")
        )
    if not CLASS_CODE.fullmatch(data.get("class_code") or ""):
        yield Gap(
            "wrong_class", "class_code", _("The class has two capital letters; WS stands for documents of the office.")
        )
    if not (data.get("reference") or "").strip():
        message = _(
            "The approval of the county archives is missing. Without it nothing may be filed: enter the number of the letter in "
            "which they agreed."
        )
        yield Gap("no_reference", "reference", message)
    approved = data.get("approved_on") or ""
    if not approved:
        yield Gap("no_approval_date", "approved_on", _("Enter the day on which the county archives agreed."))
    elif approved > today.isoformat():
        yield Gap(
            "approved_later", "approved_on", _("The county archives cannot have agreed on a day that is to come.")
        )


def _units(rows: list[Mapping[str, Any]], units: Mapping[str, str], used: Collection[str]) -> Iterator[Gap]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        uid, code = row.get("unit") or "", row.get("code") or ""
        told = {"row": number, "unit": quoted(units.get(uid, uid) or "–")}
        if uid not in units:
            yield Gap("unknown_unit", "units", _("Units, row ${row}: choose a unit, or delete the row.", mapping=told))
        elif uid in seen:
            message = _(
                "Units, row ${row}: ${unit} is in row ${first} already. Delete one.",
                mapping={**told, "first": seen[uid]},
            )
            yield Gap("doubled_unit", "units", message)
        seen.setdefault(uid, number)
        if not CODE.fullmatch(code):
            message = _(
                "Units, row ${row}: ${unit} has no code of capital letters and digits, for example BGS. Enter one.",
                mapping=told,
            )
            yield Gap("no_code", "units", message)
    for uid in sorted(set(used) - set(seen), key=lambda each: units.get(each, each)):
        message = _(
            "${unit} answers for records and has no row among the units. Enter its code.",
            mapping={"unit": quoted(units.get(uid, uid))},
        )
        yield Gap("unit_without_code", "units", message)


def _rows(rows: list[Mapping[str, Any]], needed: Mapping[str, str]) -> Iterator[Gap]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        category = row.get("category") or ""
        told = {"row": number, "category": quoted(needed.get(category, category) or "–")}
        if category not in needed:
            message = _(
                "Schedule, row ${row}: no kind of record has the category ${category}. Delete the row.", mapping=told
            )
            yield Gap("unknown_category", "rows", message)
        elif category in seen:
            message = _(
                "Schedule, row ${row}: ${category} is in row ${first} already. Delete one.",
                mapping={**told, "first": seen[category]},
            )
            yield Gap("doubled_row", "rows", message)
        seen.setdefault(category, number)
        if row.get("period") not in YEARS:
            yield Gap("no_period", "rows", _("Schedule, row ${row}: choose a period for ${category}.", mapping=told))
        if not (row.get("clause") or "").strip():
            message = _("Schedule, row ${row}: say by which clause ${category} has its period.", mapping=told)
            yield Gap("no_clause", "rows", message)
    for category, title in needed.items():
        if category not in seen:
            message = _(
                "The schedule has no row for ${category}. Enter its period and clause.", mapping={"category": title}
            )
            yield Gap("missing_row", "rows", message)
