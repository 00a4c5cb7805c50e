"""Somebody whom no right, role or guard holds back: what is refused to this one is refused by the freezing alone."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import UnrestrictedUser
from plone.protect.authenticator import createToken
from typing import Any


class Whoever(UnrestrictedUser):
    """Passes all checks of rights, and has every role where a guard or a tool asks for one instead."""

    def getId(self) -> str:
        """Return a name that nobody has, so that nobody's own work is in the way."""
        return self.getUserName()


def be_whoever(site: Any) -> str:
    """Be the one who may everything; return a token of his.

    :param site: whose roles there are.
    """
    person = Whoever("whoever", "", list(site.validRoles()), [])
    newSecurityManager(None, person.__of__(site.acl_users))
    return createToken()
