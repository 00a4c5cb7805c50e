"""Names and periods of the prevention of corruption: what the county decides, kept in the registry.

The work plan (商南政办发〔2019〕153号) speaks of 三个清单 without naming the lists, and no rule that was at hand says how often a
risk point is looked at again: so these are settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy.records.kind.settings import settings_of
from types import SimpleNamespace
from zope import schema
from zope.interface import Interface

PREFIX = "shangnan.integrity"
# A list is kept by its place in the setting, so that a new name is at once the name of all that stands in it.
LIST_KEYS = ("list_1", "list_2", "list_3")
LIST_NAMES = ("责任清单", "任务清单", "问题清单")
CATEGORIES = ("思想道德风险", "岗位职责风险", "业务流程风险", "制度机制风险", "外部环境风险")


class IIntegritySettings(Interface):
    """Settings of risk points and lists."""

    list_names = schema.Tuple(
        title=_("Names of the three lists"),
        description=_("One a line, three lines. A new name holds at once for everything that stands in the list."),
        value_type=schema.TextLine(max_length=40),
        default=LIST_NAMES,
        min_length=len(LIST_KEYS),
        max_length=len(LIST_KEYS),
    )
    risk_categories = schema.Tuple(
        title=_("Categories of risk points"),
        description=_("One a line."),
        value_type=schema.TextLine(max_length=40),
        default=CATEGORIES,
    )
    months_high = schema.Int(title=_("Months until the next review of a high risk"), min=1, max=60, default=3)
    months_medium = schema.Int(title=_("Months until the next review of a medium risk"), min=1, max=60, default=6)
    months_low = schema.Int(title=_("Months until the next review of a low risk"), min=1, max=60, default=12)
    days_ahead = schema.Int(
        title=_("Days ahead"),
        description=_("The page of what is due shows what falls due within so many days."),
        min=0,
        max=366,
        default=30,
    )


def read_settings() -> SimpleNamespace:
    """Return the settings, an attribute for each field of IIntegritySettings; a missing record gives its default."""
    return settings_of(IIntegritySettings, PREFIX)


def months_by_level() -> dict[str, int]:
    """Return for each level how many months may pass until the next review."""
    settings = read_settings()
    return {"高": settings.months_high, "中": settings.months_medium, "低": settings.months_low}


class ListNames(Mapping):
    """The name of each list by its key, read anew each time: a register that is set up once shows a new name at once."""

    def __getitem__(self, key: str) -> str:
        if key not in LIST_KEYS:
            raise KeyError(key)
        return read_settings().list_names[LIST_KEYS.index(key)]

    def __iter__(self) -> Iterator[str]:
        return iter(LIST_KEYS)

    def __len__(self) -> int:
        return len(LIST_KEYS)
