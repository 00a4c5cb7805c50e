"""Names made of titles and file names: Plone's own, beside those that the software needs for itself.

Where a name is in use Plone puts numbers behind it, 1 to 100, each with all its checks. Titles of dispatches begin alike for years,
so after a few numbers the name gets signs of its own.
"""

from __future__ import annotations

from plone.app.content.namechooser import NormalizingNameChooser
from plone.dexterity.interfaces import IDexterityContainer
from plone.i18n.normalizer import FILENAME_REGEX
from shangnan.policy.names.apart import apart
from shangnan.policy.names.guard import problem_in
from shangnan.policy.names.rule import fitting
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message

import re

# So many numbers are tried behind a name.
FEW = 9


@adapter(IDexterityContainer)
class NameChooser(NormalizingNameChooser):
    """Chooses the next name with a number behind it where the first one cannot be had, or signs after FEW numbers."""

    def _getCheckId(self, obj: Any) -> Any:
        """Return the function that says why a name cannot be had, first of all by our rule."""
        plones = super()._getCheckId(obj)

        def check(name: str, required: int) -> Message | str | None:
            return problem_in(self.context, name) or plones(name, required)

        return check

    def _findUniqueName(self, name: str, obj: Any) -> str:
        """Return a name that can be had, made of one by Plone's rules."""
        kind = re.sub("[^a-z]", "", str(getattr(obj, "portal_type", "")).lower()) or "item"
        wanted = fitting(name, kind)
        stem, ending = _parted(wanted)
        numbered = (f"{stem}-{number}{ending}" in self.context for number in range(1, FEW + 1))
        if all(numbered) and not self.checkName(wanted, obj):
            wanted = apart(stem) + ending
        return super()._findUniqueName(wanted, obj)


def _parted(name: str) -> tuple[str, str]:
    """Return a name without its ending, and the ending as Plone knows it."""
    found = FILENAME_REGEX.match(name)
    return (found[1], f".{found[2]}") if found else (name, "")
