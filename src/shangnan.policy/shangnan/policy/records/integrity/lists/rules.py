"""What a task needs before work on it starts, and when it is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.integrity.lists.kind import KIND
from shangnan.policy.records.integrity.rules import empty_gaps
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any

SHAPE = KIND.plain_shape
REQUIRED = ("title", "list_key", "measures", "person_in_charge", "deadline")
# While a task is in one of these it can be late; what has been reported is late no more, unless it comes back.
OPEN_STATES = ("under_way",)


def task_gaps(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return all that a task lacks; an empty list means that work on it can start.

    :param data: plain form.
    :param today: what should have been done before this day cannot be started any more.
    """
    found = [*empty_gaps(data, REQUIRED, SHAPE), *text_gaps(data, SHAPE, today)]
    deadline = str(data.get("deadline") or "")
    if deadline and deadline < today.isoformat():
        message = _("The task was to be done by ${day}, which has passed. Set a later day.", mapping={"day": deadline})
        found.append(Gap("deadline_passed", "deadline", message))
    return found


def is_late(state: str, deadline: str, today: date) -> bool:
    """Tell whether a task is late: the day has passed, and nothing has been reported.

    :param deadline: ISO date, or empty.
    """
    return state in OPEN_STATES and bool(deadline) and deadline < today.isoformat()
