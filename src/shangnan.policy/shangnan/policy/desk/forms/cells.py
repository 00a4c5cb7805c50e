"""Lines, texts and boxes of forms, written out without a template each: a roster of a thousand people has 5,000 of them.

What they show is what `templates/field.pt` and Plone's templates of the same controls show; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from plone.app.z3cform.widgets.singlecheckbox import SingleCheckBoxBoolWidget
from plone.app.z3cform.widgets.text import TextAreaWidget
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.interfaces import INPUT_MODE
from zope.i18n import translate


def plain_cell(widget: Any) -> str | None:
    """Return the field of a cell, or None for one that only its template can show.

    :param widget: of a column; one with an error or of another kind than lines, texts and single boxes is left to the template.
    """
    # Exactly these classes: what is derived from them may show something else.
    kind = type(widget)
    if widget.mode != INPUT_MODE or widget.error or widget.required or kind not in CONTROLS:
        return None
    box = kind is SingleCheckBoxBoolWidget
    label = "" if box else _label(widget)
    empty = " empty" if widget.value in (None, "", []) else ""
    described = getattr(widget, "description", None) or widget.field.description
    described = f'<div class="form-text">{translate(described, context=widget.request)}</div>' if described else ""
    name = escape(widget.name)
    return (
        f'<div class="mb-3 field fieldname-{name} widget-mode-input{empty} " id="formfield-{escape(widget.id)}" '
        f'data-fieldname="{name}">{label}{CONTROLS[kind](widget)}{described}</div>'
    )


def _label(widget: Any) -> str:
    if not widget.label:
        return ""
    text = escape(translate(widget.label, context=widget.request))
    return f'<label class="form-label" for="{escape(widget.id)}">{text}</label>'


def _line(widget: Any) -> str:
    value = escape(str(widget.value or ""))
    return f'<input name="{escape(widget.name)}" type="text" value="{value}"{_attributes(widget.attributes)} />'


def _text(widget: Any) -> str:
    value = escape(str(widget.value or ""))
    return f'<textarea name="{escape(widget.name)}"{_attributes(widget.attributes)}>{value}</textarea>'


def _box(widget: Any) -> str:
    (item,) = widget.items
    attributes = {**widget.attributes, "id": item["id"], "class": widget.klass}
    checked = ' checked="checked"' if item["checked"] else ""
    label = escape(translate(item["label"], context=widget.request) or "")
    described = translate(item["description"], context=widget.request) if item.get("description") else ""
    return (
        f'<div class="form-check" id="{escape(widget.id)}"><input{checked} name="{escape(item["name"])}" type="checkbox" '
        f'value="{escape(item["value"])}"{_attributes(attributes)} /><label class="form-check-label" '
        f'for="{escape(item["id"])}"><span>{label}</span></label><div class="form-text">{described}</div></div>'
        f'<input name="{escape(widget.name)}-empty-marker" type="hidden" value="1" />'
    )


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())


CONTROLS = {TextWidget: _line, TextAreaWidget: _text, SingleCheckBoxBoolWidget: _box}
