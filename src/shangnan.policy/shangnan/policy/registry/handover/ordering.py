"""What a batch usually says of itself: as the batch before did, else what is known of the site."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.handover.batches import all_batches

NAMES = ("unit", "environment", "fonds_title", "checker")
#: On what the records were made, where nobody has said it otherwise yet.
ENVIRONMENT = "Linux；Plone 6.2；Python 3；XML、PDF、OFD"


def usual(name: str) -> str:
    """Return what a batch usually says.

    :param name: one of NAMES; "" for anything else.
    """
    if name not in NAMES:
        return ""
    before = next(iter(all_batches()), None)
    if before is not None:
        return str(getattr(before, name))
    return ENVIRONMENT if name == "environment" else str(api.portal.get().title or "")
