"""The steps of 2026-11-29. Each may run again."""

from __future__ import annotations

from plone import api
from plone.folder.default import DefaultOrdering
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.records.section import forget_order
from shangnan.policy.setup.default import ORDERED
from zope.annotation.interfaces import IAnnotations

INDEX = "acknowledged_by"


def forget_orders(tool: SetupTool) -> None:
    """Let sections forget in which order things were put into them, but for the units, whose order people choose."""
    units = "/".join((*api.portal.get().getPhysicalPath(), ORDERED))
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Section"):
        if brain.getPath() == units:
            continue
        section = brain._unrestrictedGetObject()
        forget_order(section)
        annotations = IAnnotations(section)
        for key in (DefaultOrdering.ORDER_KEY, DefaultOrdering.POS_KEY):
            annotations.pop(key, None)


def remove_confirmations_from_catalog(tool: SetupTool) -> None:
    """Take the index of who has read what out of the catalog: everybody who confirmed wrote its one entry."""
    catalog = api.portal.get_tool("portal_catalog")
    if INDEX in catalog.indexes():
        catalog.delIndex(INDEX)
