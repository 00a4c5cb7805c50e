"""On which day a record took a step, as its history says."""

from __future__ import annotations

from datetime import date
from plone import api
from shangnan.policy.calendar.clock import ZONE
from typing import Any


def day_of(record: Any, *steps: str) -> date | None:
    """Return the county's day on which a record last took one of some steps; None where it never did.

    :param steps: ids of transitions.
    """
    for workflow_id in api.portal.get_tool("portal_workflow").getChainFor(record):
        for entry in reversed(getattr(record, "workflow_history", {}).get(workflow_id, ())):
            if entry.get("action") in steps:
                day: date = entry["time"].asdatetime().astimezone(ZONE).date()
                return day
    return None
