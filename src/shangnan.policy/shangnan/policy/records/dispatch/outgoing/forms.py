"""Add and edit forms of a dispatch: Dexterity's own; a new one is filed under its year wherever it was begun."""

from __future__ import annotations

from Acquisition import aq_inner
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.utils import addContentToContainer
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.dispatch.outgoing.filing import is_year_section
from shangnan.policy.records.dispatch.outgoing.filing import year_section
from shangnan.policy.records.views.adding import CheckedAddView


class OutgoingEditForm(DefaultEditForm):
    """Edit a dispatch."""

    default_fieldset_label = _("The dispatch")


class OutgoingAddForm(DefaultAddForm):
    """Add a dispatch."""

    portal_type = "OutgoingDispatch"
    default_fieldset_label = _("The dispatch")

    def add(self, object: object) -> None:
        """File the new dispatch under this year, or where the form is when that is a year's section."""
        here = aq_inner(self.context)
        container = here if is_year_section(here) else year_section(now().year)
        # The way to this form has asked whether dispatches may be added here.
        added = addContentToContainer(container, object, checkConstraints=False)
        self.immediate_view = f"{added.absolute_url()}/view"


class OutgoingAddView(CheckedAddView):
    """The add form as `++add++OutgoingDispatch` finds it."""

    form = OutgoingAddForm
