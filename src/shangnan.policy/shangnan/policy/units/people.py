"""Accounts of people: made by the system for installation and demonstration, otherwise by the security administrator."""

from __future__ import annotations

from AccessControl import getSecurityManager
from Acquisition import aq_base
from plone import api


def own_groups() -> tuple[str, ...]:
    """Return the ids of the groups of whoever is signed in, none for a visitor.

    A visitor has no groups, and nobody is signed in yet while an address is walked: whoever is asked then acquires the method of
    the user folder, which gives every group there is.
    """
    user = getSecurityManager().getUser()
    return tuple(user.getGroups()) if hasattr(aq_base(user), "getGroups") else ()


def add_person(user_id: str, password: str, fullname: str) -> None:
    """Add an account that is not there yet; no e-mail address is asked for, since offices often have none.

    :param user_id: login name and id.
    :param password: must satisfy the site's password policy.
    :param fullname: name as shown.
    """
    if api.user.get(userid=user_id) is not None:
        return
    membership = api.portal.get_tool("portal_membership")
    # As the superuser: no page or service leads here, only set-up.
    with api.env.adopt_roles(["Manager"]):
        membership.addMember(user_id, password, ["Member"], [])
        membership.getMemberById(user_id).setMemberProperties({"fullname": fullname})
