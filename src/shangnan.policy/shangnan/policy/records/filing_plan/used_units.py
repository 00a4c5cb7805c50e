"""Which units answer for records, so that each needs a code of its own in the archive."""

from __future__ import annotations

from plone import api
from shangnan.policy.units.directory import all_units


def used_units() -> list[str]:
    """Return the UIDs of the units that answer for anything, as the catalog's index has them: no record is woken."""
    values = set(api.portal.get_tool("portal_catalog").Indexes["unit"].uniqueValues())
    return [unit.uid for unit in all_units() if unit.uid in values]
