"""Titles of filed records as a reader may see them: that of a restricted record only by whoever may view the record."""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.registry.filing.item import FiledItem


def shown_titles(items: Sequence[FiledItem]) -> dict[str, str]:
    """Return the title of each item by the UID of its record.

    What is on paper, and what is destroyed, is no object that could be viewed: its title is the register's own.

    :param items: some, not the whole register: the catalog is asked for all of them at once.
    """
    objects = [item.uid for item in items if item.path]
    catalog = api.portal.get_tool("portal_catalog")
    there = {brain.UID for brain in catalog.unrestrictedSearchResults(UID=objects)} if objects else set()
    mine = {brain.UID for brain in catalog(UID=objects)} if objects else set()
    hidden = chinese(_("(restricted)"))
    return {item.uid: hidden if item.uid in there - mine else item.title for item in items}
