"""Rules that several kinds of integrity record share. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any

import calendar


def empty_gaps(data: Mapping[str, Any], names: Iterable[str], shape: Shape) -> list[Gap]:
    """Return a gap for each of these elements that is empty.

    :param data: plain form.
    :param names: keys of the shape.
    """
    found = []
    for name in names:
        if not data.get(name):
            message = _("“${place}” is empty. Fill it in.", mapping={"place": shape[name].label})
            found.append(Gap(f"missing_{name}", name, message))
    return found


def months_later(day: date, months: int) -> date:
    """Return the same day some months later; the last of the month where there is no such day.

    :param months: 0 and more.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
