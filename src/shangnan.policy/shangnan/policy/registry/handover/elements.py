"""Which element of DA/T 46-2009 is filled from what: the table elements.csv, and how its sources are read. Pure.

Obligations stand in the table (u: not held against the official text; where in doubt an element is required here).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from csv import DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.batch import BatchItem
from typing import Any

REQUIRED = "required"
TABLE = Path(__file__).parent / "elements.csv"
#: Periods as the archives write them, by the code in archival numbers (国家档案局令第8号).
PERIODS = {"Y": "永久", "D30": "30年", "D10": "10年"}
NOT_SECRET = "非涉密"


@dataclass(frozen=True)
class Element:
    """An element of the standard.

    :param number: e.g. M22.
    :param name: e.g. 题名.
    :param obligation: `required`, `conditional` or `optional`.
    :param block: `record`, `file`, `act` or `agent`.
    :param path: where it stands below the block.
    :param source: `item:`, `batch:`, `record:`, `value:`, `file:`, `act:` or `agent:` with a name, or `fixed:` with the value.
    :param kinds: portal types that have such a source, with spaces; "" for all.
    """

    number: str
    name: str
    obligation: str
    block: str
    path: str
    source: str
    kinds: str = ""


@cache
def elements() -> tuple[Element, ...]:
    """Return the table."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return tuple(Element(**row) for row in DictReader(stream))


def in_block(block: str) -> tuple[Element, ...]:
    """Return the elements of a block, in their order."""
    return tuple(one for one in elements() if one.block == block)


def day(iso: str) -> str:
    """Return a day as eight digits; "" for what is none.

    >>> day("2011-03-07")
    '20110307'
    """
    digits = iso[:10].replace("-", "")
    return digits if len(digits) == 8 and digits.isascii() and digits.isdigit() else ""


def secrecy(item: FiledItem) -> str:
    """Return what stands under 密级: state secrets never enter this system."""
    return item.secrecy or NOT_SECRET


def pages(item: FiledItem) -> str:
    """Return 页数, "" where nobody counted them."""
    return str(item.pages) if item.pages else ""


#: Values that are no field as it stands, by name.
VALUES: dict[str, Callable[[BatchItem], str]] = {
    "period": lambda one: PERIODS[one.item.period],
    "item_number": lambda one: f"{one.item.number:04d}",
    "day": lambda one: day(one.item.date),
    "secrecy": lambda one: secrecy(one.item),
    "composition": lambda one: "组合文件" if len(one.files) > 1 else "单份文件",
    "pages": lambda one: pages(one.item),
    "control": lambda one: one.access,
}


def record_values(batch: Batch, one: BatchItem) -> list[tuple[str, str]]:
    """Return (path, value) of the elements of a record that have a value, in the order of the standard."""
    found = [(element.path, record_value(element, batch, one)) for element in in_block("record")]
    return [(path, value) for path, value in found if value]


def record_value(element: Element, batch: Batch, one: BatchItem) -> str:
    """Return the value of an element of a record; "" for none.

    :raises KeyError: where the table names a source that there is none of.
    """
    door, _colon, name = element.source.partition(":")
    sources: Mapping[str, Callable[[], Any]] = {
        "fixed": lambda: name,
        "item": lambda: getattr(one.item, name),
        "batch": lambda: getattr(batch, name),
        "record": lambda: one.values.get(name, "") if one.item.portal_type in element.kinds.split() else "",
        "value": lambda: VALUES[name](one),
    }
    return str(sources[door]())


def missing(batch: Batch, one: BatchItem) -> list[str]:
    """Return the names of required elements of a record that have no value."""
    wanted = (element for element in in_block("record") if element.obligation == REQUIRED)
    return [element.name for element in wanted if not record_value(element, batch, one).strip()]
