"""Where outgoing dispatches lie: /dispatches/out/YEAR, the year in which they were begun."""

from __future__ import annotations

from Acquisition import aq_inner
from Acquisition import aq_parent
from plone import api
from plone.base.interfaces.constrains import ENABLED
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import createContentInContainer
from shangnan.policy import permissions as p
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import _
from shangnan.policy.records.section import ISection
from typing import Any

SECTION, OUT = "dispatches", "out"


def year_section(year: int) -> Any:
    """Return the section of a year, made where it is not there yet.

    Whoever may add a dispatch may cause this, without the right to add sections: the frame is the system's.

    :param year: four digits.
    """
    section = api.portal.get()[SECTION]
    out = section.get(OUT) or _add(section, OUT, chinese(_("Outgoing dispatches")))
    return out.get(str(year)) or _add(out, str(year), chinese(_("${year} (outgoing)", mapping={"year": year})))


def is_year_section(place: object) -> bool:
    """Tell whether dispatches lie right in a place."""
    parent = aq_parent(aq_inner(place))
    return ISection.providedBy(place) and ISection.providedBy(parent) and parent.getId() == OUT


def _add(container: Any, section_id: str, title: str) -> Any:
    section = createContentInContainer(container, "Section", checkConstraints=False, id=section_id, title=title)
    # What the system makes belongs to nobody, whoever happened to need it first.
    section.manage_delLocalRoles([user for user, roles in section.get_local_roles() if "Owner" in roles])
    with api.env.adopt_roles(["Manager", p.RECORD_CONTRIBUTOR]):
        constrain = ISelectableConstrainTypes(section)
        constrain.setConstrainTypesMode(ENABLED)
        constrain.setLocallyAllowedTypes(["OutgoingDispatch"])
        constrain.setImmediatelyAddableTypes(["OutgoingDispatch"])
    section.reindexObjectSecurity()
    return section
