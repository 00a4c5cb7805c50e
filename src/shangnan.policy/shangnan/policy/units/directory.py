"""Looking units up: by UID, by title, open or not. Units are public, so a look-up in the catalog hides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from plone import api

import re

OPEN_STATE = "active"
_CREDIT_CODE = re.compile("[0-9A-Z]{18}")


@dataclass(frozen=True)
class UnitEntry:
    """A unit as the catalog knows it.

    :param uid: 32 hexadecimal characters, permanent.
    :param title: full name.
    :param state: active, closed or merged.
    :param path: physical path.
    """

    uid: str
    title: str
    state: str
    path: str

    @property
    def is_open(self) -> bool:
        """Whether the unit can still be made responsible for anything."""
        return self.state == OPEN_STATE


def _entries(search: Callable, **query: object) -> list[UnitEntry]:
    # Unrestricted because every unit is public in every state, and jobs without a user ask as well.
    brains = search(portal_type="OrganisationUnit", **query)
    return [UnitEntry(brain.UID, brain.Title, brain.review_state, brain.getPath()) for brain in brains]


def all_units() -> list[UnitEntry]:
    """Return every unit, by position in the folder (the order that an administrator gave them)."""
    catalog = api.portal.get_tool("portal_catalog")
    return _entries(catalog.unrestrictedSearchResults, sort_on="getObjPositionInParent")


def unit_by_uid(uid: str | None) -> UnitEntry | None:
    """Return the unit with a UID, or None."""
    if not uid:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    # Indexers ask this. The public search first works off the queue of what is to be indexed, and doing that from
    # within the queue indexes an object twice, under two numbers; this one only searches.
    found = _entries(catalog._unrestrictedSearchResults, UID=uid)
    return found[0] if found else None


def units_by_title() -> dict[str, UnitEntry]:
    """Return the units by full name; where an old unit had the same name as an open one, the open one."""
    ordered = sorted(all_units(), key=lambda unit: unit.is_open)
    return {unit.title: unit for unit in ordered}


def unit_by_credit_code(code: str) -> UnitEntry | None:
    """Return the unit with a unified social credit code (GB 32100-2015), an open one before a closed one; or None.

    :param code: any text; the catalog does not keep codes, so only what can be one is looked for.
    """
    if not _CREDIT_CODE.fullmatch(code):
        return None
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted as above.
    brains = catalog.unrestrictedSearchResults(portal_type="OrganisationUnit")
    found = {brain.UID for brain in brains if brain._unrestrictedGetObject().credit_code == code}
    units = sorted((unit for unit in all_units() if unit.uid in found), key=lambda unit: not unit.is_open)
    return units[0] if units else None
