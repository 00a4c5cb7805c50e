"""Vocabularies of units for forms and REST: one rule of who may choose what."""

from __future__ import annotations

from AccessControl import getSecurityManager
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.tables.importing_run import is_importer
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.functions import units_of
from shangnan.policy.units.people import own_groups
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _vocabulary(uids: set[str] | None) -> SimpleVocabulary:
    return SimpleVocabulary(
        [SimpleTerm(unit.uid, unit.uid, unit.title) for unit in all_units() if uids is None or unit.uid in uids]
    )


@provider(IVocabularyFactory)
def all_units_vocabulary(context: Any) -> SimpleVocabulary:
    """Every unit, closed ones included: for filters and displays."""
    return _vocabulary(None)


@provider(IVocabularyFactory)
def assignable_units_vocabulary(context: Any) -> SimpleVocabulary:
    """Units that the current user may make responsible for this record.

    A record that has a unit keeps it: moving responsibility is a step of its own, with a reason. A new record can be
    given to the open units in which the user is a drafter.
    """
    current = responsible_unit_of(context)
    if current is not None:
        return _vocabulary({current})
    open_units = {unit.uid for unit in all_units() if unit.is_open}
    if is_importer(getSecurityManager().getUser()):  # a running import brings in the records of every unit
        return _vocabulary(open_units)
    return _vocabulary(open_units & units_of(own_groups(), "drafter"))
