"""The form for a new record: Dexterity's own; the record is filed under its year."""

from __future__ import annotations

from plone.dexterity.browser.edit import DefaultEditForm
from shangnan.policy import _
from shangnan.policy.records.views.adding import CheckedAddView
from shangnan.policy.records.views.adding import YearAddForm


class PartyEditForm(DefaultEditForm):
    """Edit a record."""

    default_fieldset_label = _("The activity")


class PartyAddForm(YearAddForm):
    """Add a record."""

    portal_type, section = "PartyRecord", "party"
    default_fieldset_label = _("The activity")


class PartyAddView(CheckedAddView):
    """The add form as `++add++PartyRecord` finds it."""

    form = PartyAddForm
