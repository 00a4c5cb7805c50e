"""What the pages of integrity records have in common."""

from __future__ import annotations

from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.views.files import files_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.units.directory import unit_by_uid
from typing import Any
from zope.i18n import translate


class IntegrityView(BrowserView):
    """Everything that the templates ask; each kind names its elements."""

    shape: Shape = {}
    facts_shown: tuple[str, ...] = ()
    texts_shown: tuple[str, ...] = ()

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The record."""
        return IPlainForm(self.context).data

    def _filled(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {"title": translate(self.shape[name].label, context=self.request), "value": self.shown(name)}
            for name in names
            if self.plain[name] not in ("", None)
        ]

    def shown(self, name: str) -> Any:
        """Return an element as a reader expects it."""
        return self.plain[name]

    def facts(self) -> list[dict[str, Any]]:
        """Return title and value of the short elements that are filled in."""
        return self._filled(self.facts_shown)

    def texts(self) -> list[dict[str, Any]]:
        """Return title and value of the long elements that are filled in."""
        return self._filled(self.texts_shown)

    def unit(self) -> str:
        """Return the name of the unit that answers for the record."""
        unit = unit_by_uid(responsible_unit_of(self.context))
        return unit.title if unit else ""

    def today(self) -> str:
        """Return today's date, yyyy-mm-dd."""
        return now().date().isoformat()

    def files(self) -> list[dict[str, str]]:
        """Return the attached files that this person may see: title and url."""
        return files_of(self.context)
