"""The form for a new record: Dexterity's own; the record is filed under its year."""

from __future__ import annotations

from plone.dexterity.browser.edit import DefaultEditForm
from shangnan.policy import _
from shangnan.policy.records.views.adding import CheckedAddView
from shangnan.policy.records.views.adding import YearAddForm


class TrainingEditForm(DefaultEditForm):
    """Edit a record."""

    default_fieldset_label = _("The training")


class TrainingAddForm(YearAddForm):
    """Add a record."""

    portal_type, section = "TrainingRecord", "training"
    default_fieldset_label = _("The training")


class TrainingAddView(CheckedAddView):
    """The add form as `++add++TrainingRecord` finds it."""

    form = TrainingAddForm
