"""A drafter answers for what others wrote into a record: said when submitting, kept in the history."""

from __future__ import annotations

from AccessControl import getSecurityManager
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.records.workflow.transitions import TAKE_OVER
from shangnan.policy.records.workflow.writers import SUBMISSION
from shangnan.policy.records.workflow.writers import take_over
from shangnan.policy.units.responsibility import note_in_history
from typing import Any
from zope.component import adapter


@adapter(IRecord, IAfterTransitionEvent)
def submitted(record: Any, event: IAfterTransitionEvent) -> None:
    """Take over what others wrote, where whoever submits says so."""
    if event.transition is None or event.transition.id != SUBMISSION or not (event.kwargs or {}).get(TAKE_OVER):
        return
    others = take_over(record, getSecurityManager().getUser().getId() or "")
    if others:
        names = {"names": "、".join(name_of(other) for other in others)}
        note_in_history(
            record, TAKE_OVER, chinese(_("Answers for the changes of ${names} from now on.", mapping=names))
        )
