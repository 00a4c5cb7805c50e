"""Where outgoing dispatches lie: /dispatches/out/YEAR, the year in which they were begun."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.dispatch.filing import Direction
from zope.i18nmessageid import Message


def _year_title(year: int) -> Message:
    return _("${year} (outgoing)", mapping={"year": year})


OUT = Direction("out", "OutgoingDispatch", _("Outgoing dispatches"), _year_title)
year_section = OUT.year_section
is_year_section = OUT.is_year_section
