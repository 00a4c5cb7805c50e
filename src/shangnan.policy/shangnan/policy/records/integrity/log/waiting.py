"""Whose turn it is with an entry of the log."""

from __future__ import annotations

from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "IntegrityLogEntry",
    {"draft": (UNIT_APPROVER, DISCIPLINE_INSPECTOR)},
    "integrity/@@register?kind=IntegrityLogEntry&state=${state}",
)
