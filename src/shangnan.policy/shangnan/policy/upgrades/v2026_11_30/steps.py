"""The steps of 2026-11-30. Each may run again."""

from __future__ import annotations

from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.accounts.settings import IAccountSettings
from shangnan.policy.portal.settings import IPortalSettings
from shangnan.policy.portal.settings import PREFIX
from shangnan.policy.records.catalog.storage import store_small
from shangnan.policy.records.section import store_small as store_section_small
from shangnan.policy.setup.default import after_install
from shangnan.policy.setup.rich_text import allow
from zope.component import getUtility

DEFAULT = "profile-shangnan.policy:default"


def install_again(tool: SetupTool) -> None:
    """Put our parts for signing in into the user folders, and make the offices and sections that are missing."""
    # Sections are made as they are today, and limit themselves to kinds that the site has to know before.
    for step in ("rolemap", "typeinfo", "workflow"):
        tool.runImportStepFromProfile(DEFAULT, step, run_dependencies=False)
    after_install(tool)


def add_rights_and_settings(tool: SetupTool) -> None:
    """Give the roles the rights that are new, and add the settings of accounts; what was entered stays."""
    tool.runImportStepFromProfile(DEFAULT, "rolemap", run_dependencies=False)
    getUtility(IRegistry).registerInterface(IAccountSettings, prefix="shangnan.accounts")


def offer_state_of_the_system(tool: SetupTool) -> None:
    """Offer the page on the night's work and mails among the control panels."""
    tool.runImportStepFromProfile(DEFAULT, "controlpanel", run_dependencies=False)


def settle_portal_settings(tool: SetupTool) -> None:
    """Add the settings of the portal that are new, and their panel; what was entered stays."""
    getUtility(IRegistry).registerInterface(IPortalSettings, prefix=PREFIX)
    tool.runImportStepFromProfile(DEFAULT, "controlpanel", run_dependencies=False)


def store_records_small(tool: SetupTool) -> None:
    """Keep the catalog and what lies in sections in trees of small leaves, and new texts in the buffer of the text index."""
    catalog = api.portal.get_tool("portal_catalog")
    store_small(catalog)
    for brain in catalog.unrestrictedSearchResults(portal_type="Section"):
        store_section_small(brain._unrestrictedGetObject())


def keep_pasted_marks(tool: SetupTool) -> None:
    """Let struck text and colours through the filter of rich text."""
    allow()
