"""Whose turn it is with review rules."""

from __future__ import annotations

from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "ReviewRules",
    {"draft": (UNIT_DRAFTER,), "reviewed": (UNIT_REVIEWER,)},
    "",
)
