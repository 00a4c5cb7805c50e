"""知晓确认: who of the staff has confirmed to have read which version of a regulation, and who has not.

Each person has a key of one's own in a tree, so two people who confirm at the same moment do not get in each other's way. The
catalog is not told: an index would have one entry for a regulation, which everybody who confirms would write.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import dataclass
from plone import api
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.groups import members
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.acknowledged"


@dataclass(frozen=True)
class Reader:
    """A staff member and the confirmation.

    :param user_id: id of the account.
    :param name: full name, or the id.
    :param time: ISO time of the confirmation of the present version; empty where there is none.
    """

    user_id: str
    name: str
    time: str


@dataclass(frozen=True)
class UnitReaders:
    """The people of one unit; somebody with functions in two units stands in both.

    :param unit: name of the unit; empty for those who have a function in none.
    :param readers: those without a confirmation first, then by name.
    """

    unit: str
    readers: tuple[Reader, ...]

    @property
    def done(self) -> int:
        """How many have confirmed."""
        return sum(1 for reader in self.readers if reader.time)


def prepare(regulation: Any) -> None:
    """Make the tree before anybody confirms: two first readers would otherwise both make it."""
    annotations = IAnnotations(regulation)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()


def kept(regulation: Any) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Return the confirmations by user id: pairs of version and ISO time, oldest first."""
    return IAnnotations(regulation).get(KEY, {})


def present_version(regulation: Any) -> int:
    """Return the number of the version to be read; 0 before the first."""
    version = latest_version(regulation)
    return version["version"] if version else 0


def time_of(regulation: Any, user_id: str) -> str:
    """Return when somebody confirmed the present version, empty for not yet."""
    version = present_version(regulation)
    return next((time for number, time in kept(regulation).get(user_id, ()) if number == version), "")


def acknowledge(regulation: Any, user_id: str, time: str) -> bool:
    """Keep that somebody has read the present version.

    :param time: ISO 8601 with zone.
    :returns: whether this is new; the first confirmation of a version stays.
    """
    if time_of(regulation, user_id):
        return False
    prepare(regulation)
    tree = IAnnotations(regulation)[KEY]
    tree[user_id] = (*tree.get(user_id, ()), (present_version(regulation), time))
    note("record.acknowledge", regulation, {"version": str(present_version(regulation))}, actor=user_id)
    return True


def readers_of_present_version(regulation: Any) -> set[str]:
    """Return the user ids of those who have confirmed the present version."""
    present = present_version(regulation)
    return {user_id for user_id, times in kept(regulation).items() if any(number == present for number, _ in times)}


def unread(user_id: str) -> list[Any]:
    """Return the catalog entries of the regulations in force that somebody has not yet confirmed, newest first."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(
        portal_type="Regulation",
        review_state=IN_FORCE,
        sort_on="in_force_from",
        sort_order="descending",
    )
    # What the catalog has found may be seen. A few hundred are in force at most, and their trees stay in memory.
    return [brain for brain in brains if not brain.revision_of and not time_of(brain._unrestrictedGetObject(), user_id)]


def readers(regulation: Any) -> list[Reader]:
    """Return all staff with their confirmations of the present version, those without one first, then by name."""
    people = {user.getId(): user.getProperty("fullname") or user.getId() for user in api.user.get_users()}
    found = [Reader(user_id, name, time_of(regulation, user_id)) for user_id, name in people.items()]
    return sorted(found, key=lambda reader: (bool(reader.time), reader.name, reader.user_id))


def readers_by_unit(regulation: Any) -> list[UnitReaders]:
    """Return the staff by unit, in the order of the units; last those who have a function in none."""
    everybody = {reader.user_id: reader for reader in readers(regulation)}
    found, placed = [], set()
    for unit in all_units():
        people = {person for function in FUNCTIONS for person in members(unit.uid, function)}
        placed |= people
        if here := tuple(reader for user_id, reader in everybody.items() if user_id in people):
            found.append(UnitReaders(unit.title, here))
    others = tuple(reader for user_id, reader in everybody.items() if user_id not in placed)
    return [*found, UnitReaders("", others)] if others else found
