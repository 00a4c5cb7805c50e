"""What people set for themselves."""

from __future__ import annotations

from plone.app.users.browser.personalpreferences import PersonalPreferencesConfiglet
from plone.app.users.browser.personalpreferences import PersonalPreferencesPanel
from shangnan.policy.desk.panels import ACCOUNT
from typing import Any

# The site speaks one language and has one editor: two lists with nothing to choose, one of them of 300 languages.
NOTHING_TO_CHOOSE = ("language", "wysiwyg_editor")


class Preferences(PersonalPreferencesPanel):
    """Plone's form without the fields that leave no choice."""

    fields: Any

    def updateFields(self) -> None:
        """Take the fields out."""
        super().updateFields()
        self.fields = self.fields.omit(*NOTHING_TO_CHOOSE)

    def updateWidgets(self) -> None:
        """Skip what Plone's form does to the two fields."""
        super(PersonalPreferencesPanel, self).updateWidgets()


class PreferencesOfOthers(Preferences, PersonalPreferencesConfiglet):
    """The same for those who look after accounts."""

    template = ACCOUNT
