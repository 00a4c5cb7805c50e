"""Days by REST: `2026-03-01`, and nothing else; plone.restapi has no reading of its own for them."""

from __future__ import annotations

from datetime import date
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldDeserializer
from shangnan.policy import _
from shangnan.policy.rest.fields import Refusal
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IDate

import re

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@implementer(IFieldDeserializer)
@adapter(IDate, IDexterityContent, IRestLayer)
class DateValue:
    """Reads one day."""

    def __init__(self, field: Any, context: Any, request: Any) -> None:
        self.field = field.bind(context)

    def __call__(self, value: Any) -> date | None:
        """Return the day, or None where nothing was given and nothing is required.

        :raises Refusal: with a sentence that names the field.
        """
        if value in (None, "") and not self.field.required:
            return None
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise Refusal(_("“${place}” must be a day such as 2026-03-01.", mapping={"place": self.field.title}))
