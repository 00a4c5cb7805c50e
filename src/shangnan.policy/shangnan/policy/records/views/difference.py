"""A difference between two versions as a page tells it: titles of elements and values in words."""

from __future__ import annotations

from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy import _
from typing import Any
from zope.i18n import translate


class ReadableDifference(BrowserView):
    """What a page needs that uses the macro `changes` of `difference_parts`; it sets `changes` and `plain`."""

    difference_parts = ViewPageTemplateFile("templates/difference_parts.pt")
    plain: Any = None

    def shown(self, value: Any) -> str:
        """Return a value as a reader expects it."""
        if isinstance(value, bool):
            return translate(_("Yes") if value else _("No"), context=self.request)
        return "" if value is None else str(value)

    def label(self, key: str) -> str:
        """Return the title of an element or of a column ('materials.name') in the reader's language."""
        return translate(self.plain.labels.get(key, key), context=self.request)
