"""The forms for a new record and for changing one: Dexterity's own, filed and labelled as the kind says."""

from __future__ import annotations

from Acquisition import aq_inner
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.utils import addContentToContainer
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.lifecycle.by_year import is_year_section
from shangnan.policy.records.views.adding import CheckedAddView
from typing import Any


class KindAddForm(DefaultAddForm):
    """Add a record of any kind; one that lies by year is filed under this year wherever it was begun."""

    def add(self, object: Any) -> None:
        """File the new record under this year, or where the form is when that is a year's section or the kind has no years."""
        kind, here = record_kind(self.portal_type), aq_inner(self.context)
        if kind is None or kind.by_year is None or is_year_section(here):
            added = addContentToContainer(here, object)
        else:
            # The way to this form has asked whether such records may be added here.
            added = addContentToContainer(kind.year_section(now().year), object, checkConstraints=False)
        self.immediate_view = f"{added.absolute_url()}/view"
        self.when_added(added)

    def when_added(self, record: Any) -> None:
        """Say what is to be said at once; for rooms."""

    @property
    def default_fieldset_label(self) -> Any:
        """Name of the first part of the form."""
        kind = record_kind(self.portal_type)
        return (kind.fieldset if kind is not None else "") or super().default_fieldset_label


class KindAddView(CheckedAddView):
    """`++add++<type>` for types without a form of their own."""

    form = KindAddForm


class KindEditForm(DefaultEditForm):
    """Change a record of any kind."""

    @property
    def default_fieldset_label(self) -> Any:
        """Name of the first part of the form."""
        kind = record_kind(self.context.portal_type)
        return (kind.fieldset if kind is not None else "") or super().default_fieldset_label
