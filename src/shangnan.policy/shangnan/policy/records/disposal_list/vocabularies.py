"""What is chosen from in a disposal list."""

from __future__ import annotations

from plone import api
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.units.directory import all_units
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def disposal_units_vocabulary(context: object) -> SimpleVocabulary:
    """Units whose head may approve: a list keeps its unit; the registrar chooses among open ones."""
    current = responsible_unit_of(context)
    registrar = REGISTRAR in api.user.get_current().getRoles()
    chosen = [unit for unit in all_units() if (unit.uid == current if current else registrar and unit.is_open)]
    return SimpleVocabulary([SimpleTerm(unit.uid, unit.uid, unit.title) for unit in chosen])
