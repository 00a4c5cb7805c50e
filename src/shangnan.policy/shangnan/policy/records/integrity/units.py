"""Which units an integrity record may be about, by who writes it."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.directory import unit_by_uid
from shangnan.policy.units.functions import units_of
from shangnan.policy.units.people import own_groups
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _choice(context: object, function: str) -> SimpleVocabulary:
    current = responsible_unit_of(context)
    user = api.user.get_current()
    inspector = DISCIPLINE_INSPECTOR in user.getRoles()
    own = units_of(own_groups(), function)
    chosen = [
        unit
        for unit in all_units()
        if (unit.uid == current if current else unit.is_open and (inspector or unit.uid in own))
    ]
    return SimpleVocabulary([SimpleTerm(unit.uid, unit.uid, unit.title) for unit in chosen])


@provider(IVocabularyFactory)
def units_to_write_for(context: object) -> SimpleVocabulary:
    """A record keeps its unit; the inspector chooses among the open ones, a drafter among his or her own."""
    return _choice(context, "drafter")


@provider(IVocabularyFactory)
def units_to_head(context: object) -> SimpleVocabulary:
    """A record keeps its unit; the inspector chooses among the open ones, a head among his or her own."""
    return _choice(context, "approver")


def unit_gaps(record: object) -> list[Gap]:
    """Return a gap where the record's unit has been closed since."""
    unit = unit_by_uid(responsible_unit_of(record))
    if unit is not None and unit.is_open:
        return []
    message = _("The unit that answers for this has been closed. Make a new record for the unit that took over.")
    return [Gap("unit_closed", "responsible_unit", message)]
