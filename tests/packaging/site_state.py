"""All that an add-on can change about a site besides content, as plain data that can be compared."""

from __future__ import annotations

from plone.base.utils import get_installer
from plone.browserlayer.utils import registered_layers
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


def site_state(portal: Any) -> dict[str, Any]:
    """Return how a site is set up.

    :param portal: the site, with its hooks active.
    :returns: by topic, dictionaries or sorted lists of plain values.
    """
    return {
        "registry": registry_values(),
        "permissions": permissions(portal),
        "roles": sorted({*portal.valid_roles(), *portal.acl_users.portal_role_manager.listRoleIds()}),
        "groups": sorted(portal.portal_groups.getGroupIds()),
        "accounts": sorted(portal.acl_users.source_users.listUserIds()),
        "types": sorted(portal.portal_types.objectIds()),
        "site type": fti_settings(portal),
        "workflows": sorted(portal.portal_workflow.objectIds()),
        "chains": {name: chain for name, chain in sorted(portal.portal_workflow.listChainOverrides())},
        "indexes": {index.getId(): index.meta_type for index in portal.portal_catalog.getIndexObjects()},
        "columns": sorted(portal.portal_catalog.schema()),
        "actions": sorted("/".join(item.getPhysicalPath()) for item in portal.portal_actions.listActions()),
        "control panels": sorted(action.id for action in portal.portal_controlpanel.listActions()),
        "layers": sorted(layer.__identifier__ for layer in registered_layers()),
        "components": components(portal),
        "annotations": sorted(key for key in IAnnotations(portal) if not key.startswith("plone.")),
        "layout": portal.__dict__.get("layout"),
        "content": sorted(portal.objectIds()),
        "add-ons": sorted(
            product
            for product in ("shangnan.policy", "plone.restapi")
            if get_installer(portal).is_product_installed(product)
        ),
    }


def registry_values() -> dict[str, str]:
    """Return the value of every record of the registry, written out."""
    records = getUtility(IRegistry).records
    return {name: repr(records[name].value) for name in records}


def permissions(portal: Any) -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Return (acquired, roles) of every permission that is set at the site."""
    found = {}
    for name in (entry[0] for entry in portal.ac_inherited_permissions(1)):
        roles = [entry["name"] for entry in portal.rolesOfPermission(name) if entry["selected"]]
        found[name] = (bool(portal.acquiredRolesAreUsedBy(name)), tuple(sorted(roles)))
    return found


def fti_settings(portal: Any) -> dict[str, Any]:
    """Return the settings of the site's own type."""
    fti = portal.portal_types["Plone Site"]
    return {name: fti.getProperty(name) for name in fti.propertyIds()}


def components(portal: Any) -> list[str]:
    """Return the components that are registered in the site's own database, written out.

    A component whose class or interface is gone makes this fail or shows as broken.
    """
    manager = portal.getSiteManager()
    registrations = [
        *manager.registeredUtilities(),
        *manager.registeredAdapters(),
        *manager.registeredSubscriptionAdapters(),
        *manager.registeredHandlers(),
    ]
    return sorted(described(registration) for registration in registrations)


def described(registration: Any) -> str:
    """Return kind, interface, name and implementing class of one registration."""
    component = getattr(registration, "component", None)
    component = component if component is not None else getattr(registration, "factory", None)
    return " ".join(
        [
            type(registration).__name__,
            getattr(getattr(registration, "provided", None), "__identifier__", ""),
            getattr(registration, "name", ""),
            f"{type(component).__module__}.{type(component).__qualname__}",
        ]
    )
