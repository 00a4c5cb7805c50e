"""The steps of 2026-11-29. Each may run again."""

from __future__ import annotations

from plone import api
from plone.folder.default import DefaultOrdering
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.portal.settings import IPortalSettings
from shangnan.policy.portal.settings import PREFIX
from shangnan.policy.records.catalog.storage import store_small
from shangnan.policy.records.section import forget_order
from shangnan.policy.records.section import store_small as store_section_small
from shangnan.policy.setup.default import ORDERED
from shangnan.policy.setup.rich_text import allow
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

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


def offer_state_of_the_system(tool: SetupTool) -> None:
    """Offer the page on the night's work and mails among the control panels."""
    tool.runImportStepFromProfile("profile-shangnan.policy:default", "controlpanel", run_dependencies=False)


def settle_portal_settings(tool: SetupTool) -> None:
    """Add the settings of the portal that are new, and their panel; what was entered stays."""
    getUtility(IRegistry).registerInterface(IPortalSettings, prefix=PREFIX)
    tool.runImportStepFromProfile("profile-shangnan.policy:default", "controlpanel", run_dependencies=False)


def store_records_small(tool: SetupTool) -> None:
    """Keep the catalog and what lies in sections in trees of small leaves, and new texts in the buffer of the text index."""
    catalog = api.portal.get_tool("portal_catalog")
    store_small(catalog)
    for brain in catalog.unrestrictedSearchResults(portal_type="Section"):
        store_section_small(brain._unrestrictedGetObject())


def keep_pasted_marks(tool: SetupTool) -> None:
    """Let struck text and colours through the filter of rich text."""
    allow()
