"""Whose turn it is with a service guide."""

from __future__ import annotations

from shangnan.policy.permissions import CENTRE_PUBLISHER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "ServiceGuide",
    {"draft": (UNIT_DRAFTER,), "pending": (UNIT_REVIEWER,), "reviewed": (CENTRE_PUBLISHER,)},
    "services?state=${state}",
)
