"""What the office decides on filing, kept in the registry."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.settings import settings_of
from shangnan.policy.registry.filing.deadline import DEFAULT
from shangnan.policy.registry.filing.deadline import is_day
from zope import schema
from zope.interface import Interface

PREFIX = "shangnan.filing"


class NoDay(schema.ValidationError):
    """A day that not every year has."""

    __doc__ = _("Enter month and day with two digits each, for example 06-30.")


def day_constraint(value: str) -> bool:
    """Refuse what is no day of every year.

    :raises NoDay: for that.
    """
    if not is_day(value):
        raise NoDay(value)
    return True


class IFilingSettings(Interface):
    """Settings of filing."""

    last_day = schema.TextLine(
        title=_("Last day for filing the papers of the year before"),
        description=_("Month and day, for example 06-30. What is due afterwards is shown as overdue."),
        default=DEFAULT,
        max_length=5,
        constraint=day_constraint,
    )


def last_day() -> str:
    """Return month and day by which the papers of the year before are filed."""
    return str(settings_of(IFilingSettings, PREFIX).last_day)
