"""The page of a record: its elements in the order of the form. Rooms with a page of their own build on it."""

from __future__ import annotations

from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.kind.description import kind_of
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Words
from shangnan.policy.records.views.files import files_of
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.units.directory import unit_by_uid
from typing import Any
from zope.i18n import translate
from zope.schema import getFields
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine

EMPTY: tuple[object, ...] = ("", None, [])


class RecordView(BrowserView):
    """Everything that the page of a record asks; `facts_shown` and `texts_shown` may be named, else the schema tells."""

    facts_shown: tuple[str, ...] = ()
    texts_shown: tuple[str, ...] = ()

    @property
    def shape(self) -> Shape:
        """What each element holds."""
        return kind_of(self.context).plain_shape

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The record in plain form."""
        return dict(IPlainForm(self.context).data)

    def _long(self, name: str) -> bool:
        field = getFields(kind_of(self.context).schema).get(name)
        return IText.providedBy(field) and not ITextLine.providedBy(field)

    def _filled(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {"name": name, "title": translate(self.shape[name].label, context=self.request), "value": self.shown(name)}
            for name in names
            if self.plain.get(name) not in EMPTY
        ]

    def shown(self, name: str) -> Any:
        """Return an element as a reader expects it."""
        value, element = self.plain[name], self.shape[name]
        if isinstance(element, Words):
            return "、".join(value)
        return self.word(value) if isinstance(element, Flag) else value

    def word(self, value: Any) -> Any:
        """Return yes or no for a truth value, nothing for nothing, else the value."""
        if isinstance(value, bool):
            return translate(_("Yes") if value else _("No"), context=self.request)
        return "" if value is None else value

    def facts(self) -> list[dict[str, Any]]:
        """Return name, title and value of the short elements that are filled in."""
        names = self.facts_shown or tuple(
            name
            for name, element in self.shape.items()
            if name != "title" and not isinstance(element, Rows) and not self._long(name)
        )
        return self._filled(names)

    def texts(self) -> list[dict[str, Any]]:
        """Return name, title and value of the long elements that are filled in."""
        return self._filled(self.texts_shown or tuple(name for name in self.shape if self._long(name)))

    def tables(self) -> list[dict[str, Any]]:
        """Return the tables that are filled in: name, title, headings and rows of cells."""
        return [
            {
                "name": name,
                "title": translate(element.label, context=self.request),
                "headings": [translate(column.label, context=self.request) for column in element.columns.values()],
                "rows": [[self.word(row.get(column)) for column in element.columns] for row in self.plain[name]],
            }
            for name, element in self.shape.items()
            if isinstance(element, Rows) and self.plain.get(name)
        ]

    def unit(self) -> str:
        """Return the name of the unit that answers for the record."""
        unit = unit_by_uid(responsible_unit_of(self.context))
        return unit.title if unit else ""

    def files(self) -> list[dict[str, str]]:
        """Return the attached files that this person may see: title and url."""
        return files_of(self.context)
