"""What the default profile lets through Plone's filter of rich text, listed in its registry/rich_text.xml alone."""

from __future__ import annotations

from lxml import etree
from plone import api
from shangnan.policy.setup.profile_data import PROFILE


def let_through() -> dict[str, list[str]]:
    """Return by name of Plone's record what is added to it."""
    root = etree.parse(PROFILE / "registry" / "rich_text.xml").getroot()
    return {
        record.get("name", ""): [element.text or "" for element in record.iter("element")]
        for record in root.iter("record")
    }


def allow() -> None:
    """Add it to the settings of a site that was made before."""
    for name, added in let_through().items():
        known = api.portal.get_registry_record(name)
        api.portal.set_registry_record(name, [*known, *(value for value in added if value not in known)])


def take_back() -> None:
    """Take it from the settings again; a profile can add to such a record only."""
    for name, added in let_through().items():
        known = api.portal.get_registry_record(name)
        api.portal.set_registry_record(name, [value for value in known if value not in added])
