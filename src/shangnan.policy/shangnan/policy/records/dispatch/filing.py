"""Where dispatches lie: /dispatches/out/YEAR and /dispatches/in/YEAR, the year in which they were begun."""

from __future__ import annotations

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from dataclasses import dataclass
from plone import api
from plone.base.interfaces.constrains import ENABLED
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import createContentInContainer
from shangnan.policy import permissions as p
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.section import forget_order
from shangnan.policy.records.section import ISection
from typing import Any

SECTION = "dispatches"


@dataclass(frozen=True)
class Direction:
    """One direction of the post.

    :param id: of its section within the section of dispatches.
    :param portal_type: the kind that lies there.
    :param title: of its section, a Message.
    :param year_title: gives the title of a year's section, a Message.
    """

    id: str
    portal_type: str
    title: str
    year_title: Callable[[int], str]

    def year_section(self, year: int) -> Any:
        """Return the section of a year, made where it is not there yet.

        Whoever may add a dispatch may cause this, without the right to add sections: the frame is the system's.

        :param year: four digits.
        """
        section = api.portal.get()[SECTION]
        place = section.get(self.id) or self._add(section, self.id, chinese(self.title))
        return place.get(str(year)) or self._add(place, str(year), chinese(self.year_title(year)))

    def is_year_section(self, place: object) -> bool:
        """Tell whether dispatches of this direction lie right in a place."""
        parent = aq_parent(aq_inner(place))
        return ISection.providedBy(place) and ISection.providedBy(parent) and parent.getId() == self.id

    def _add(self, container: Any, section_id: str, title: str) -> Any:
        section = createContentInContainer(container, "Section", checkConstraints=False, id=section_id, title=title)
        forget_order(section)
        # What the system makes belongs to nobody, whoever happened to need it first.
        section.manage_delLocalRoles([user for user, roles in section.get_local_roles() if "Owner" in roles])
        with api.env.adopt_roles(["Manager", p.RECORD_CONTRIBUTOR, p.REGISTRAR]):
            constrain = ISelectableConstrainTypes(section)
            constrain.setConstrainTypesMode(ENABLED)
            constrain.setLocallyAllowedTypes([self.portal_type])
            constrain.setImmediatelyAddableTypes([self.portal_type])
        section.reindexObjectSecurity()
        return section
