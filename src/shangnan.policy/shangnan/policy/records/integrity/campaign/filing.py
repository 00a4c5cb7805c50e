"""Where the letters of campaigns lie: /integrity/letters/YEAR, so that no folder grows without end."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.lifecycle.by_year import make_section
from typing import Any

SECTION, LETTERS = "integrity", "letters"


def year_section(year: int) -> Any:
    """Return the section of a year, made where it is not there yet.

    :param year: four digits.
    """
    section = api.portal.get()[SECTION]
    letters = section.get(LETTERS) or make_section(section, LETTERS, chinese(_("Letters of responsibility")))
    title = chinese(_("${year} (letters of responsibility)", mapping={"year": year}))
    return letters.get(str(year)) or make_section(letters, str(year), title)
