"""What the fields of a filing plan are chosen from."""

from __future__ import annotations

from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.retention.periods import TITLES
from shangnan.policy.units.directory import all_units
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def categories(context: Any) -> SimpleVocabulary:
    """Every category of every kind."""
    return SimpleVocabulary([SimpleTerm(key, key, title) for key, title in all_categories().items()])


@provider(IVocabularyFactory)
def periods(context: Any) -> SimpleVocabulary:
    """The periods of retention."""
    return SimpleVocabulary([SimpleTerm(code, code, chinese(title)) for code, title in TITLES.items()])


@provider(IVocabularyFactory)
def archive_units(context: Any) -> SimpleVocabulary:
    """A plan keeps its unit; a new one may have any that is open."""
    current = responsible_unit_of(context)
    chosen = [unit for unit in all_units() if (unit.uid == current if current else unit.is_open)]
    return SimpleVocabulary([SimpleTerm(unit.uid, unit.uid, unit.title) for unit in chosen])
