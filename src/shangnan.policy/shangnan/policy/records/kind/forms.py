"""The forms for a new record and for changing one: Dexterity's own, filed and labelled as the kind says."""

from __future__ import annotations

from Acquisition import aq_inner
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.utils import addContentToContainer
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.kind.text_read import changed_since
from shangnan.policy.records.kind.text_read import written
from shangnan.policy.records.lifecycle.by_year import is_year_section
from shangnan.policy.records.secrecy.fields import fields_of
from shangnan.policy.records.views.adding import CheckedAddView
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from z3c.form.field import Fields
from z3c.form.interfaces import HIDDEN_MODE
from z3c.form.interfaces import IErrorViewSnippet
from zope import schema
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import Interface
from zope.interface import Invalid

# Characters that are shown of another person's text.
MOST_SHOWN = 400


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


class ITextRead(Interface):
    """What the form carries of the text that it was opened with."""

    text_read = schema.ASCIILine(title=_("Text that was read"), required=False)


class KindEditForm(DefaultEditForm):
    """Change a record of any kind; what somebody else has saved meanwhile is not written over unseen."""

    @property
    def default_fieldset_label(self) -> Any:
        """Name of the first part of the form."""
        kind = record_kind(self.context.portal_type)
        return (kind.fieldset if kind is not None else "") or super().default_fieldset_label

    def _stored(self) -> dict[str, Any]:
        shown = {field.field.__name__ for part in (self, *self.groups) for field in part.fields.values()}
        own = vars(self.context.aq_base)
        return {name: own.get(name) for name in fields_of(self.context) if name in shown}

    def updateFields(self) -> None:
        """Add what the form carries of the text."""
        super().updateFields()
        self.fields += Fields(ITextRead, mode=HIDDEN_MODE, ignoreContext=True)

    def updateWidgets(self, *args: Any, **kwargs: Any) -> None:
        """Carry the text that is stored as the form is opened; a form that was sent carries its own."""
        super().updateWidgets(*args, **kwargs)
        widget = self.widgets["text_read"]
        if widget.name not in self.request.form:
            widget.value = written(self._stored())

    def extractData(self, setErrors: bool = True) -> tuple[dict[str, Any], Any]:
        """Return what was typed, with an error where somebody else has changed the record since the form was opened.

        What was typed stays in the form, which from then on carries the text that is stored now: who saves again has seen it.
        """
        data, errors = super().extractData(setErrors)
        stored, carried = self._stored(), data.pop("text_read", None) or ""
        changed = [name for name in changed_since(carried, stored) if data.get(name) != stored[name]]
        if changed:
            view = getMultiAdapter(
                (
                    Invalid(self._told({name: stored[name] for name in changed})),
                    self.request,
                    None,
                    None,
                    self,
                    self.context,
                ),
                IErrorViewSnippet,
            )
            view.update()
            errors = (*errors, view)
            self.widgets.errors = (*(self.widgets.errors or ()), view)
            self.widgets["text_read"].value = written(stored)
        return data, errors

    def _told(self, stored: dict[str, Any]) -> str:
        fields, plain = fields_of(self.context), IPlainForm(self.context).data
        said = [
            _(
                "“${place}” is now: ${text}",
                mapping={"place": fields[name].title, "text": _short(plain.get(name, value))},
            )
            for name, value in stored.items()
        ]
        head = _(
            "Somebody else has saved this record since you opened it. What you typed is still below. Compare it with what is "
            "stored now, and save again to put yours in its place."
        )
        return "\n".join(translate(message, context=self.request) for message in (head, *said))


def _short(value: Any) -> str:
    parts = value if isinstance(value, list | tuple) else [value]
    text = "、".join(_part(part) for part in parts if part not in ("", None))
    return quoted(text, MOST_SHOWN) if text else "–"


def _part(part: Any) -> str:
    if isinstance(part, dict):
        return "｜".join(str(cell) for cell in part.values() if cell not in ("", None))
    return str(part)
