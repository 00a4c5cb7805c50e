"""The roster of a campaign from a spreadsheet: rows that were pasted, or the cells of a workbook, become people. Pure.

The first row may hold headings in the words that offices use, in any order; without headings the columns are taken as 账号,
姓名, 职务, 单位, 层级, 上级. The superior may be named by account or, where nobody else is called so, by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy import _
from shangnan.policy.records.integrity.campaign.columns import COLUMNS
from shangnan.policy.records.integrity.letter.levels import LEVELS
from shangnan.policy.records.secrecy.marks import marked_rows
from shangnan.policy.records.tables.pasted import clean_cell
from shangnan.policy.records.tables.pasted import columns_of
from shangnan.policy.records.tables.pasted import is_day
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from zope.i18nmessageid import Message

MAX_PEOPLE = 2000
MAX_PROBLEMS = 50
# So many lines may stand above the headings.
TITLES = 5
# So many of the words below make a row one of headings: nobody's name, post and unit are among them.
HEADINGS_TELL = 2
# What everybody on the list has, so that a list with headings has the columns.
NEEDED = ("user_id", "name", "post", "unit", "level")
LIMITS = {"user_id": 100, "name": 60, "post": 100, "unit": 100, "level": 20, "superior": 100}
HEADINGS: dict[str, tuple[str, ...]] = {
    "user_id": ("账号", "帐号", "用户名", "登录名", "本人账号"),
    "name": ("姓名", "名字", "责任人", "责任人姓名"),
    "post": ("职务", "岗位", "职务岗位", "职务/岗位"),
    "unit": ("单位", "工作单位", "所在单位", "部门", "机构"),
    "level": ("层级", "级别", "责任层级"),
    "superior": ("上级", "上级账号", "上级帐号", "上级领导", "直接上级", "上级姓名"),
}
# What offices write for a level.
LEVEL_WORDS: dict[str, str] = {
    **{level: level for level in LEVELS},
    **dict.fromkeys(("党组书记", "党委书记", "支部书记", "主要领导", "一把手"), LEVELS[0]),
    **dict.fromkeys(("副职", "副局长", "副主任", "班子成员", "分管负责人"), LEVELS[1]),
    **dict.fromkeys(("股长", "股室长", "科室负责人", "部门负责人", "中层", "中层干部"), LEVELS[2]),
    **dict.fromkeys(("干部", "职工", "干部职工", "一般干部", "工作人员", "一般人员"), LEVELS[3]),
}


@dataclass
class Roster:
    """What was read.

    :param rows: people with COLUMNS, the superior as an account.
    :param problems: one Message for each thing that cannot be used; where there are any nothing should be kept.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)


def read_roster(table: Sequence[Sequence[Any]]) -> Roster:
    """Return the people of a table of cells.

    :param table: rows of cells of any type; blank rows are passed over.
    """
    found = Roster()
    numbered = [(number, [clean_cell(cell) for cell in row]) for number, row in enumerate(table, 1)]
    filled = [(number, cells) for number, cells in numbered if any(cells)]
    found.problems += marked_rows(filled)
    columns = {name: at for at, name in enumerate(COLUMNS)}
    # Lists have a title above their headings more often than not.
    for at, (number, cells) in enumerate(filled[:TITLES]):
        named = columns_of(cells, HEADINGS)
        if len(named) < HEADINGS_TELL:
            continue
        columns, filled = named, filled[at + 1 :]
        missing = [HEADINGS[name][0] for name in NEEDED if name not in named]
        if missing:
            told = {"row": number, "columns": "、".join(missing)}
            found.problems.append(_("Row ${row}: the headings lack ${columns}. Add the column.", mapping=told))
            return found
        break
    if not filled:
        found.problems.append(_("There is nobody in the list."))
    if len(filled) > MAX_PEOPLE:
        found.problems.append(
            _("The list has more than ${limit} people. Make several campaigns.", mapping={"limit": MAX_PEOPLE})
        )
        return found
    places: list[int] = []
    for number, cells in filled:
        row = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        _add_person(found, number, {name: row.get(name, "") for name in COLUMNS})
        places.append(number)
    _name_superiors(found, places)
    del found.problems[MAX_PROBLEMS:]
    return found


def as_text(rows: Sequence[Mapping[str, str]]) -> str:
    """Return a roster as text that `read_roster` reads again, with headings, for changing it by hand."""
    heading = "\t".join(HEADINGS[name][0] for name in COLUMNS)
    return "\n".join([heading, *("\t".join(row.get(name, "") for name in COLUMNS) for row in rows)])


def _add_person(found: Roster, number: int, row: dict[str, str]) -> None:
    for name in NEEDED:
        if not row[name]:
            told = {"row": number, "column": HEADINGS[name][0]}
            found.problems.append(_("Row ${row}: ${column} is missing.", mapping=told))
    if is_day(row["name"]):
        found.problems.append(_("Row ${row}: the name is a day. Correct it.", mapping={"row": number}))
    for name, limit in LIMITS.items():
        if len(row[name]) > limit:
            told = {"row": number, "column": HEADINGS[name][0], "limit": limit}
            found.problems.append(_("Row ${row}: ${column} is longer than ${limit} characters.", mapping=told))
    if row["level"]:
        level = LEVEL_WORDS.get(row["level"])
        if level is None:
            told = {"row": number, "text": quoted(row["level"]), "levels": "、".join(LEVELS)}
            found.problems.append(_("Row ${row}: “${text}” is none of the levels ${levels}.", mapping=told))
        row["level"] = level or ""
    found.rows.append(row)


def _name_superiors(found: Roster, places: Sequence[int]) -> None:
    """Put accounts in the place of superiors' names."""
    accounts = {row["user_id"] for row in found.rows}
    called: dict[str, list[str]] = {}
    for row in found.rows:
        called.setdefault(row["name"], []).append(row["user_id"])
    for number, row in zip(places, found.rows, strict=True):
        word = row["superior"]
        if not word or word in accounts:
            continue
        named = called.get(word, [])
        told = {"row": number, "name": quoted(word)}
        if len(named) == 1:
            row["superior"] = named[0]
        elif named:
            message = _("Row ${row}: several people are called ${name}. Write the superior's account.", mapping=told)
            found.problems.append(message)
        else:
            message = _(
                "Row ${row}: the superior ${name} is not in the list. Add him or her, or correct the cell.",
                mapping=told,
            )
            found.problems.append(message)
