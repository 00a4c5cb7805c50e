"""What a batch usually says of itself: as the batch before did, else as the filing plan calls the office."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.filing.plans import plan_in_force
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
    if name == "environment":
        return ENVIRONMENT
    # 立档单位: the office whose fonds it is hands it over and checks it before.
    plan = plan_in_force()
    return str((plan.fonds_name if plan is not None else "") or api.portal.get().title or "")
