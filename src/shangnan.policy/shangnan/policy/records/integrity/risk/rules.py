"""What a risk point needs before it is adopted, and when it has to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.integrity.risk.kind import KIND
from shangnan.policy.records.integrity.rules import empty_gaps
from shangnan.policy.records.integrity.rules import months_later
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

SHAPE = KIND.plain_shape
REQUIRED = ("title", "category", "level", "manifestations", "measures", "person_in_charge")


def risk_gaps(data: Mapping[str, Any], today: date, months: Mapping[str, int]) -> list[Gap]:
    """Return all that a risk point lacks; an empty list means that it can be adopted.

    :param data: plain form.
    :param today: the next review comes after this day.
    :param months: for each level, how many months may pass until a review.
    """
    return [
        *empty_gaps(data, REQUIRED, SHAPE),
        *date_gaps(str(data.get("review_date") or ""), "review_date", str(data.get("level") or ""), today, months),
        *text_gaps(data, SHAPE, today),
    ]


def date_gaps(written: str, field: str, level: str, today: date, months: Mapping[str, int]) -> list[Gap]:
    """Return what is wrong with the day of a next review; nothing for an empty one, which is reckoned.

    :param written: what was written, yyyy-mm-dd.
    :param field: where it was written.
    :param level: of the risk; one without a level has no longest time.
    """
    if not written:
        return []
    try:
        day = date.fromisoformat(written)
    except ValueError:
        message = _(
            "“${written}” is no day. Write it as 2027-03-01, or leave it empty to have it reckoned from the level.",
            mapping={"written": quoted(written)},
        )
        return [Gap("no_day", field, message)]
    if day <= today:
        message = _(
            "The next review is on ${day}, which is not after today. Choose a later day.",
            mapping={"day": day.isoformat()},
        )
        return [Gap("review_not_ahead", field, message)]
    last = latest_review(level, today, months)
    if last is not None and day > last:
        message = _(
            "A risk of level ${level} is reviewed by ${last} at the latest. Choose an earlier day than ${day}.",
            mapping={"level": level, "last": last.isoformat(), "day": day.isoformat()},
        )
        return [Gap("review_too_late", field, message)]
    return []


def latest_review(level: str, today: date, months: Mapping[str, int]) -> date | None:
    """Return the last day on which a risk of a level is reviewed again; None where the level is not known."""
    return months_later(today, months[level]) if level in months else None


def next_review(written: str, level: str, today: date, months: Mapping[str, int]) -> date | None:
    """Return the day of the next review: the one that was written, else the last possible one.

    :param written: a day that `date_gaps` has passed, or empty.
    """
    return date.fromisoformat(written) if written else latest_review(level, today, months)
