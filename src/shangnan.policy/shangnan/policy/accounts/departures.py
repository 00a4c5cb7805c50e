"""What an account or a group was given goes with it, so that another one of the same id begins with nothing."""

from __future__ import annotations

from plone import api
from Products.PlonePAS.plugins.group import GroupManager
from shangnan.policy.accounts.deciding import refuse_taking
from shangnan.policy.accounts.standing import Standing
from typing import Any

# What lies around the records. The catalog does not tell of local roles on what everybody may see.
FRAME = ("Section", "OrganisationUnit")


def forget(users: Any, principal: str) -> None:
    """Take everything from an id that an account or a group was given: memberships, roles, name, local roles.

    :param users: the user folder.
    :param principal: the id.
    """
    groups, roles = users.source_groups, users.portal_role_manager
    for group in groups._principal_groups.get(principal, ()):
        if group in groups._groups:
            # As Plone's own plugin does it: whether it may be done was decided for the whole departure.
            GroupManager.removePrincipalFromGroup(groups, principal, group)
    for kept in (groups._principal_groups, roles._principal_roles):
        if principal in kept:
            del kept[principal]
    users.mutable_properties.deleteUser(principal)
    _forget_local_roles(principal)


def _forget_local_roles(principal: str) -> None:
    """Take local roles from an id: at the site, its sections and units, and where the catalog knows of them.

    None are stored any more (see stored_rights.py); what a database has from before is found here.
    """
    portal = api.portal.get()
    search = portal.portal_catalog.unrestrictedSearchResults
    # Unrestricted: what an account was given goes with it, whoever may see it.
    brains = [*search(portal_type=FRAME), *search(allowedRolesAndUsers=f"user:{principal}")]
    for content in [portal, *(brain._unrestrictedGetObject() for brain in brains)]:
        if principal in (getattr(content.aq_base, "__ac_local_roles__", None) or {}):
            content.manage_delLocalRoles([principal])
            content.reindexObjectSecurity()


def refuse_departure(users: Any, user_id: str) -> None:
    """Refuse that an account is removed or locked: one's own, the last security administrator that can be used, and what
    only the superuser takes away.

    :param users: the user folder; it still has what the account was given.
    :raises Refused: with all that stands in the way.
    """
    standing = Standing(users)
    records = users._getOb("session").records
    locked = {name for name in standing.security_administrators() if (kept := records.get(name)) and kept.lock}
    refuse_taking(standing, user_id, standing.given_by({user_id} | standing.groups_over((user_id,))), locked)
