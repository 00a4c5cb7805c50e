"""What a register shows of a kind of record: the words in which a room says it, and what the catalog keeps for it.

The description of a kind (`records.kind`) gives its `RegisterKind`; the page itself is `desk.register`'s, one for all kinds. From an
adapter of the record to `IRegisterEntry` the shared indexes `record_year`, `record_category`, `record_date`, `record_number` and
the metadata `register_values` are filled; a room has one of its own where the description does not tell it.

Everything in an entry is seen by whoever may view the record, so nothing more confidential than that belongs there.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from plone.indexer import indexer
from shangnan.policy.records.base import IRecord
from typing import Any
from zope.component import queryAdapter
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface

# Columns that every record has, with the index that sorts them; the others are keys of the entry's values.
COMMON = {"title": "sortable_title", "unit": "unit_title", "state": "review_state"}


@dataclass(frozen=True)
class RegisterColumn:
    """A column of a register.

    :param name: `title`, `unit`, `state`, or a key of the entry's `values`.
    :param title: heading, a Message.
    :param sort: index that sorts the column, of the shared ones; empty for a column that is not sorted by. `title`,
        `unit` and `state` are always.
    :param words: what is shown for stored values; others are shown as they are.
    :param twice: index of which each record should have a value of its own: the column marks records that share one.
    :param value: name of the element that is shown, where it is not called as the column; or what gives it, of the record.
    """

    name: str
    title: str
    sort: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    twice: str = ""
    value: str | Callable[[Any], Any] = ""

    @property
    def index(self) -> str:
        """Index that sorts this column, or empty."""
        return self.sort or COMMON.get(self.name, "")


@dataclass(frozen=True)
class RegisterKind:
    """The register of a kind.

    :param portal_type: name of the type.
    :param section: id of the section that shows it (a section may show several kinds).
    :param title: plural name of the kind, a Message.
    :param columns: at least one; the first leads to the record.
    :param category_title: name of the filter by category; empty for none.
    :param categories: the words for category values, in the order in which they are offered.
    :param sort: name of the column by which the register is sorted at first, the newest first.
    :param links: (name of a view of the section, Message) of further pages beside the register.
    :param order: place among the kinds of the section; the first one is shown where none is asked for.
    """

    portal_type: str
    section: str
    title: str
    columns: tuple[RegisterColumn, ...]
    category_title: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)
    sort: str = "date"
    links: tuple[tuple[str, str], ...] = ()
    order: int = 0


class IRegisterEntry(Interface):
    """What the catalog keeps of a record for its register; an adapter of the record."""

    year = Attribute("int, or None")
    date = Attribute("ISO date (yyyy-mm-dd), or empty")
    number = Attribute("Key that sorts by number, e.g. '2019-00153'; empty without a number")
    categories = Attribute("Tuple of category values")
    values = Attribute("Mapping of column name to text or number")


@implementer(IRegisterEntry)
@dataclass(frozen=True)
class RegisterEntry:
    """An entry of a register; see IRegisterEntry."""

    year: int | None = None
    date: str = ""
    number: str = ""
    categories: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


def _entry(record: object) -> RegisterEntry:
    entry = queryAdapter(record, IRegisterEntry)
    if entry is None:
        raise AttributeError("no register")  # the catalog's word for: this record has none
    return entry


@indexer(IRecord)
def record_year(record: object) -> int | None:
    """Year that the record is filed under."""
    return _entry(record).year


@indexer(IRecord)
def record_date(record: object) -> str:
    """Day that the record is about, yyyy-mm-dd."""
    return _entry(record).date


@indexer(IRecord)
def record_number(record: object) -> str:
    """Key that sorts by the record's number."""
    return _entry(record).number


@indexer(IRecord)
def record_category(record: object) -> list[str]:
    """Categories of the record."""
    return list(_entry(record).categories)


@indexer(IRecord)
def register_values(record: object) -> dict[str, Any]:
    """What the columns of the register show."""
    return dict(_entry(record).values)
