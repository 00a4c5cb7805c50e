"""The page of a training record."""

from __future__ import annotations

from plone.memoize.view import memoize
from shangnan.policy.records.kind.view import RecordView
from shangnan.policy.records.training.printing import certificates_of
from shangnan.policy.records.training.scores import visible_scores
from typing import Any

FACTS = (
    "plan", "session", "session_date", "session_time", "session_hours", "session_place", "trainer", "training_form",
)  # fmt: skip


class TrainingView(RecordView):
    """Everything that templates/training.pt asks."""

    facts_shown = FACTS

    @property
    @memoize
    def scores(self) -> dict[tuple[str, str], Any]:
        """The scores that this person may see, by name and unit."""
        return {(row["name"] or "", row["unit"] or ""): row["score"] for row in visible_scores(self.context)}

    def people(self) -> list[dict[str, Any]]:
        """Return the rows of the roster; `score` is None where there is none to be seen, `certificate` empty where there is none to print."""
        found = self.certificates
        return [
            {
                **row,
                "score": self.scores.get((row["name"] or "", row["unit"] or "")),
                "certificate": self.certificate_url(number) if number in found else "",
            }
            for number, row in enumerate(self.plain["roster"], 1)
        ]

    @property
    @memoize
    def certificates(self) -> frozenset[int]:
        """The rows of the roster, from 1, whose certificate this person may print."""
        return frozenset(certificates_of(self.context))

    def certificate_url(self, number: int | None = None) -> str:
        """Return the address of one certificate, or of all of them."""
        url = f"{self.context.absolute_url()}/@@training-certificate.pdf"
        return url if number is None else f"{url}?person={number}"

    def signed(self) -> int:
        """Return how many have signed in."""
        return sum(1 for row in self.plain["roster"] if row["signed_in"])
