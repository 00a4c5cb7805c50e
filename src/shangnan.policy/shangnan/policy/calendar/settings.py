"""The county's table of working days over the announced ones, kept in the registry."""

from __future__ import annotations

from plone.registry.interfaces import IRegistry
from shangnan.policy import _
from shangnan.policy.calendar.working_days import read_table
from shangnan.policy.calendar.working_days import Table
from shangnan.policy.calendar.working_days import table_line
from zope import schema
from zope.component import getUtility
from zope.interface import Interface

PREFIX = "shangnan.calendar"


class NoTableLine(schema.ValidationError):
    """A line of the table that cannot be read."""

    __doc__ = _("Write a line like “2027-01-01 休 元旦”, “2027-02-05 至 2027-02-11 休 春节” or “2027 完整”.")


def line_constraint(line: str) -> bool:
    """Refuse what cannot be read.

    :raises NoTableLine: for such a line.
    """
    if not table_line(line):
        raise NoTableLine(line)
    return True


class ICalendarSettings(Interface):
    """Exceptions of the county, and years that the program does not know yet."""

    exceptions = schema.Tuple(
        title=_("Working days that differ"),
        description=_(
            "One line for each day or row of days: 休 free, 班 worked. These stand above the holidays that the program "
            "knows. A line such as “2027 完整” says that all days of that year that differ are entered: limits counted over "
            "it are then no longer provisional (暂定)."
        ),
        value_type=schema.TextLine(max_length=100, constraint=line_constraint),
        required=False,
        default=(),
        missing_value=(),
    )


def county_table() -> Table:
    """Return the county's table as it is now; a missing record gives an empty one."""
    return read_table(getUtility(IRegistry).get(f"{PREFIX}.exceptions", None) or ())
