"""The page of a task."""

from __future__ import annotations

from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.integrity.lists.rules import is_late
from shangnan.policy.records.integrity.pages import IntegrityView
from shangnan.policy.records.integrity.settings import ListNames
from typing import Any


class TaskView(IntegrityView):
    """Everything that templates/task.pt asks."""

    facts_shown = ("list_key", "person_in_charge", "deadline", "done_on")
    texts_shown = ("content", "measures")

    def shown(self, name: str) -> Any:
        """Return an element as a reader expects it: a list by its name."""
        value = self.plain[name]
        return ListNames().get(value, value) if name == "list_key" else value

    def overdue(self) -> bool:
        """Return whether the task is late."""
        return is_late(api.content.get_state(self.context), self.plain["deadline"], now().date())
