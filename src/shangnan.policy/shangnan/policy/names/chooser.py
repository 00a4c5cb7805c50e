"""Names made of titles and file names: Plone's own, beside those that the software needs for itself."""

from __future__ import annotations

from plone.app.content.namechooser import NormalizingNameChooser
from plone.dexterity.interfaces import IDexterityContainer
from shangnan.policy.names.guard import problem_in
from shangnan.policy.names.rule import fitting
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message

import re


@adapter(IDexterityContainer)
class NameChooser(NormalizingNameChooser):
    """Chooses the next name with a number behind it where the first one cannot be had."""

    def _getCheckId(self, obj: Any) -> Any:
        """Return the function that says why a name cannot be had, first of all by our rule."""
        plones = super()._getCheckId(obj)

        def check(name: str, required: int) -> Message | str | None:
            return problem_in(self.context, name) or plones(name, required)

        return check

    def _findUniqueName(self, name: str, obj: Any) -> str:
        """Return a name that can be had, made of one by Plone's rules."""
        kind = re.sub("[^a-z]", "", str(getattr(obj, "portal_type", "")).lower()) or "item"
        return super()._findUniqueName(fitting(name, kind), obj)
