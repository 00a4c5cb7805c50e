"""What every record is: an object that one unit is responsible for, whose state only its workflow changes."""

from __future__ import annotations

from plone.autoform import directives
from plone.supermodel import model
from shangnan.policy import _
from typing import Any
from zope import schema
from zope.interface import Interface


class IRecord(Interface):
    """A record: has `responsible_unit`, its workflow's guards and opinions, and roles computed from the unit."""


class IResponsibleUnit(model.Schema):
    """The one unit that is responsible for a record."""

    responsible_unit = schema.Choice(
        title=_("Responsible unit"),
        description=_("The unit that carries this out. Only units that you draft for can be chosen."),
        vocabulary="shangnan.policy.AssignableUnits",
        required=True,
    )
    directives.order_before(responsible_unit="*")


def responsible_unit_of(record: Any) -> str | None:
    """Return the UID of the unit that is responsible for a record.

    :param record: any object; only its own attribute counts, never one that it acquires.
    :returns: UID of an OrganisationUnit (32 hexadecimal characters), or None.
    """
    base = getattr(record, "aq_base", record)
    return getattr(base, "responsible_unit", None) or None
