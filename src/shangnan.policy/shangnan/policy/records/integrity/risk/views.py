"""The page of a risk point."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import time
from plone import api
from shangnan.policy.accounts.names import name_at
from shangnan.policy.records.integrity.pages import IntegrityView


class RiskView(IntegrityView):
    """Everything that templates/risk.pt asks."""

    facts_shown = ("level", "category", "post", "person_in_charge", "review_date")
    texts_shown = ("manifestations", "measures")

    def overdue(self) -> bool:
        """Return whether the review should have been."""
        day = self.plain["review_date"]
        return api.content.get_state(self.context) == "in_force" and bool(day) and day < self.today()

    def reviews(self) -> list[dict[str, str]]:
        """Return the reviews, newest first: day, person, opinion, next day."""
        found = []
        for day, user_id, opinion, next_day in reversed(self.context.reviews):
            # Kept by the day, so the name is that of its end.
            person = name_at(user_id or "", datetime.combine(date.fromisoformat(day), time.max).timestamp())
            found.append({"day": day, "person": person, "opinion": opinion, "next": next_day})
        return found
