"""Where outgoing dispatches lie: /dispatches/out/YEAR, the year in which they were begun."""

from __future__ import annotations

from shangnan.policy.permissions import _
from shangnan.policy.records.dispatch.filing import Direction
from zope.i18nmessageid import Message


def _year_title(year: int) -> Message:
    return _("${year} (outgoing)", mapping={"year": year})


OUT = Direction("out", "OutgoingDispatch", _("Outgoing dispatches"), _year_title)
year_section = OUT.year_section
is_year_section = OUT.is_year_section
from Acquisition import aq_inner
from Acquisition import aq_parent
from plone import api
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import _
from shangnan.policy.records.by_year import make_section
from shangnan.policy.records.section import ISection
from typing import Any

SECTION, OUT, KIND = "dispatches", "out", "OutgoingDispatch"


def year_section(year: int) -> Any:
    """Return the section of a year, made where it is not there yet.

    :param year: four digits.
    """
    section = api.portal.get()[SECTION]
    out = section.get(OUT) or make_section(section, OUT, chinese(_("Outgoing dispatches")), KIND)
    title = chinese(_("${year} (outgoing)", mapping={"year": year}))
    return out.get(str(year)) or make_section(out, str(year), title, KIND)


def is_year_section(place: object) -> bool:
    """Tell whether dispatches lie right in a place."""
    parent = aq_parent(aq_inner(place))
    return ISection.providedBy(place) and ISection.providedBy(parent) and parent.getId() == OUT
