"""A roster from a spreadsheet: rows that were pasted, or the cells of a workbook, become people. Pure.

The first row may hold headings in the words that offices use (姓名, 单位, 签到, 学时, 成绩 …), in any order; without headings
the columns are taken as 姓名, 单位, 签到, 学时, 成绩.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy import _
from shangnan.policy.records.secrecy.marks import marked_rows
from shangnan.policy.records.tables.pasted import clean_cell
from shangnan.policy.records.tables.pasted import columns_of
from shangnan.policy.records.tables.pasted import is_day
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from zope.i18nmessageid import Message

MAX_ROWS = 1000
MAX_PROBLEMS = 50
# Rows among which the headings are looked for.
TITLES = 5
# So many of the words below make a row one of headings even without the name: somebody of a 窗口 who is there (签到) has two.
HEADINGS_TELL = 3
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "参训人员", "人员"),
    "user_id": ("账号", "帐号", "用户名", "登录名"),
    "unit": ("单位", "工作单位", "所在单位", "部门", "科室", "股室", "窗口"),
    "signed_in": ("签到", "是否签到", "到会", "出勤", "是否参加"),
    "hours": ("学时", "课时", "培训学时", "小时"),
    "score": ("成绩", "得分", "分数", "考试成绩", "测试成绩"),
}
WITHOUT_HEADINGS = ("name", "unit", "signed_in", "hours", "score")
YES = frozenset({"是", "已签到", "签到", "到", "已到", "√", "✓", "✔", "1", "y", "yes", "true", "出勤", "参加"})
NO = frozenset({"", "否", "未签到", "未到", "缺席", "请假", "×", "x", "0", "n", "no", "false", "缺勤", "-", "—"})


@dataclass
class Roster:
    """What was read.

    :param rows: name, user_id, unit, signed_in, hours.
    :param scores: name, unit, score; only of people who have one.
    :param has_scores: whether the list has a column for scores at all.
    :param problems: one Message for each row or cell that cannot be used; where there are any nothing should be kept.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    scores: list[dict[str, Any]] = field(default_factory=list)
    has_scores: bool = False
    problems: list[Message] = field(default_factory=list)


def read_roster(table: Sequence[Sequence[Any]], session_hours: int | None = None) -> Roster:
    """Return the people of a table of cells.

    :param table: rows of cells of any type; blank rows are passed over.
    :param session_hours: hours of somebody who signed in where the cell for hours is empty.
    """
    found = Roster()
    numbered = [(number, [clean_cell(cell) for cell in row]) for number, row in enumerate(table, 1)]
    filled = [(number, cells) for number, cells in numbered if any(cells)]
    found.problems += marked_rows(filled)
    if not filled:
        found.problems.append(_("There is nobody in the list."))
        return found
    # Lists have a title above their headings more often than not.
    found_at = next((at for at, (_number, cells) in enumerate(filled[:TITLES]) if _columns(cells)), None)
    columns = _columns(filled[found_at][1]) if found_at is not None else {}
    if found_at is not None and "name" not in columns:
        told = {"row": filled[found_at][0], "columns": HEADINGS["name"][0]}
        found.problems.append(_("Row ${row}: the headings lack ${columns}. Add the column.", mapping=told))
        return found
    people = filled[found_at + 1 :] if found_at is not None else filled
    columns = columns or dict(zip(WITHOUT_HEADINGS, range(len(WITHOUT_HEADINGS)), strict=True))
    score = columns.get("score")
    # With headings the column tells; without, only a value does.
    found.has_scores = score is not None and (
        found_at is not None or any(score < len(cells) and cells[score] for _number, cells in people)
    )
    if len(people) > MAX_ROWS:
        found.problems.append(
            _("The list has more than ${limit} people. Make several records.", mapping={"limit": MAX_ROWS})
        )
        return found
    seen: dict[tuple[str, str], int] = {}
    for number, cells in people:
        _person(
            found,
            number,
            {key: cells[at] if at < len(cells) else "" for key, at in columns.items()},
            session_hours,
            seen,
        )
    if not people:
        found.problems.append(_("There is nobody in the list."))
    del found.problems[MAX_PROBLEMS:]
    return found


def _columns(cells: list[str]) -> dict[str, int]:
    """Return the place of each column that a row of headings names; empty where it is no row of headings."""
    found = columns_of(cells, HEADINGS)
    return found if "name" in found or len(found) >= HEADINGS_TELL else {}


def _person(
    found: Roster, number: int, cells: dict[str, str], session_hours: int | None, seen: dict[tuple[str, str], int]
) -> None:
    name, unit = cells.get("name", ""), cells.get("unit", "")
    problems: list[Message] = []
    if not name:
        problems.append(_("Row ${row}: the name is missing.", mapping={"row": number}))
    if is_day(name):
        problems.append(_("Row ${row}: the name is a day. Correct it.", mapping={"row": number}))
    if len(name) > 60 or len(unit) > 100 or len(cells.get("user_id", "")) > 100:
        problems.append(_("Row ${row}: name, unit or account is too long.", mapping={"row": number}))
    if name and (name, unit) in seen:
        names = {"row": number, "name": quoted(name), "other": seen[name, unit]}
        problems.append(_("Row ${row}: ${name} is in row ${other} already.", mapping=names))
    seen.setdefault((name, unit), number)
    signed = _flag(cells.get("signed_in", ""), number, problems)
    hours = _number(cells.get("hours", ""), 200, number, problems)
    score = _number(cells.get("score", ""), 100, number, problems)
    if hours is None:
        hours = (session_hours or 0) if signed else 0
    found.problems.extend(problems)
    if not problems:
        row = {"name": name, "user_id": cells.get("user_id", ""), "unit": unit, "signed_in": signed, "hours": hours}
        found.rows.append(row)
        if score is not None:
            found.scores.append({"name": name, "unit": unit, "score": score})


def _flag(text: str, number: int, problems: list[Message]) -> bool:
    word = text.lower()
    if word not in YES | NO:
        told = _(
            "Row ${row}: “${text}” does not say whether the person signed in (是 or 否).",
            mapping={"row": number, "text": quoted(text)},
        )
        problems.append(told)
    return word in YES


def _number(text: str, most: int, number: int, problems: list[Message]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= most:
        return int(text)
    names = {"row": number, "text": quoted(text), "most": most}
    problems.append(_("Row ${row}: “${text}” is no whole number from 0 to ${most}.", mapping=names))
    return None
