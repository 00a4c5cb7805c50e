"""After the uninstall profile: take back what has no meaning without the package, keep every record.

The profile itself takes the public face back. What records need (types, workflows, indexes, roles, groups) goes only
when there is no record left.
"""

from __future__ import annotations

from plone import api
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.accounts.install import uninstall
from shangnan.policy.records.catalog.storage import store_as_plone_does
from shangnan.policy.setup.default import OFFICES
from shangnan.policy.setup.profile_data import Additions
from shangnan.policy.setup.profile_data import additions
from shangnan.policy.setup.rich_text import take_back
from typing import Any
from zope.annotation.interfaces import IAnnotations

import logging

log = logging.getLogger(__name__)


def after_uninstall(tool: SetupTool) -> None:
    """Remove empty sections, then all that records need, where there are none."""
    portal, added = api.portal.get(), additions()
    uninstall(portal)
    remove_home(portal)
    remove_from_search_settings(added)
    take_back()
    # The trees and text indexes that the package puts in are of its own classes.
    store_as_plone_does(portal.portal_catalog)
    remove_empty_sections(portal)
    left = len(portal.portal_catalog.unrestrictedSearchResults(portal_type=added.types))
    if left:
        log.warning("%s records are left; their types, workflows, indexes, roles and groups stay with them.", left)
        return
    remove_groups(portal)
    remove_types_and_workflows(portal, added)
    remove_indexes(portal.portal_catalog, added)
    remove_roles(portal, added)
    remove_annotations(portal)


def remove_home(portal: Any) -> None:
    """Let the site show what its type says, where somebody had chosen our home page by hand."""
    if portal.getProperty("layout") == "portal-home":
        portal.manage_delProperties(["layout"])


def remove_from_search_settings(added: Additions) -> None:
    """Take our types from those that Plone's search leaves out; a profile can add to that record only."""
    left_out = api.portal.get_registry_record("plone.types_not_searched")
    api.portal.set_registry_record("plone.types_not_searched", tuple(t for t in left_out if t not in added.types))


def remove_empty_sections(portal: Any) -> None:
    """Remove the sections that hold nothing."""
    for brain in portal.portal_catalog.unrestrictedSearchResults(portal_type="Section"):
        section = brain._unrestrictedGetObject()
        if not len(section):
            section.aq_parent._delObject(section.getId())


def remove_groups(portal: Any) -> None:
    """Remove the groups of the county's offices. Those of units went with the units."""
    groups = portal.portal_groups
    groups.removeGroups([name for name in OFFICES if groups.getGroupById(name) is not None])


def remove_types_and_workflows(portal: Any, added: Additions) -> None:
    """Remove our types and workflows, and say of no type any more which workflow it has."""
    types, workflows = portal.portal_types, portal.portal_workflow
    workflows.setChainForPortalTypes(added.types, None)
    types.manage_delObjects([name for name in added.types if name in types])
    workflows.manage_delObjects([name for name in added.workflows if name in workflows])


def remove_indexes(catalog: Any, added: Additions) -> None:
    """Remove our indexes and columns."""
    for name in {*added.indexes} & {*catalog.indexes()}:
        catalog.delIndex(name)
    for name in {*added.columns} & {*catalog.schema()}:
        catalog.delColumn(name)


def remove_roles(portal: Any, added: Additions) -> None:
    """Take our roles from accounts and groups, forget them, and forget how our permissions were set."""
    for name in added.permissions:
        portal.manage_permission(name, [], acquire=1)
    manager = portal.acl_users.portal_role_manager
    for role in {*added.roles} & {*manager.listRoleIds()}:
        manager.removeRole(role)
    portal._delRoles([role for role in added.roles if role in portal.__ac_roles__])


def remove_annotations(portal: Any) -> None:
    """Remove what the package keeps at the site itself, such as the imported catalogue of items."""
    annotations = IAnnotations(portal)
    for key in [key for key in annotations if key.startswith("shangnan.policy")]:
        del annotations[key]
