"""The county's units for the demonstration: every town, and every unit that the example data names."""

from __future__ import annotations

from csv import DictReader
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer

LIST = Path(__file__).parent / "data" / "units.csv"


def add_units(titles: tuple[str, ...] | None = None) -> dict[str, str]:
    """Add the units that are not there yet.

    :param titles: only these; None for all.
    :returns: UID by name.
    """
    container = api.portal.get()["units"]
    uids: dict[str, str] = {}
    with LIST.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in DictReader(stream) if titles is None or row["title"] in titles]
    for row in rows:
        unit = container.get(row["id"])
        if unit is None:
            unit = createContentInContainer(container, "OrganisationUnit", checkConstraints=False, **row)
        uids[row["title"]] = api.content.get_uuid(unit)
    return uids
