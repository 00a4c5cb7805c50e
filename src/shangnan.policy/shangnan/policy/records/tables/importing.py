"""How a kind of record is imported from a list: the words in which a room says it. `transfer` reads the files and imports.

The description of a kind (`records.kind`) gives its `ImportKind`. Columns are fields of the kind's schema; how a cell is read
follows from the field (`import_cells`), and what the form would not take the import does not take either. The register of the
kind then leads to the page for importing.
A kind whose rows are no fields of its schema brings `rules` of its own (`import_rules`).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from shangnan.policy.records.tables.cell_text import plain
from shangnan.policy.records.tables.import_rules import ImportRules
from shangnan.policy.records.tables.import_rules import ImportTask
from typing import Any

import hashlib
import json


def as_it_is(text: str) -> str:
    """Return a cell unchanged."""
    return text


def in_section(section: Any, values: Mapping[str, Any]) -> Any:
    """Return where a new record is put: right in the section."""
    return section


@dataclass(frozen=True)
class ImportColumn:
    """A column of a list.

    :param field: name of a field of the kind's schema; its Chinese title is the heading.
    :param also: what lists call it besides.
    :param example: a cell as people write it, for the template's help sheet.
    :param tidy: makes of what a cell holds what is read.
    """

    field: str
    also: tuple[str, ...] = ()
    example: str = ""
    tidy: Callable[[str], str] = as_it_is


@dataclass(frozen=True)
class ImportKind:
    """How a kind is imported.

    :param portal_type: name of the type.
    :param section: id of the section from whose register it is imported.
    :param columns: in the order of the template. Those of fields that the schema requires, and of the key's texts and
        choices that every record has, must be in a file.
    :param key: fields that together tell a record from all others of its kind; all of them have a column.
    :param container: where a new record is put, of (section, values by field); called when it is written, never for a
        rehearsal. May raise `records.workflow.transitions.Refused` or `zope.interface.Invalid`.
    :param needed: fields whose column must be there and filled besides those that the schema requires.
    :param headings: of a kind without columns, what headers call the keys of its plain form; the first is used in messages.
    :param one_of: of these headings a list must have one at least.
    :param complete: keys of the plain form in a JSON file of complete records; empty where there is none.
    :param by_system: always imported with the offices of the import, on a page that not everybody has who adds the kind.
    :param rules: what becomes of a row, where that does not follow from the schema.
    """

    portal_type: str
    section: str
    columns: tuple[ImportColumn, ...]
    key: tuple[str, ...]
    container: Callable[[Any, Mapping[str, Any]], Any] = in_section
    needed: tuple[str, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()
    complete: frozenset[str] = frozenset()
    by_system: bool = False
    rules: Callable[[ImportTask], ImportRules] | None = None

    def key_of(self, values: Mapping[str, Any]) -> str:
        """Return what a record with such values is recognised by: 32 hexadecimal digits."""
        said = json.dumps([_said(values.get(name)) for name in self.key], ensure_ascii=False)
        return hashlib.sha256(said.encode("utf-8")).hexdigest()[:32]


def _said(value: Any) -> str:
    """Return a value of a key as it is compared."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else plain(str(value))
