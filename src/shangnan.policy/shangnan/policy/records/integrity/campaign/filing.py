"""Where the letters of campaigns lie: /integrity/letters/YEAR, so that no folder grows without end."""

from __future__ import annotations

from plone import api
from plone.base.interfaces.constrains import ENABLED
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import createContentInContainer
from shangnan.policy import permissions as p
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import _
from typing import Any

SECTION, LETTERS = "integrity", "letters"


def year_section(year: int) -> Any:
    """Return the section of a year, made where it is not there yet.

    Whoever may add letters may cause this, without the right to add sections: the frame is the system's.

    :param year: four digits.
    """
    section = api.portal.get()[SECTION]
    letters = section.get(LETTERS) or _add(section, LETTERS, chinese(_("Letters of responsibility")))
    title = chinese(_("${year} (letters of responsibility)", mapping={"year": year}))
    return letters.get(str(year)) or _add(letters, str(year), title)


def _add(container: Any, section_id: str, title: str) -> Any:
    section = createContentInContainer(container, "Section", checkConstraints=False, id=section_id, title=title)
    # What the system makes belongs to nobody, whoever happened to need it first.
    section.manage_delLocalRoles([user for user, roles in section.get_local_roles() if "Owner" in roles])
    with api.env.adopt_roles(["Manager", p.DISCIPLINE_INSPECTOR]):
        constrain = ISelectableConstrainTypes(section)
        constrain.setConstrainTypesMode(ENABLED)
        constrain.setLocallyAllowedTypes([])
        constrain.setImmediatelyAddableTypes([])
    section.reindexObjectSecurity()
    return section
