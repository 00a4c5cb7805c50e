"""The steps of 2026-12-02. Each may run again."""

from __future__ import annotations

from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.records.currency.keys import make_first_key
from shangnan.policy.records.papers.settings import IPaperSettings
from shangnan.policy.records.papers.settings import PREFIX
from shangnan.policy.registry.journal.index import complete
from shangnan.policy.registry.journal.keeping import connection_of
from zope.component import getUtility

DEFAULT = "profile-shangnan.policy:default"
LISTED = ["record_year", "record_date", "record_number", "record_category"]


def list_journal(tool: SetupTool) -> None:
    """List the blocks of the journal that are older than its index, in transactions of their own: there may be millions of entries."""
    complete(connection_of(api.portal.get()).db())


def make_paper_key(tool: SetupTool) -> None:
    """Make the key that seals the codes on papers."""
    make_first_key()


def add_paper_settings(tool: SetupTool) -> None:
    """Let the county say in which formats papers are issued; what was entered stays."""
    getUtility(IRegistry).registerInterface(IPaperSettings, prefix=PREFIX)
    tool.runImportStepFromProfile(DEFAULT, "controlpanel", run_dependencies=False)


def list_filing_plans(tool: SetupTool) -> None:
    """Tell the catalog what the list of filing plans shows. A site has some few of them."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: an upgrade is about every plan, and no page shows what it reads.
    for brain in catalog.unrestrictedSearchResults(portal_type="FilingPlan"):
        brain._unrestrictedGetObject().reindexObject(idxs=LISTED)
