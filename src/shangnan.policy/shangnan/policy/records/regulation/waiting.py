"""Whose turn it is with a regulation."""

from __future__ import annotations

from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "Regulation",
    {
        "draft": (UNIT_DRAFTER,),
        "consultation": (UNIT_DRAFTER,),
        "review": (UNIT_REVIEWER,),
        "signed": (UNIT_APPROVER,),
    },
    "regulations/@@register?kind=Regulation&state=${state}",
)
