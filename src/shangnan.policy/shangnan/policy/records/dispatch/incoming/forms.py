"""Add and edit forms: Dexterity's own; a new dispatch is filed under its year, and a number that is there already is told."""

from __future__ import annotations

from Acquisition import aq_inner
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.utils import addContentToContainer
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.dispatch.incoming.duplicates import called
from shangnan.policy.records.dispatch.incoming.duplicates import same_number
from shangnan.policy.records.dispatch.incoming.filing import is_year_section
from shangnan.policy.records.dispatch.incoming.filing import year_section
from shangnan.policy.records.views.adding import CheckedAddView
from typing import Any


def tell_of_same_number(dispatch: Any, request: Any) -> None:
    """Say at once after saving that the sender's number is there already."""
    found = "；".join(called(brain) for brain in same_number(dispatch))
    if found:
        message = _("Take care: the same sender's number is there already: ${same}.", mapping={"same": found})
        api.portal.show_message(message, request, type="warning")


class IncomingEditForm(DefaultEditForm):
    """Edit a dispatch."""

    default_fieldset_label = _("The dispatch")

    def applyChanges(self, data: dict[str, Any]) -> Any:
        """Save, then look for the same number."""
        changes = super().applyChanges(data)
        tell_of_same_number(self.context, self.request)
        return changes


class IncomingAddForm(DefaultAddForm):
    """Add a dispatch."""

    portal_type = "IncomingDispatch"
    default_fieldset_label = _("The dispatch")

    def add(self, object: object) -> None:
        """File the new dispatch under this year, or where the form is when that is a year's section."""
        here = aq_inner(self.context)
        container = here if is_year_section(here) else year_section(now().year)
        # The way to this form has asked whether dispatches may be added here.
        added = addContentToContainer(container, object, checkConstraints=False)
        tell_of_same_number(added, self.request)
        self.immediate_view = f"{added.absolute_url()}/view"


class IncomingAddView(CheckedAddView):
    """The add form as `++add++IncomingDispatch` finds it."""

    form = IncomingAddForm
