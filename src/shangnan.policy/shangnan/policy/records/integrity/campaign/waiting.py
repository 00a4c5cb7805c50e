"""Whose turn it is with a campaign: one that runs waits for the signatories, whose desks say so."""

from __future__ import annotations

from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "IntegrityCampaign",
    {"draft": (DISCIPLINE_INSPECTOR,)},
    "integrity/@@register?kind=IntegrityCampaign&state=${state}",
)
