"""What is chosen from in a Party-building record."""

from __future__ import annotations

from plone import api
from shangnan.policy.permissions import PARTY_CLERK
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.party.kinds import KINDS
from shangnan.policy.units.directory import all_units
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

KIND_VOCABULARY = SimpleVocabulary([SimpleTerm(kind, f"k{number:02d}", kind) for number, kind in enumerate(KINDS)])


@provider(IVocabularyFactory)
def party_units_vocabulary(context: object) -> SimpleVocabulary:
    """Units that the current user may make responsible: a record keeps its unit; the clerk chooses among open ones."""
    current = responsible_unit_of(context)
    clerk = PARTY_CLERK in api.user.get_current().getRoles()
    chosen = [unit for unit in all_units() if (unit.uid == current if current else clerk and unit.is_open)]
    return SimpleVocabulary([SimpleTerm(unit.uid, unit.uid, unit.title) for unit in chosen])
