"""Whose turn it is with a Party-building record, and with the notice in it."""

from __future__ import annotations

from shangnan.policy.permissions import CENTRE_PUBLISHER
from shangnan.policy.permissions import PARTY_CLERK
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.records.workflow.waiting import Waiting

WAITING = Waiting(
    "PartyRecord",
    {"draft": (PARTY_CLERK,), "review": (UNIT_APPROVER,), "approved": (REGISTRAR,)},
    "party/@@register?kind=PartyRecord&state=${state}",
)
NOTICE_WAITING = Waiting("PartyNotice", {"draft": (PARTY_CLERK,), "consented": (CENTRE_PUBLISHER,)})
