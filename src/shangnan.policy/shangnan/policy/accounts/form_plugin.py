"""Name and password from the log-in form, and from nowhere else.

Plone's plugins also take both from a cookie, in readable form, and from the address.
"""

from __future__ import annotations

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Products.PlonePAS.plugins.cookie_handler import ExtendedCookieAuthHelper
from Products.PluggableAuthService.plugins.CookieAuthHelper import CookieAuthHelper
from typing import Any


class FormOnly:
    """What both plugins do otherwise."""

    security = ClassSecurityInfo()

    @security.private
    def extractCredentials(self, request: Any) -> dict[str, str]:
        """Return name and password of a form that was sent."""
        login, password = request.form.get("__ac_name"), request.form.get("__ac_password")
        if request.method != "POST" or not isinstance(login, str) or not isinstance(password, str) or not login:
            return {}
        return {"login": login, "password": password}

    @security.private
    def updateCredentials(self, request: Any, response: Any, login: str, new_password: str) -> None:
        """Keep nothing: the session's cookie has no password in it."""


InitializeClass(FormOnly)


class AccountForm(FormOnly, ExtendedCookieAuthHelper):
    """The log-in form of the site."""


class RootForm(FormOnly, CookieAuthHelper):
    """The log-in form of Zope's root."""


InitializeClass(AccountForm)
InitializeClass(RootForm)
