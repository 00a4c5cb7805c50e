"""The lists of accounts and of groups."""

from __future__ import annotations

from plone import api
from Products.CMFPlone.controlpanel.browser.usergroups_groupsoverview import GroupsOverviewControlPanel
from Products.CMFPlone.controlpanel.browser.usergroups_usersoverview import UsersOverviewControlPanel
from shangnan.policy import _
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message

import re

# Two tooltips that Plone's template writes in English, past any translation. The name is the user's, already quoted.
TOOLTIP = re.compile(r'(?<=title=")(?P<what>Reset password of user|Remove user) (?P<name>[^"]*)(?=")')
TEXTS: dict[str, Message] = {
    "Reset password of user": _("Give ${name} a new password"),
    "Remove user": _("Remove the account of ${name}"),
}


def kept_roles(principal: str) -> list[str]:
    """Return the roles of an account or a group, given by hand, that the present person can neither give nor take."""
    manager = api.portal.get_tool("acl_users").portal_role_manager
    given = manager._principal_roles.get(principal, ())
    return [role for role in given if not manager.allowRoleAssign(principal, role)]


class AccountsList(UsersOverviewControlPanel):
    """Plone's page, with its last English words in the language of the reader."""

    def __call__(self) -> str:
        return TOOLTIP.sub(self._told, super().__call__())

    def manageUser(self, users: Any = (), resetpassword: Any = (), delete: Any = ()) -> None:
        """Do what the form asks for; roles whose boxes cannot be ticked stay as they are."""
        for user in users:
            user.roles = [*user.get("roles", []), *kept_roles(user.id)]
        super().manageUser(users, resetpassword, delete)

    def _told(self, found: re.Match[str]) -> str:
        text = translate(TEXTS[found["what"]], context=self.request)
        return text.replace("${name}", found["name"])


class GroupsList(GroupsOverviewControlPanel):
    """Plone's page; roles whose boxes cannot be ticked stay as they are."""

    def manageGroup(self, groups: Any = None, delete: Any = None) -> None:
        """Do what the form asks for."""
        for group in groups or ():
            posted = self.request.form[f"group_{group}"]
            posted = [posted] if isinstance(posted, str) else list(posted)
            self.request.form[f"group_{group}"] = [*posted, *kept_roles(group)]
        super().manageGroup(groups, delete)
