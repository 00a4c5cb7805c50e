"""Growing registers lie by year: /training/2026, /party/2026, /dispatches/out/2026: the year in which a record was begun."""

from __future__ import annotations

from Acquisition import aq_inner
from Acquisition import aq_parent
from plone import api
from plone.base.interfaces.constrains import ENABLED
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import createContentInContainer
from shangnan.policy import _
from shangnan.policy import permissions as p
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.section import forget_order
from shangnan.policy.records.section import ISection
from typing import Any


def make_section(container: Any, section_id: str, title: str, portal_type: str = "") -> Any:
    """Make a section for records of one kind.

    Whoever may add such a record may cause this, without the right to add sections: the frame is the system's.

    :param container: a section.
    :param title: in Chinese, since it stays.
    :param portal_type: what may be added by hand; "" for what the system alone puts there.
    """
    section = createContentInContainer(container, "Section", checkConstraints=False, id=section_id, title=title)
    forget_order(section)
    # What the system makes belongs to nobody, whoever happened to need it first.
    section.manage_delLocalRoles([user for user, roles in section.get_local_roles() if "Owner" in roles])
    with api.env.adopt_roles(["Manager", p.RECORD_CONTRIBUTOR, p.PARTY_CLERK]):
        constrain = ISelectableConstrainTypes(section)
        constrain.setConstrainTypesMode(ENABLED)
        constrain.setLocallyAllowedTypes([portal_type] if portal_type else [])
        constrain.setImmediatelyAddableTypes([portal_type] if portal_type else [])
    section.reindexObjectSecurity()
    return section


def year_section(name: str, year: int, portal_type: str) -> Any:
    """Return the section of a year, made where it is not there yet.

    :param name: id of the section that holds the years, e.g. `training`.
    :param year: four digits.
    """
    section = api.portal.get()[name]
    title = chinese(_("${year} (year)", mapping={"year": year}))
    return section.get(str(year)) or make_section(section, str(year), title, portal_type)


def is_year_section(place: Any) -> bool:
    """Tell whether records lie right in a place."""
    name, parent = place.getId(), aq_parent(aq_inner(place))
    return ISection.providedBy(place) and ISection.providedBy(parent) and name.isdigit() and len(name) == 4
