"""How records of a kind come into the archive: from which state, by which step, as what. Pure.

DA/T 22-2015 归档文件整理规则: a record is filed by the year in which it was formed (5.4.2), which is the year of its date and not that of
the day on which it is filed. What the catalogue says of it (10.2) the rule takes from the record.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class NotFiled:
    """What a kind says whose records are never filed by themselves.

    :param reason: a Message, why.
    """

    reason: str


@dataclass(frozen=True)
class FilingRule:
    """How records of a kind are filed.

    :param categories: key to its name, a Message; each is a row of the retention schedule. Keys stay for ever.
    :param formation: name of the field with the date of formation (形成日期; a date, or ISO 8601), or what gives it; None is a gap.
    :param steps: state to the step of the workflow that files.
    :param states: states in which it is filed without a step: those that are final, and those after the steps, for records that
        came into them before there was a register.
    :param category: which category is proposed: a key, or what gives it; "" for the first.
    :param number: name of the field with the document's number (文号); "" for none.
    :param responsible: name of the field with who answers for the document (责任者), or what gives it; empty: the unit.
    :param members: of a record: the records that may be one 件 with it.
    """

    categories: Mapping[str, str]
    formation: str | Callable[[Any], date | None]
    steps: Mapping[str, str] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    category: str | Callable[[Any], str] = ""
    number: str = ""
    responsible: str | Callable[[Any], str] = ""
    members: Callable[[Any], list[Any]] | None = None

    @property
    def due_states(self) -> tuple[str, ...]:
        """All states in which a record is due."""
        return (*self.steps, *self.states)

    def formed(self, record: Any) -> date | None:
        """Return the date of formation; None where the record says none."""
        found = _said(self.formation, record)
        return date.fromisoformat(found) if isinstance(found, str) and found else found or None

    def proposed(self, record: Any) -> str:
        """Return the key of the category that is proposed for a record."""
        found = self.category(record) if callable(self.category) else self.category
        return found or next(iter(self.categories))

    def document_number(self, record: Any) -> str:
        """Return the document's number; "" for none."""
        return str(_said(self.number, record) or "")

    def responsible_for(self, record: Any) -> str:
        """Return who answers for the document; "" where that is the unit."""
        return str(_said(self.responsible, record) or "")


def _said(source: str | Callable[[Any], Any], record: Any) -> Any:
    if callable(source):
        return source(record)
    # Its own attribute alone: what a record lacks, the folder around it might have.
    return getattr(getattr(record, "aq_base", record), source, None) if source else None


def row_key(portal_type: str, category: str) -> str:
    """Return the key of a row of the retention schedule, unique among all kinds.

    >>> row_key("OutgoingDispatch", "general")
    'OutgoingDispatch.general'
    """
    return f"{portal_type}.{category}"
