"""Add and edit forms of a guide: Dexterity's own, with a first tab that says what it holds."""

from __future__ import annotations

from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from shangnan.policy import _
from shangnan.policy.records.views.adding import CheckedAddView


class GuideEditForm(DefaultEditForm):
    """Edit a guide."""

    default_fieldset_label = _("What it is about")


class GuideAddForm(DefaultAddForm):
    """Add a guide."""

    portal_type = "ServiceGuide"
    default_fieldset_label = _("What it is about")


class GuideAddView(CheckedAddView):
    """The add form as `++add++ServiceGuide` finds it."""

    form = GuideAddForm
