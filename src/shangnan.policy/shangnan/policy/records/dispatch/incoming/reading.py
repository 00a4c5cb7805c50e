"""Reading an incoming dispatch: its plain form, and what its history says of readers and urging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.calendar.settings import county_table
from shangnan.policy.calendar.working_days import Limit
from shangnan.policy.calendar.working_days import limit_after
from shangnan.policy.records.dispatch.incoming.people import full_name
from shangnan.policy.records.dispatch.incoming.plain import DATES
from shangnan.policy.records.dispatch.incoming.plain import NUMBERS
from shangnan.policy.records.dispatch.incoming.plain import PEOPLE
from shangnan.policy.records.dispatch.incoming.plain import TEXTS
from shangnan.policy.units.directory import unit_by_uid
from typing import Any

WORKFLOW = "incoming_dispatch_workflow"
# While it is being worked on, a limit runs and people are waited for.
AT_WORK = ("being_handled", "circulating")


@dataclass(frozen=True)
class Said:
    """A step that somebody took within the work on a dispatch.

    :param user_id: account.
    :param time: ISO 8601 with zone, to the second.
    :param words: the opinion.
    """

    user_id: str
    time: str
    words: str


def to_plain(dispatch: Any) -> dict[str, Any]:
    """Return the plain form.

    :returns: TEXTS as str, DATES as ISO date or "", NUMBERS as int or None, PEOPLE as names in one line, `needs_reply` as
        bool, `reply` as UID or "", `unit` with the name of the lead unit.
    """
    dispatch = getattr(dispatch, "aq_base", dispatch)  # its own only: what it lacked it would acquire from the site
    data: dict[str, Any] = {key: getattr(dispatch, key, None) or "" for key in TEXTS}
    for key in DATES:
        value = getattr(dispatch, key, None)
        data[key] = value.isoformat() if isinstance(value, date) else ""
    data |= {key: getattr(dispatch, key, None) for key in NUMBERS}
    data |= {key: "、".join(full_name(user_id) for user_id in getattr(dispatch, key, None) or ()) for key in PEOPLE}
    data["needs_reply"] = bool(getattr(dispatch, "needs_reply", False))
    data["reply"] = getattr(dispatch, "reply", "") or ""
    unit = unit_by_uid(getattr(dispatch, "responsible_unit", None))
    data["unit"] = unit.title if unit else ""
    return data


def said(dispatch: Any, action: str) -> list[Said]:
    """Return everybody's steps of one kind (`read`, `note`, `urge`), oldest first."""
    history = getattr(dispatch, "workflow_history", {}).get(WORKFLOW, ())
    return [
        Said(
            entry.get("actor") or "",
            entry["time"].asdatetime().astimezone(ZONE).isoformat(timespec="seconds"),
            entry.get("comments") or "",
        )
        for entry in history
        if entry.get("action") == action
    ]


def readings(dispatch: Any) -> dict[str, Said]:
    """Return when each person read it, by account: the first time counts."""
    found: dict[str, Said] = {}
    for entry in said(dispatch, "read"):
        found.setdefault(entry.user_id, entry)
    return found


def unread(dispatch: Any) -> list[str]:
    """Return the accounts of the named readers who have not read it."""
    done = readings(dispatch)
    return [user_id for user_id in dispatch.named_readers or () if user_id not in done]


def limit_of(dispatch: Any) -> Limit | None:
    """Return the last day of the limit by the calendar as it is known now; None before it is assigned, or without one."""
    base = getattr(dispatch, "aq_base", dispatch)
    start, days = getattr(base, "assigned_on", None), getattr(base, "limit_days", None)
    return limit_after(start, days, county_table()) if start and days else None


def limit_shown(limit: Limit | None) -> str:
    """Return the last day of a limit as lists show it: ISO date, with （暂定） where the holidays are not known yet."""
    return f"{limit.day.isoformat()}{'（暂定）' if limit.provisional else ''}" if limit else ""
