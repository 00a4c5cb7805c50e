"""What a training record needs before it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

SHAPE = KIND.plain_shape
REQUIRED = ("title", "plan", "session_date", "session_hours", "session_place", "trainer", "subjects", "content")


def record_gaps(data: Mapping[str, Any], scores: Sequence[Mapping[str, Any]], today: date) -> list[Gap]:
    """Return all that a record lacks before it can be confirmed; an empty list means nothing.

    :param data: plain form.
    :param scores: rows with name, unit and score.
    :param today: a session later than this has not been held.
    """
    return [
        *_required(data),
        *_day(str(data.get("session_date") or ""), today),
        *_roster(data),
        *_scores(data, scores),
        *text_gaps(data, SHAPE, today),
    ]


def _required(data: Mapping[str, Any]) -> Iterator[Gap]:
    for name in REQUIRED:
        if not data.get(name):
            message = _("“${place}” is empty. Fill it in.", mapping={"place": SHAPE[name].label})
            yield Gap(f"missing_{name}", name, message)


def _day(text: str, today: date) -> Iterator[Gap]:
    if text and text > today.isoformat():
        message = _(
            "The session is on ${day}, which is still to come. Confirm it when it has been held.", mapping={"day": text}
        )
        yield Gap("session_to_come", "session_date", message)


def _roster(data: Mapping[str, Any]) -> Iterator[Gap]:
    rows, most = data.get("roster") or [], data.get("session_hours") or 0
    if not rows:
        yield Gap("missing_roster", "roster", _("The roster is empty. Enter everybody who should attend."))
    elif not any(row.get("signed_in") for row in rows):
        yield Gap("nobody_signed_in", "roster", _("Nobody in the roster has signed in. Mark who was there."))
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 1):
        where = place(SHAPE["roster"].label, number)
        key = row.get("name") or "", row.get("unit") or ""
        if not all(key):
            message = _(
                "“${place}” needs a name and a unit. Fill them in, or delete the row.", mapping={"place": where}
            )
            yield Gap("incomplete_person", "roster", message)
        elif key in seen:
            names = {"place": where, "name": quoted(key[0]), "row": seen[key]}
            yield Gap(
                "same_person", "roster", _("“${place}”: ${name} is in row ${row} already. Delete one.", mapping=names)
            )
        seen.setdefault(key, number)
        hours = row.get("hours") or 0
        if hours > most:
            names = {"place": where, "hours": hours, "most": most}
            message = _("“${place}”: ${hours} hours are more than the session's ${most}.", mapping=names)
            yield Gap("too_many_hours", "roster", message)
        if hours and not row.get("signed_in"):
            message = _("“${place}” has hours without having signed in. Correct one of them.", mapping={"place": where})
            yield Gap("hours_without_signing", "roster", message)


def _scores(data: Mapping[str, Any], scores: Sequence[Mapping[str, Any]]) -> Iterator[Gap]:
    people = {(row.get("name") or "", row.get("unit") or "") for row in data.get("roster") or []}
    seen = set()
    for row in scores:
        key = row.get("name") or "", row.get("unit") or ""
        # Whoever reads this refusal may see the scores' names; no score is told.
        if key not in people:
            message = _("The scores name ${name}, who is not in the roster.", mapping={"name": quoted(key[0] or "–")})
            yield Gap("score_of_stranger", "scores", message)
        elif key in seen:
            yield Gap("score_twice", "scores", _("The scores name ${name} twice.", mapping={"name": quoted(key[0])}))
        seen.add(key)
        score = row.get("score")
        if not isinstance(score, int) or not 0 <= score <= 100:
            message = _("The score of ${name} is no number from 0 to 100.", mapping={"name": quoted(key[0] or "–")})
            yield Gap("bad_score", "scores", message)
