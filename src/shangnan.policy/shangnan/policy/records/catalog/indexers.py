"""What the catalog knows of every record."""

from __future__ import annotations

from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from Products.CMFCore.interfaces import IContentish
from shangnan.policy.records.base import IRecord
from shangnan.policy.units.directory import unit_by_uid
from shangnan.policy.units.succession import unit_in_charge
from typing import Any
from zope.interface import providedBy

# What is looked for of all content and of all records; each of the thirty others would be a list of the index to write.
PROVIDED = frozenset({IContentish, IDexterityContent, IRecord})


@indexer(IRecord)
def object_provides(record: Any) -> tuple[str, ...]:
    """The interfaces by which content is looked for; kinds are told apart by `portal_type`."""
    return tuple(each.__identifier__ for each in providedBy(record).flattened() if each in PROVIDED)


@indexer(IRecord)
def unit(record: Any) -> list[str]:
    """The responsible unit by UID and by name, so that a filter may use either."""
    entry = unit_by_uid(unit_in_charge(record))
    return [entry.uid, entry.title] if entry else []


@indexer(IRecord)
def unit_title(record: Any) -> str:
    """Name of the responsible unit."""
    entry = unit_by_uid(unit_in_charge(record))
    return entry.title if entry else ""


@indexer(IRecord)
def Subject(record: Any) -> tuple[str, ...]:
    """No keywords: Plone lists those of all content to whoever manages it, and asks nobody who may view the content."""
    return ()
