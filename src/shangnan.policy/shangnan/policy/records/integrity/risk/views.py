"""The page of a risk point."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.integrity.pages import IntegrityView
from shangnan.policy.records.integrity.risk.rules import SHAPE


class RiskView(IntegrityView):
    """Everything that templates/risk.pt asks."""

    shape = SHAPE
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
            user = api.user.get(userid=user_id) if user_id else None
            person = (user.getProperty("fullname") or user_id) if user else user_id
            found.append({"day": day, "person": person, "opinion": opinion, "next": next_day})
        return found
