"""What the site asks of a record, answered from the description of its kind; a room's own adapters go before these."""

from __future__ import annotations

from Acquisition import aq_base
from plone.indexer import indexer
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.catalog.register import COMMON
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.kind.description import kind_of
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IRegisterEntry)
@adapter(IRecord)
def register_entry(record: Any) -> RegisterEntry | None:
    """Return what the catalog keeps of a record for its register; None for a kind without one."""
    kind = record_kind(record.portal_type)
    if kind is None or kind.register is None:
        return None
    day = getattr(record, kind.date, None) if kind.date else None
    written = day.isoformat() if day else ""
    plain = kind.plain_of(record)

    def shown(column: RegisterColumn) -> Any:
        if callable(column.value):
            return column.value(record)
        return written if column.name == "date" else plain.get(column.value or column.name)

    return RegisterEntry(
        year=day.year if day else None,
        date=written,
        categories=tuple(word for name in kind.category for word in _words(plain.get(name))),
        values={c.name: shown(c) for c in kind.columns if c.name not in COMMON and not c.twice},
    )


def _words(value: Any) -> list[str]:
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


@indexer(IRecord)
def SearchableText(record: Any) -> str:
    """The words by which a record is found; nothing hidden is among them."""
    kind = record_kind(record.portal_type)
    if kind is None:
        raise AttributeError("no kind")  # the catalog's word for: this record has none
    return kind.searched(record)


@implementer(IPlainForm)
@adapter(IRecord)
class KindPlainForm:
    """The present content of a record in plain form, and the names of its elements."""

    def __init__(self, record: Any) -> None:
        kind = kind_of(record)
        self.data = kind.plain_of(record)
        self.keys = kind.keys
        self.labels = labels_of(kind.plain_shape)


@implementer(IRecordPanel)
@adapter(IRecord)
class KindPanel:
    """The kind's part of the panel above a record."""

    def __init__(self, record: Any) -> None:
        kind = kind_of(record)
        self.additions = kind.inside
        self.links = kind.record_links(record) if kind.record_links is not None else []


@indexer(IRecord)
def import_key(record: Any) -> str:
    """What an import recognises the record by."""
    own = aq_base(record)
    kind = record_kind(own.portal_type)
    if kind is None or kind.importing is None or kind.importing.rules is not None:
        raise AttributeError("not imported, or not by fields")  # the catalog's word for: this record has none
    return kind.importing.key_of({name: getattr(own, name, None) for name in kind.import_key})
