"""What is chosen from in a letter."""

from __future__ import annotations

from plone import api
from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.integrity.letter.levels import LEVELS
from shangnan.policy.units.directory import all_units
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

LEVEL_VOCABULARY = SimpleVocabulary([SimpleTerm(level, f"l{number}", level) for number, level in enumerate(LEVELS)])


@provider(IVocabularyFactory)
def letter_units_vocabulary(context: object) -> SimpleVocabulary:
    """Units that the current user may choose: a record keeps its unit; the discipline inspector has the open ones."""
    current = responsible_unit_of(context)
    inspector = DISCIPLINE_INSPECTOR in api.user.get_current().getRoles()
    chosen = [unit for unit in all_units() if (unit.uid == current if current else inspector and unit.is_open)]
    return SimpleVocabulary([SimpleTerm(unit.uid, unit.uid, unit.title) for unit in chosen])
