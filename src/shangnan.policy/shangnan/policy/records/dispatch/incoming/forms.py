"""Add and edit forms: Dexterity's own; a new dispatch is filed under its year, and a number that is there already is told."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.dispatch.incoming.duplicates import called
from shangnan.policy.records.dispatch.incoming.duplicates import same_number
from shangnan.policy.records.kind.forms import KindAddForm
from shangnan.policy.records.kind.forms import KindAddView
from shangnan.policy.records.kind.forms import KindEditForm
from typing import Any


def tell_of_same_number(dispatch: Any, request: Any) -> None:
    """Say at once after saving that the sender's number is there already."""
    found = "；".join(called(brain) for brain in same_number(dispatch))
    if found:
        message = _("Take care: the same sender's number is there already: ${same}.", mapping={"same": found})
        api.portal.show_message(message, request, type="warning")


class IncomingEditForm(KindEditForm):
    """Edit a dispatch."""

    def applyChanges(self, data: dict[str, Any]) -> Any:
        """Save, then look for the same number."""
        changes = super().applyChanges(data)
        tell_of_same_number(self.context, self.request)
        return changes


class IncomingAddForm(KindAddForm):
    """Add a dispatch."""

    def when_added(self, record: Any) -> None:
        """Look for the same number."""
        tell_of_same_number(record, self.request)


class IncomingAddView(KindAddView):
    """The add form as `++add++IncomingDispatch` finds it."""

    form = IncomingAddForm
