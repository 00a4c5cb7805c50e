"""Whether the form would take what an import writes into a guide: lengths, lines and words that may be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy.records.checks.field_check import innermost
from shangnan.policy.records.checks.field_check import limit_of
from shangnan.policy.records.checks.field_check import too_long
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.content import ServiceGuide
from shangnan.policy.records.service_guide.plain import apply_plain
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import TooLong

# The unit is looked up and checked by the gate; its vocabulary is that of the person who fills in the form.
_FIELDS = tuple((name, field) for name, field in getFieldsInOrder(IServiceGuide) if name != "responsible_unit")


def schema_problems(data: Mapping[str, Any]) -> list[Message]:
    """Return a sentence for each field that does not fit the schema of a guide.

    :param data: plain form, as `normalised` returns it.
    """
    guide = ServiceGuide()
    apply_plain(guide, data, "")
    problems = []
    for name, field in _FIELDS:
        try:
            field.validate(getattr(guide, name))
        except ValidationError as error:
            problems.append(_sentence(field.title, error))
    return problems


def _sentence(title: str, error: ValidationError) -> Message:
    cause = innermost(error)
    limit = limit_of(cause.field) if isinstance(cause, TooLong) else None
    if limit is not None:
        return too_long(title, limit)
    if isinstance(cause, ConstraintNotSatisfied) and ITextLine.providedBy(cause.field):
        return _("“${place}” has more than one line. Write it on one.", mapping={"place": title})
    return _("“${place}” holds something that the form does not offer.", mapping={"place": title})
