"""Who sees which scores: drafters, reviewers and the registrar all of them, a trainee his or her own, nobody else any."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.restapi.services import Service
from shangnan.policy.permissions import VIEW_TRAINING_SCORES
from typing import Any

SCORE_COLUMNS = ("name", "unit", "score")


def scores_of(record: Any) -> list[dict[str, Any]]:
    """Return the rows of scores: name, unit, score. Whoever calls this asks the permission first."""
    return [{column: row.get(column) for column in SCORE_COLUMNS} for row in record.scores or ()]


def people_seen(record: Any) -> frozenset[tuple[str, str]]:
    """Return name and unit of the people of the roster whose results the present user may see."""
    security = getSecurityManager()
    everybody = security.checkPermission(VIEW_TRAINING_SCORES, record)
    user_id = security.getUser().getId()
    return frozenset(
        (row.get("name") or "", row.get("unit") or "")
        for row in record.roster or ()
        if everybody or (user_id and row.get("user_id") == user_id)
    )


def visible_scores(record: Any) -> list[dict[str, Any]]:
    """Return the rows of scores that the present user may see: name, unit, score."""
    if getSecurityManager().checkPermission(VIEW_TRAINING_SCORES, record):
        return scores_of(record)
    seen = people_seen(record)
    return [row for row in scores_of(record) if (row["name"] or "", row["unit"] or "") in seen]


class TrainingScores(Service):
    """`GET …/@training-scores`: what the person may see of the scores."""

    def reply(self) -> dict[str, Any]:
        """Return `@id` and `items`."""
        return {"@id": f"{self.context.absolute_url()}/@training-scores", "items": visible_scores(self.context)}
