"""What the catalog of an earlier day lacks: which records are due for filing, and which dispatch answers which letter."""

from __future__ import annotations

from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.registry.filing.settings import IFilingSettings
from shangnan.policy.registry.filing.settings import PREFIX
from zope.component import getUtility

import transaction

DEFAULT = "profile-shangnan.policy:default"
INDEXES = ["filing_due", "answered_by"]
# Records between two looks at how much is held in memory.
PART = 1000


def find_what_is_due(tool: SetupTool) -> None:
    """Tell the catalog which records are due for filing, and which of our dispatches answers which letter."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: an upgrade is about every record, and no page shows what it reads.
    brains = catalog.unrestrictedSearchResults(portal_type=[k.portal_type for k in record_kinds() if k.filing_rule])
    for number, brain in enumerate(brains, 1):
        brain._unrestrictedGetObject().reindexObject(idxs=INDEXES)
        if not number % PART:
            transaction.savepoint(optimistic=True)
            api.portal.get()._p_jar.cacheMinimize()


def add_filing_settings(tool: SetupTool) -> None:
    """Add the settings of filing, and their panel; what was entered stays."""
    getUtility(IRegistry).registerInterface(IFilingSettings, prefix=PREFIX)
    tool.runImportStepFromProfile(DEFAULT, "controlpanel", run_dependencies=False)
