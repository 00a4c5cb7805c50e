"""Our plugins in the place of Plone's, in a site's user folder and in Zope's root; and back again.

A plugin is replaced under its own id, so that what it is active for stays as it was, and it takes over what it holds.
"""

from __future__ import annotations

from Acquisition import aq_base
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from plone.session.plugins.session import SessionPlugin
from Products.PlonePAS.plugins.cookie_handler import ExtendedCookieAuthHelper
from Products.PlonePAS.plugins.group import GroupManager
from Products.PlonePAS.plugins.passwordpolicy import PasswordPolicyPlugin
from Products.PlonePAS.plugins.property import ZODBMutablePropertyProvider
from Products.PlonePAS.plugins.role import GroupAwareRoleManager
from Products.PlonePAS.plugins.user import UserManager
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from Products.PluggableAuthService.plugins.CookieAuthHelper import CookieAuthHelper
from Products.PluggableAuthService.plugins.ZODBUserManager import ZODBUserManager
from shangnan.policy.accounts.account_records import AccountRecords
from shangnan.policy.accounts.form_plugin import AccountForm
from shangnan.policy.accounts.form_plugin import RootForm
from shangnan.policy.accounts.guarded import Groups
from shangnan.policy.accounts.guarded import RoleManager
from shangnan.policy.accounts.policy_plugin import AccountPasswordPolicy
from shangnan.policy.accounts.properties import Properties
from shangnan.policy.accounts.session_plugin import AccountSessions
from shangnan.policy.accounts.token_plugin import AccountTokens
from shangnan.policy.accounts.users_plugin import AccountManager
from shangnan.policy.accounts.users_plugin import RootAccountManager
from typing import Any

import secrets

OURS: dict[type, Any] = {
    UserManager: AccountManager,
    ZODBUserManager: RootAccountManager,
    SessionPlugin: AccountSessions,
    JWTAuthenticationPlugin: AccountTokens,
    ExtendedCookieAuthHelper: AccountForm,
    CookieAuthHelper: RootForm,
    PasswordPolicyPlugin: AccountPasswordPolicy,
}
# Roles, groups and names are a site's; the root has but its superuser.
OF_SITES: dict[type, Any] = {
    GroupAwareRoleManager: RoleManager,
    GroupManager: Groups,
    ZODBMutablePropertyProvider: Properties,
}
PLONES = {ours: theirs for theirs, ours in (OURS | OF_SITES).items()}
# What an instance of Plone's class knows nothing of, or would take for its own.
LEFT_OUT = ("timeout", "secure", "records", "store_tokens")
# A link that sets a password is good for a day; Plone's is for a week.
DAYS_OF_A_LINK, PLONES_DAYS = 1, 7


def replace(container: Any, classes: dict[type, Any]) -> None:
    """Put other classes in the place of objects, which keep their ids and what they hold.

    :param container: the user folder.
    :param classes: new class by present one.
    """
    for name in container.objectIds():
        old = aq_base(container._getOb(name))
        wanted = classes.get(type(old))
        if wanted is None:
            continue
        new: Any = wanted.__new__(wanted)
        # Asked for in this way it is there in full, even where it was not loaded yet.
        new.__setstate__({key: value for key, value in old.__getstate__().items() if key not in LEFT_OUT})
        if wanted is AccountSessions:
            new.records = AccountRecords()
        elif wanted is Properties:
            new.begin_names()
        container._setOb(name, new)


def install(portal: Any) -> None:
    """Put our plugins into a site and into the root above it. Doing so again changes nothing."""
    root = portal.getPhysicalRoot()
    replace(portal.acl_users, OURS | OF_SITES)
    replace(root.acl_users, OURS)
    portal.portal_password_reset.setExpirationTimeout(DAYS_OF_A_LINK)
    users = root.acl_users
    if "session" not in users:
        sessions = AccountSessions("session")
        # The root has no ring of keys as a site has.
        sessions._shared_secret = secrets.token_bytes(32)
        users._setObject("session", sessions)
        users._getOb("session").manage_activateInterfaces(
            ["IExtractionPlugin", "IAuthenticationPlugin", "ICredentialsUpdatePlugin", "ICredentialsResetPlugin"]
        )
        if "credentials_cookie_auth" in users.plugins.listPluginIds(ICredentialsUpdatePlugin):
            users.plugins.deactivatePlugin(ICredentialsUpdatePlugin, "credentials_cookie_auth")


def uninstall(portal: Any) -> None:
    """Put Plone's plugins back into a site, and into the root where no other site of ours lies below it."""
    root = portal.getPhysicalRoot()
    replace(portal.acl_users, PLONES)
    portal.portal_password_reset.setExpirationTimeout(PLONES_DAYS)
    if any(_is_ours(site) for site in root.objectValues("Plone Site") if aq_base(site) is not aq_base(portal)):
        return
    users = root.acl_users
    if isinstance(aq_base(users._getOb("session", None)), AccountSessions):
        users._delObject("session")
    replace(users, PLONES)
    if "credentials_cookie_auth" in users:
        users._getOb("credentials_cookie_auth").manage_activateInterfaces(
            [info["id"] for info in users.plugins.listPluginTypeInfo() if _is_active_for(users, info)]
        )


def _is_ours(site: Any) -> bool:
    return isinstance(aq_base(site.acl_users._getOb("session", None)), AccountSessions)


def _is_active_for(users: Any, info: dict[str, Any]) -> bool:
    plugin = users._getOb("credentials_cookie_auth")
    active = "credentials_cookie_auth" in users.plugins.listPluginIds(info["interface"])
    return active or (info["interface"] is ICredentialsUpdatePlugin and plugin.testImplements(info["interface"]))
