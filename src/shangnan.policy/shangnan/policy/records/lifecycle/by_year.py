"""Growing registers lie by year: /training/2026, /party/2026, /dispatches/out/2026: the year in which a record was begun."""

from __future__ import annotations

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from dataclasses import dataclass
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
    with api.env.adopt_roles(["Manager", p.RECORD_CONTRIBUTOR, p.PARTY_CLERK, p.REGISTRAR]):
        constrain = ISelectableConstrainTypes(section)
        constrain.setConstrainTypesMode(ENABLED)
        constrain.setLocallyAllowedTypes([portal_type] if portal_type else [])
        constrain.setImmediatelyAddableTypes([portal_type] if portal_type else [])
    section.reindexObjectSecurity()
    return section


def _year_title(year: int) -> str:
    return _("${year} (year)", mapping={"year": year})


@dataclass(frozen=True)
class ByYear:
    """Where records that lie by year are put: /SECTION/YEAR, or /SECTION/FOLDER/YEAR.

    :param section: id of the section.
    :param portal_type: what may be added by hand in a year; "" for what the system alone puts there.
    :param folder: id of the section that holds the years, within the section; "" where the section holds them itself.
    :param folder_title: its title, a Message.
    :param year_title: gives the title of a year's section, a Message.
    """

    section: str
    portal_type: str = ""
    folder: str = ""
    folder_title: str = ""
    year_title: Callable[[int], str] = _year_title

    def of(self, year: int) -> Any:
        """Return the section of a year, made where it is not there yet.

        :param year: four digits.
        """
        place = api.portal.get()[self.section]
        if self.folder:
            place = place.get(self.folder) or make_section(
                place, self.folder, chinese(self.folder_title), self.portal_type
            )
        return place.get(str(year)) or make_section(place, str(year), chinese(self.year_title(year)), self.portal_type)


def is_year_section(place: Any) -> bool:
    """Tell whether records lie right in a place."""
    name, parent = place.getId(), aq_parent(aq_inner(place))
    return ISection.providedBy(place) and ISection.providedBy(parent) and name.isdigit() and len(name) == 4
