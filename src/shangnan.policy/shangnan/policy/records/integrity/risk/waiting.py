"""Whose turn it is with a risk point in draft; what is in force waits by its day, see desk.integrity_due."""

from __future__ import annotations

from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "IntegrityRisk", {"draft": (UNIT_DRAFTER, UNIT_APPROVER)}, "integrity/@@register?kind=IntegrityRisk&state=${state}"
)
