"""What a Party-building record needs before it is handed in, and a notice before it is released."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.party.kind import KIND
from shangnan.policy.records.party.kind import NOTICE
from shangnan.policy.records.party.kinds import LECTURE
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

SHAPE = KIND.plain_shape
NOTICE_SHAPE = NOTICE.plain_shape
REQUIRED = ("title", "branch", "party_kind", "held_on", "held_place", "host", "recorder", "agenda")


def record_gaps(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return all that a record lacks; an empty list means that it can be handed in.

    :param data: plain form.
    :param today: what is held later than this has not been held.
    """
    return [
        *_empty(data, REQUIRED),
        *_lecturer(data),
        *_day(str(data.get("held_on") or ""), today),
        *_attendance(data),
        *text_gaps(data, SHAPE, today),
    ]


def notice_gaps(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return all that a notice lacks before the public may read it."""
    found = []
    for name in ("title", "notice_day", "notice_text"):
        if not data.get(name):
            message = _("“${place}” is empty. Fill it in.", mapping={"place": NOTICE_SHAPE[name].label})
            found.append(Gap(f"missing_{name}", name, message))
    return [*found, *text_gaps(data, NOTICE_SHAPE, today)]


def _empty(data: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Gap]:
    for name in names:
        if not data.get(name):
            message = _("“${place}” is empty. Fill it in.", mapping={"place": SHAPE[name].label})
            yield Gap(f"missing_{name}", name, message)


def _lecturer(data: Mapping[str, Any]) -> Iterator[Gap]:
    if data.get("party_kind") == LECTURE and not data.get("lecturer"):
        yield Gap("missing_lecturer", "lecturer", _("A Party lecture needs its lecturer. Fill in “Lecturer”."))


def _day(text: str, today: date) -> Iterator[Gap]:
    if text > today.isoformat():
        message = _(
            "The activity is on ${day}, which is still to come. Hand the record in when it has been held.",
            mapping={"day": text},
        )
        yield Gap("still_to_come", "held_on", message)


def _attendance(data: Mapping[str, Any]) -> Iterator[Gap]:
    due, present, absent = (data.get(name) for name in ("due", "present", "absent"))
    if due is None or present is None or absent is None or not due:
        yield Gap(
            "missing_attendance", "due", _("Fill in how many were expected, present and absent; 0 where nobody was.")
        )
        return
    if due != present + absent:
        message = _(
            "Expected ${due} is not present ${present} + absent ${absent}. Correct the numbers.",
            mapping={"due": due, "present": present, "absent": absent},
        )
        yield Gap("attendance_does_not_add_up", "due", message)
    people = data.get("people") or []
    seen: dict[str, int] = {}
    for number, row in enumerate(people, 1):
        name, where = row.get("name") or "", place(SHAPE["people"].label, number)
        if not name:
            yield Gap(
                "nameless",
                "people",
                _("“${place}” has no name. Fill it in, or delete the row.", mapping={"place": where}),
            )
        elif name in seen and not row.get("user_id"):
            names = {"place": where, "name": quoted(name), "row": seen[name]}
            yield Gap(
                "same_person", "people", _("“${place}”: ${name} is in row ${row} already. Delete one.", mapping=names)
            )
        seen.setdefault(name, number)
        if not row.get("present") and not row.get("reason"):
            message = _("“${place}”: write why ${name} was absent.", mapping={"place": where, "name": quoted(name)})
            yield Gap("missing_reason", "people", message)
        if row.get("present") and row.get("reason"):
            message = _(
                "“${place}”: ${name} was present and has a reason of absence. Correct one.",
                mapping={"place": where, "name": quoted(name)},
            )
            yield Gap("reason_of_the_present", "people", message)
    away = sum(1 for row in people if not row.get("present"))
    if away != absent:
        message = _(
            "${absent} were absent, but ${named} are named as absent. Name everybody who was absent, with the reason.",
            mapping={"absent": absent, "named": away},
        )
        yield Gap("absent_not_named", "people", message)
    if len(people) - away > present:
        message = _("More people are named as present than were present. Correct the numbers or the rows.")
        yield Gap("too_many_present", "people", message)
