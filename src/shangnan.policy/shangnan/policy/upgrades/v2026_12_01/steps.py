"""The steps of 2026-12-01. Each may run again."""

from __future__ import annotations

from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.records.disposal_list.settings import IDisposalSettings
from shangnan.policy.records.disposal_list.settings import PREFIX as DISPOSAL
from shangnan.policy.registry.journal.keeping import connection_of
from shangnan.policy.registry.journal.settings import IJournalSettings
from shangnan.policy.registry.journal.settings import PREFIX as JOURNAL
from shangnan.policy.registry.journal.store import made_in
from shangnan.policy.registry.qualities.settings import IQualitySettings
from shangnan.policy.registry.qualities.settings import PREFIX
from shangnan.policy.setup.default import make_sections
from zope.component import getUtility

DEFAULT = "profile-shangnan.policy:default"
# Those of the rule book that the archive adds to; each leaves what was entered by hand as it is.
IMPORT_STEPS = ("rolemap", "typeinfo", "workflow", "catalog")


def bring_declarations(tool: SetupTool) -> None:
    """Bring in what the profile declares of the archive."""
    for step in IMPORT_STEPS:
        tool.runImportStepFromProfile(DEFAULT, step, run_dependencies=False)


def add_disposal_settings(tool: SetupTool) -> None:
    """Let the county say how much one disposal list may name."""
    getUtility(IRegistry).registerInterface(IDisposalSettings, prefix=DISPOSAL)
    tool.runImportStepFromProfile(DEFAULT, "controlpanel", run_dependencies=False)


def make_archive(tool: SetupTool) -> None:
    """Make the section of the archive."""
    make_sections(api.portal.get())


def add_quality_settings(tool: SetupTool) -> None:
    """Add the settings of the tests of filed records, and their panel; what was entered stays."""
    getUtility(IRegistry).registerInterface(IQualitySettings, prefix=PREFIX)
    tool.runImportStepFromProfile(DEFAULT, "controlpanel", run_dependencies=False)


def begin_journal(tool: SetupTool) -> None:
    """Make the journal and its setting; one that has begun goes on."""
    getUtility(IRegistry).registerInterface(IJournalSettings, prefix=JOURNAL)
    made_in(connection_of(api.portal.get()).root())
