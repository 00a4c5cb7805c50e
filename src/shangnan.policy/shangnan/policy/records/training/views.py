"""The page of a training record."""

from __future__ import annotations

from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.records.training.scores import visible_scores
from shangnan.policy.records.views.files import files_of
from typing import Any
from zope.i18n import translate

FACTS = (
    "plan", "session", "session_date", "session_time", "session_hours", "session_place", "trainer", "training_form",
)  # fmt: skip


class TrainingView(BrowserView):
    """Everything that templates/training.pt asks."""

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The record without scores."""
        return KIND.plain_of(self.context)

    @property
    @memoize
    def scores(self) -> dict[tuple[str, str], Any]:
        """The scores that this person may see, by name and unit."""
        return {(row["name"] or "", row["unit"] or ""): row["score"] for row in visible_scores(self.context)}

    def facts(self) -> list[dict[str, Any]]:
        """Return title and value of the elements of FACTS that are filled in."""
        return [
            {"title": translate(KIND.plain_shape[name].label, context=self.request), "value": self.plain[name]}
            for name in FACTS
            if self.plain[name] not in ("", None)
        ]

    def people(self) -> list[dict[str, Any]]:
        """Return the rows of the roster; `score` is None where there is none to be seen."""
        return [
            {**row, "score": self.scores.get((row["name"] or "", row["unit"] or ""))} for row in self.plain["roster"]
        ]

    def signed(self) -> int:
        """Return how many have signed in."""
        return sum(1 for row in self.plain["roster"] if row["signed_in"])

    def files(self) -> list[dict[str, str]]:
        """Return the attached files that this person may see: title and url."""
        return files_of(self.context)
