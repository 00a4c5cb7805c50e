"""Boxes 档案盒: a run of 件 of one lowest class in one box; what its cover, its spine and its note sheet say. Pure.

DA/T 22-2015, 7 and 9: years, periods and units never mix in a box; the note sheet 备考表 lies in each. Box numbers count within a fonds,
year, period and unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.registry.filing.item import FiledItem
from typing import Any

# Width of the spine in mm (DA/T 22-2015, annex).
THICKNESSES = (20, 30, 40, 50)
MAX_BOX = 9999
MAX_NOTE = 2000
MAX_NAME = 60


@dataclass(frozen=True)
class Box:
    """A box.

    :param key: of the lowest class, e.g. `Z109-WS·2011-Y-BGS`.
    :param number: 盒号, from 1 within that class.
    :param first: number of the first 件 in it.
    :param last: number of the last.
    :param thickness: of the box, a value of THICKNESSES, mm.
    :param situation: 情况说明 of the note sheet.
    :param arranged_by: 整理人.
    :param arranged_on: 整理日期, ISO 8601.
    :param checked_by: 检查人; "" before somebody has.
    :param checked_on: 检查日期, ISO 8601; "" before.
    """

    key: str
    number: int
    first: int
    last: int
    thickness: int = 30
    situation: str = ""
    arranged_by: str = ""
    arranged_on: str = ""
    checked_by: str = ""
    checked_on: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-compatible data."""
        return asdict(self)


def box_gaps(box: Box, others: Iterable[Box], last_number: int, today: date) -> list[Gap]:
    """Return all that is wrong with a box.

    :param others: boxes of the same class, the box itself apart.
    :param last_number: of the class; 0 where nothing is filed in it.
    """
    found: list[Gap] = []
    if not 1 <= box.number <= MAX_BOX:
        found.append(Gap("wrong_box", "number", _("The number of the box is a whole number from 1.")))
    if not 1 <= box.first <= box.last <= last_number:
        message = _(
            "The first and the last number of the box are among those that are filed: 1 to ${last}.",
            mapping={"last": last_number},
        )
        found.append(Gap("wrong_run", "first", message))
    if box.thickness not in THICKNESSES:
        found.append(Gap("wrong_thickness", "thickness", _("A box is 20, 30, 40 or 50 mm thick.")))
    for other in others:
        told = {"box": other.number, "first": other.first, "last": other.last}
        if other.number == box.number:
            message = _("Box ${box} is there already, with ${first} to ${last}. Choose another number.", mapping=told)
            found.append(Gap("same_box", "number", message))
        elif other.first <= box.last and box.first <= other.last:
            message = _("${first} to ${last} lie in box ${box} already. One 件 lies in one box.", mapping=told)
            found.append(Gap("in_another_box", "first", message))
    return [*found, *_note_gaps(box, today)]


def _note_gaps(box: Box, today: date) -> Iterator[Gap]:
    if len(box.situation) > MAX_NOTE or max(len(box.arranged_by), len(box.checked_by)) > MAX_NAME:
        yield Gap("note_too_long", "situation", _("What the note sheet says is too long. Shorten it."))
    if not box.arranged_by.strip():
        yield Gap("no_arranger", "arranged_by", _("Write who has arranged the box."))
    for field, day in (("arranged_on", box.arranged_on), ("checked_on", box.checked_on)):
        if day and day > today.isoformat():
            yield Gap("day_to_come", field, _("A day on which something was done cannot be one that is to come."))
    if bool(box.checked_by.strip()) != bool(box.checked_on):
        yield Gap("half_checked", "checked_by", _("Write both who has checked the box and when, or neither."))


def catalogue_rows(items: Iterable[FiledItem], titles: Mapping[str, str] | None = None) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the catalogue 归档文件目录: 序号 档号 文号 责任者 题名 日期 密级 页数 备注.

    :param items: in the order of their numbers.
    :param titles: by uid, where another title is to be shown than that of the register.
    """
    for number, item in enumerate(items, 1):
        title = item.title if titles is None else titles.get(item.uid, item.title)
        day = item.date.replace("-", "")
        yield (
            number, item.archival_number, item.document_number, item.responsible, title, day, item.secrecy,
            item.pages or None, item.remarks,
        )  # fmt: skip


def note_sheet(box: Box) -> dict[str, str]:
    """Return what the note sheet 备考表 of a box says, by the words that are printed on it."""
    return {
        "情况说明": box.situation,
        "整理人": box.arranged_by,
        "整理日期": box.arranged_on.replace("-", ""),
        "检查人": box.checked_by,
        "检查日期": box.checked_on.replace("-", ""),
    }


def box_label(box: Box, items: Sequence[FiledItem]) -> dict[str, Any]:
    """Return what cover and spine of a box say, by the words that are printed on them, and the width of the spine in mm.

    :param items: what lies in it, never empty.
    :raises ValueError: where they are not of one year, period and unit.
    """
    classes = {(item.fonds, item.year, item.period, item.unit_code) for item in items}
    if len(classes) != 1:
        raise ValueError("years, periods and units never mix in a box")
    (fonds, year, period, unit_code) = classes.pop()
    return {
        "全宗号": fonds,
        "年度": str(year),
        "保管期限": period,
        "机构（问题）": unit_code,
        "起止件号": f"{box.first:04d}—{box.last:04d}",
        "盒号": str(box.number),
        "thickness": box.thickness,
    }
