"""Whose turn it is with an outgoing dispatch."""

from __future__ import annotations

from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "OutgoingDispatch",
    {
        "draft": (UNIT_DRAFTER,),
        "checking": (UNIT_REVIEWER,),
        "signing": (UNIT_APPROVER,),
        "signed": (REGISTRAR,),
        "registered": (REGISTRAR,),
        "withdrawn": (REGISTRAR,),
    },
    "dispatches/@@register?kind=OutgoingDispatch&state=${state}",
)
