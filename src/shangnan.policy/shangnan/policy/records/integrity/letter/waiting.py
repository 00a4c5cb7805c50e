"""Whose turn it is with a letter that both have signed. Signatures themselves are the parties': see `my_letters`."""

from __future__ import annotations

from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.records.workflow.waiting import Waiting

# An effective letter rests until the year is over.
WAITING = Waiting(
    "ResponsibilityLetter",
    {"assessed": (REGISTRAR,)},
    "integrity/@@register?kind=ResponsibilityLetter&state=${state}",
)
