"""Whose turn it is with a training record."""

from __future__ import annotations

from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "TrainingRecord",
    {"draft": (UNIT_DRAFTER, UNIT_REVIEWER), "confirmed": (REGISTRAR,)},
    "training/@@register?kind=TrainingRecord&state=${state}",
)
