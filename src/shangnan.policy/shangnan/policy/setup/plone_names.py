"""Names that Plone writes into the database in English when it makes a site."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from typing import Any
from zope.i18nmessageid import Message

GROUPS: dict[str, Message] = {
    "Administrators": _("Technical administrators"),
    "Site Administrators": _("Site administrators"),
    "Reviewers": _("Content reviewers of Plone"),
}
EVERYBODY = _("Everybody who has signed in")


def name_stock_groups(portal: Any) -> None:
    """Give Plone's own groups Chinese names; one that somebody has renamed keeps its name.

    :param portal: the site.
    """
    groups = api.portal.get_tool("portal_groups")
    for group_id, title in GROUPS.items():
        group = groups.getGroupById(group_id)
        if group is not None and group.getProperty("title") == group_id:
            groups.editGroup(group_id, title=chinese(title))
    for plugin in portal.acl_users.objectValues("Automatic Group Plugin"):
        plugin.manage_changeProperties(title=chinese(EVERYBODY))
