"""The columns of a list, from what the room of the kind says; and telling kinds apart by their headings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from plone import api
from plone.dexterity.schema import SCHEMA_CACHE
from shangnan.policy import _
from shangnan.policy.records.kind.description import import_kinds
from shangnan.policy.records.tables.import_cells import words
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind
from shangnan.policy.transfer.columns import find_header
from shangnan.policy.transfer.columns import ITEMS_TYPE
from shangnan.policy.transfer.columns import kind_of_list
from shangnan.policy.transfer.columns import known_columns
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.readers import first_rows
from shangnan.policy.transfer.refusals import FileRefused
from typing import Any
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IDate


@dataclass(frozen=True)
class ImportList:
    """A kind with its schema: everything that reading a list of it needs.

    :param kind: as the room says it.
    """

    kind: ImportKind

    @cached_property
    def schema(self) -> Any:
        """The interface of the form."""
        return SCHEMA_CACHE.get(self.kind.portal_type)

    @cached_property
    def fields(self) -> dict[str, Any]:
        """Every field of the schema by name, not bound to anything."""
        return dict(getFieldsInOrder(self.schema))

    @cached_property
    def columns(self) -> dict[str, ImportColumn]:
        """The columns by field, in the order of the template."""
        return {column.field: column for column in self.kind.columns}

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """Fields that every row must fill."""
        wanted = {name for name in self.columns if self.fields[name].required} | set(self.kind.needed)
        return tuple(name for name in self.columns if name in wanted)

    @cached_property
    def list_kind(self) -> ListKind:
        """What the reader of files has to know."""
        if self.kind.headings:
            return kind_of_list(self.kind)
        names = {name: (self.heading(name), *column.also) for name, column in self.columns.items()}
        days = frozenset(name for name in names if IDate.providedBy(self.fields[name]))
        return ListKind(names, self.needed, key="", there=self.kind.key, days=days)

    @property
    def title(self) -> str:
        """The kind's name in Chinese."""
        fti = api.portal.get_tool("portal_types")[self.kind.portal_type]
        return translate(fti.title, domain=fti.i18n_domain, target_language="zh_CN")

    def heading(self, name: str) -> str:
        """Return the heading of a column: the Chinese title of its field."""
        return words(self.fields[name].title)


def import_lists() -> list[ImportList]:
    """Return every kind that is imported by name of type, those that only the import itself brings in first."""
    return [
        ImportList(kind) for kind in sorted(import_kinds(), key=lambda kind: (not kind.by_system, kind.portal_type))
    ]


def by_name(name: str) -> ImportList | None:
    """Return the kind that somebody names by its type or its Chinese name, or None.

    :param name: PartyRecord, 党建记录; case does not matter.
    """
    wanted = name.strip().casefold()
    found = [known for known in import_lists() if wanted in (known.kind.portal_type.casefold(), known.title.casefold())]
    return found[0] if found else None


def of_type(portal_type: str) -> ImportList:
    """Return the kind of a type.

    :raises KeyError: where it is not imported.
    """
    return {known.kind.portal_type: known for known in import_lists()}[portal_type]


def recognised(source: str, filename: str) -> ImportList:
    """Return the kind of what a file holds: complete records, or a list with the headings of a kind.

    :param source: path of the file.
    :param filename: its name.
    :returns: the kind of the list of items where no kind has all the columns it needs there, or that has as many of them.
    :raises FileRefused: where the file cannot be read, or several kinds fit equally well.
    """
    if filename.lower().endswith(".json"):
        return of_type(ITEMS_TYPE)
    tables = first_rows(source, filename)
    fitting = [(_fit(tables, known.list_kind), known) for known in import_lists()]
    best = max((fit for fit, _known in fitting), default=0)
    found = [known for fit, known in fitting if fit == best]
    if not best or any(known.kind.portal_type == ITEMS_TYPE for known in found):
        return of_type(ITEMS_TYPE)
    if len(found) > 1:
        names = "、".join(f"{known.title} ({known.kind.portal_type})" for known in found)
        raise FileRefused(
            _("The headings fit several kinds: ${kinds}. Say which: make import KIND=…", mapping={"kinds": names})
        )
    return found[0]


def _fit(tables: list[list[tuple[int, list[str]]]], kind: ListKind) -> int:
    """Return how many columns of a kind the best table of a file has; 0 where one is missing."""
    best = max(tables, key=lambda table: known_columns(table, kind), default=[])
    try:
        return len(find_header(best, kind).at)
    except FileRefused:
        return 0
