"""What an entry of the log needs before it is filed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.integrity.log.kind import KIND
from shangnan.policy.records.integrity.log.vocabularies import ADMONITION
from shangnan.policy.records.integrity.rules import empty_gaps
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

SHAPE = KIND.plain_shape
REQUIRED = ("title", "log_kind", "held_on", "carried_out_by", "content")


def entry_gaps(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return all that an entry lacks; an empty list means that it can be filed.

    :param data: plain form.
    :param today: what is to be held later has not been held.
    """
    found = [*empty_gaps(data, REQUIRED, SHAPE), *_people(data), *text_gaps(data, SHAPE, today)]
    day = str(data.get("held_on") or "")
    if day > today.isoformat():
        message = _("It is on ${day}, which is still to come. File it when it has been held.", mapping={"day": day})
        found.append(Gap("still_to_come", "held_on", message))
    return found


def _people(data: Mapping[str, Any]) -> Iterator[Gap]:
    people = data.get("people") or []
    if not people:
        yield Gap("nobody", "people", _("Nobody is named. Add a row for everybody whom it was for."))
    if data.get("log_kind") == ADMONITION and len(people) > 1:
        message = _(
            "An admonition is for one person, who may read it, and ${count} are named. Write one for each of them.",
            mapping={"count": len(people)},
        )
        yield Gap("several_admonished", "people", message)
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(people, 1):
        key, where = (row.get("name") or "", row.get("user_id") or ""), place(SHAPE["people"].label, number)
        if not key[0]:
            message = _("“${place}” has no name. Fill it in, or delete the row.", mapping={"place": where})
            yield Gap("nameless", "people", message)
        elif key in seen:
            names = {"place": where, "name": quoted(key[0]), "row": seen[key]}
            message = _("“${place}”: ${name} is in row ${row} already. Delete one.", mapping=names)
            yield Gap("same_person", "people", message)
        seen.setdefault(key, number)


def concerned(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the accounts of those who may read an entry as the person concerned: the one who was admonished.

    Of other entries nobody may, since they name several people; and a draft that names two has nobody yet.
    """
    people = data.get("people") or []
    if data.get("log_kind") != ADMONITION or len(people) != 1:
        return frozenset()
    return frozenset(filter(None, [people[0].get("user_id")]))
