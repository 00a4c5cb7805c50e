"""The plain form of a guide with the names of its elements, for history and differences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from shangnan.policy import _
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import RENAMED
from shangnan.policy.records.service_guide.plain import ROWS
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.views.history import IPlainForm
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.schema import getFields

# The columns that name a row of each table.
KEYS = {
    "bases": ("law", "article"), "materials": ("name",), "steps": ("name",), "fees": ("item",), "faqs": ("q",),
    "conditions": (), "aliases": (),
}  # fmt: skip


@cache
def labels() -> Mapping[str, Message]:
    """Return the title of each element and, as 'table.column', of each column: the form's own words."""
    fields = getFields(IServiceGuide)
    found: dict[str, Message] = {"unit": fields["responsible_unit"].title, "type": _("Type of item")}
    names = {attribute: key for key, attribute in RENAMED.items()}
    for attribute, field in fields.items():
        key = names.get(attribute, attribute)
        found[key] = getattr(field, "title", key)
        if key in ROWS:
            for column in ROWS[key]:
                found[f"{key}.{column}"] = field.value_type.schema[column].title
    return found


@implementer(IPlainForm)
@adapter(IServiceGuide)
class GuidePlainForm:
    """The present content of a guide in plain form."""

    keys = KEYS

    def __init__(self, guide: Any) -> None:
        self.data: dict[str, Any] = normalised(to_plain(guide))
        self.labels = labels()
