"""Whose turn it is with a task of the three lists."""

from __future__ import annotations

from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "IntegrityListItem",
    {"draft": (UNIT_DRAFTER, UNIT_APPROVER), "under_way": (UNIT_DRAFTER,), "reported": (DISCIPLINE_INSPECTOR,)},
    "integrity/@@register?kind=IntegrityListItem&state=${state}",
)
