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


def visible_scores(record: Any) -> list[dict[str, Any]]:
    """Return the rows of scores that the present user may see: name, unit, score."""
    security = getSecurityManager()
    if security.checkPermission(VIEW_TRAINING_SCORES, record):
        return scores_of(record)
    user_id = security.getUser().getId()
    own = {
        (row.get("name"), row.get("unit")) for row in record.roster or () if user_id and row.get("user_id") == user_id
    }
    return [row for row in scores_of(record) if (row["name"], row["unit"]) in own]


class TrainingScores(Service):
    """`GET …/@training-scores`: what the person may see of the scores."""

    def reply(self) -> dict[str, Any]:
        """Return `@id` and `items`."""
        return {"@id": f"{self.context.absolute_url()}/@training-scores", "items": visible_scores(self.context)}
