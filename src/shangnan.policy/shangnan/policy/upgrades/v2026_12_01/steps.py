"""The steps of 2026-12-01. Each may run again."""

from __future__ import annotations

from plone import api
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.setup.default import make_sections

DEFAULT = "profile-shangnan.policy:default"
# Those of the rule book that the archive adds to; each leaves what was entered by hand as it is.
IMPORT_STEPS = ("rolemap", "typeinfo", "workflow")


def bring_declarations(tool: SetupTool) -> None:
    """Bring in what the profile declares of the archive."""
    for step in IMPORT_STEPS:
        tool.runImportStepFromProfile(DEFAULT, step, run_dependencies=False)


def make_archive(tool: SetupTool) -> None:
    """Make the section of the archive."""
    make_sections(api.portal.get())
