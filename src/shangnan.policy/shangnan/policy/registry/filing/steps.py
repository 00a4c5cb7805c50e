"""The steps of workflows that file: they ask the service what stands in the way, and end with the entry in the register."""

from __future__ import annotations

from collections.abc import Mapping
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.gaps import Gap
from shangnan.policy.records.base import IRecord
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.facts import filing_step
from shangnan.policy.registry.filing.options import options_from
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.service import complete
from shangnan.policy.registry.filing.service import gaps
from shangnan.policy.registry.filing.service import prepare
from shangnan.policy.registry.filing.service import Prepared
from typing import Any
from zope.component import adapter

import transaction


class _Prepared:
    """Under this the transaction holds what was prepared before a step, until the step is over."""


HELD = _Prepared()


def _held() -> dict[str, Prepared]:
    try:
        return transaction.get().data(HELD)
    except KeyError:
        held: dict[str, Prepared] = {}
        transaction.get().set_data(HELD, held)
        return held


class FilingConditions:
    """What the register asks of the steps that file."""

    def gaps(self, record: Any, transition: str, given: Mapping[str, Any], doing: bool) -> list[Gap]:
        """Return what stands in the way; a member of a 件 that is being entered goes along."""
        if not transition or filing_step(record) != transition or item_of(record) is not None:
            return []
        options = options_from(given)
        if not doing:
            return gaps(record, options)
        try:
            _held()[IUUID(record)] = prepare(record, options)
        except Refused as refused:
            return refused.gaps
        return []


CONDITIONS = FilingConditions()


@adapter(IRecord, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Enter a record whose step has been taken."""
    prepared = _held().pop(IUUID(record), None) if event.transition is not None else None
    if prepared is not None:
        complete(record, prepared)
