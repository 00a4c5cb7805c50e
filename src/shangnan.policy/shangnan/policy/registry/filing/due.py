"""What the catalog knows of a record that is due for filing: the day on which it was formed; of any other nothing."""

from __future__ import annotations

from plone import api
from plone.indexer import indexer
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.records.base import IRecord
from shangnan.policy.registry.filing.due_index import day_number
from shangnan.policy.registry.filing.due_index import NO_DAY
from shangnan.policy.registry.filing.due_index import reindex_due
from shangnan.policy.registry.filing.facts import rule_of
from shangnan.policy.registry.filing.not_filed import ground_of
from shangnan.policy.registry.filing.register import item_of
from typing import Any
from zope.component import adapter


def due_day(record: Any) -> int | None:
    """Return the day of formation of a record that is due, NO_DAY where it says none; None for one that is not due."""
    rule = rule_of(record)
    if rule is None or api.content.get_state(record, default="") not in rule.due_states:
        return None
    if item_of(record) is not None or ground_of(IUUID(record)):
        return None
    formed = rule.formed(record)
    return day_number(formed) if formed is not None else NO_DAY


@indexer(IRecord)
def filing_due(record: Any) -> int:
    """The day, see `due_index`.

    :raises AttributeError: the catalog's word for: it is not due.
    """
    day = due_day(record)
    if day is None:
        raise AttributeError("not due")
    return day


@adapter(IRecord, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """A step may make a record due: the workflow tells the catalog of the state alone."""
    if event.transition is not None and rule_of(record) is not None:
        reindex_due(record)
