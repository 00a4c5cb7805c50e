"""After the uninstall profile: take back what has no meaning without the package, keep every record."""

from __future__ import annotations

from plone import api
from Products.GenericSetup.tool import SetupTool

TYPES = ("ServiceGuide", "ReviewRules", "Attachment", "OrganisationUnit", "Section")
WORKFLOWS = ("service_guide_workflow", "review_rules_workflow", "organisation_unit_workflow", "section_workflow")
INDEXES = ("unit", "item_code", "basic_code", "item_type", "themes", "handling", "online", "visits", "fee", "revision_of", "last_change")
COLUMNS = (
    "item_code", "item_type", "unit_title", "aliases", "handling", "promised_days", "promised_unit", "online", "visits",
    "fee", "revision_of", "public_changes", "last_change", "plain_digest",
)  # fmt: skip


def after_uninstall(tool: SetupTool) -> None:
    """Remove empty sections, then types, workflows and indexes, where no record needs them any more."""
    portal, catalog = api.portal.get(), api.portal.get_tool("portal_catalog")
    portal.setLayout("listing_view")
    for section in catalog.unrestrictedSearchResults(portal_type="Section"):
        found = section._unrestrictedGetObject()
        if not len(found):
            found.aq_parent._delObject(found.getId())
    if catalog.unrestrictedSearchResults(portal_type=TYPES):
        return  # records stay readable: their types and workflows stay with them
    types, workflows = api.portal.get_tool("portal_types"), api.portal.get_tool("portal_workflow")
    workflows.setChainForPortalTypes(TYPES, ())
    types.manage_delObjects([name for name in TYPES if name in types])
    workflows.manage_delObjects([name for name in WORKFLOWS if name in workflows])
    for name in INDEXES:
        if name in catalog.indexes():
            catalog.delIndex(name)
    for name in COLUMNS:
        if name in catalog.schema():
            catalog.delColumn(name)
