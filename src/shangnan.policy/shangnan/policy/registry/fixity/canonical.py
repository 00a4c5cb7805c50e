"""The canonical form of a record: all that makes it, as the same bytes whenever and wherever it is read.

In it: its identity, all that it holds itself (hidden fields and what its own way has given it included), its state and the history
of its workflow, its versions, its edit log, what its kind keeps beside it, and what is said of each file; the content of files has
digests of its own (`sealing`). Not in it, each for a reason:

- when it was last modified: reading, indexing and importing touch that;
- rights, sharing and ownership: they follow from units and offices, and change with these;
- what the catalog, locks and caches say: all of that is made from the record;
- titles of fields, states and steps: code changes these; their ids stay.
"""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Mapping
from DateTime import DateTime
from datetime import date
from hashlib import sha256
from plone.app.textfield.interfaces import IRichTextValue
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedFile
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.lifecycle.edit_log import edits
from shangnan.policy.records.lifecycle.versions import digest
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.views.files import files_in
from shangnan.policy.registry.fixity.canonical_json import canonical_bytes
from shangnan.policy.registry.fixity.canonical_json import is_empty
from shangnan.policy.registry.fixity.canonical_json import plain_value
from shangnan.policy.registry.fixity.canonical_json import utc
from typing import Any
from z3c.relationfield.interfaces import IRelationValue
from zope.annotation.interfaces import IAnnotations
from zope.schema import getFields

#: Attributes that stand in other places of the form, and the one that says when a thing was touched.
APART = frozenset({"workflow_history", "portal_type", "responsible_unit", "modification_date"})
#: Of a file: its content has digests of its own, and its type follows from that.
OF_A_FILE = APART | {"file"}


def canonical_form(record: Any) -> bytes:
    """Return the canonical form of a record.

    :raises TypeError: where it holds something that has no plain form.
    :raises ZODB.POSException.POSKeyError: where a part of it is gone from the database.
    """
    return canonical_bytes(canonical_data(record))


def canonical_data(record: Any) -> dict[str, Any]:
    """Return the canonical form of a record as plain data; errors as for `canonical_form`."""
    found = {
        "uid": IUUID(record),
        "type": record.portal_type,
        "unit": responsible_unit_of(record),
        "values": _own(record, APART),
        "history": _history(record),
        "versions": [_version(kept) for _number, kept in sorted(versions(record).items())],
        "edits": plain_value(edits(record)),
        "beside": _beside(record),
        "files": [_file(child) for child in sorted(files_in(record), key=lambda child: child.getId())],
    }
    return {name: value for name, value in found.items() if not is_empty(value)}


def _own(thing: Any, left_out: frozenset[str]) -> dict[str, Any]:
    """Return what a thing holds: what is written in it, and what its fields say where nothing is."""
    bare = aq_base(thing)
    # A field in which nothing was written reads as its default, which is what an export says of it.
    fields = {name for schema in iterSchemata(thing) for name in getFields(schema)}
    found = {name: getattr(bare, name, None) for name in fields - set(vars(bare))}
    # Only one that is today is another one tomorrow.
    found = {name: value for name, value in found.items() if not isinstance(value, date)}
    # What begins with an underscore is machinery of Zope: the tree of children, permissions, ownership, the UID.
    found.update({name: value for name, value in vars(bare).items() if not name.startswith("_")})
    plain = {name: plain_value(value, _special) for name, value in found.items() if name not in left_out}
    return {name: value for name, value in plain.items() if not is_empty(value)}


def _history(record: Any) -> dict[str, Any]:
    """Return the steps of each workflow, with who took them, when, with which opinion and to which state."""
    kept = getattr(aq_base(record), "workflow_history", {})
    return {name: [plain_value(dict(entry), _special) for entry in steps] for name, steps in sorted(kept.items())}


def _version(kept: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: kept[name] for name in ("version", "published", "actor", "note", "sha256")}
    # Counted anew: what is kept beside the data says what it was then.
    return plain_value({**told, "counted": digest(kept["data"])})


def _beside(record: Any) -> dict[str, Any]:
    kind = record_kind(record.portal_type)
    kept = IAnnotations(record, {})
    found = {name: plain_value(kept.get(name), _special) for name in (kind.beside if kind is not None else ())}
    return {name: value for name, value in found.items() if not is_empty(value)}


def _file(attachment: Any) -> dict[str, Any]:
    file = attachment.file
    return {
        "uid": IUUID(attachment),
        "type": attachment.portal_type,
        "name": "" if file is None else file.filename or "",
        "values": _own(attachment, OF_A_FILE),
    }


def _special(value: Any) -> Any:
    """Return the plain form of what Plone's own fields hold.

    :raises TypeError: for anything else.
    """
    if isinstance(value, DateTime):
        return f"{utc(value.utcdatetime())}Z"
    if IRichTextValue.providedBy(value):
        return plain_value({"raw": value.raw, "mime_type": value.mimeType})
    if IRelationValue.providedBy(value):
        return IUUID(value.to_object, None)
    if INamedFile.providedBy(value):
        return plain_value({"name": value.filename, "sha256": sha256(value.data).hexdigest()})
    if hasattr(value, "items"):  # a tree
        return plain_value(dict(value.items()), _special)
    raise TypeError(f"no plain form of {type(value).__module__}.{type(value).__name__}")
