"""Where somebody arrives who has signed in: the page that asked for it, else the desk."""

from __future__ import annotations

from plone import api
from plone.base.interfaces import IRedirectAfterLogin
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from urllib.parse import urlsplit
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IRedirectAfterLogin)
@adapter(Interface, IShangnanLayer)
class DeskAfterLogin:
    """The home page is for the public; who signs in from there has come to work."""

    def __init__(self, context: Any, request: Any) -> None:
        pass

    def __call__(self, came_from: str | None = None, is_initial_login: bool = False) -> str:
        """Return the address to go to.

        :param came_from: address of the page that was asked for, or None.
        :param is_initial_login: whether this account signs in for the first time; makes no difference.
        """
        home = api.portal.get().absolute_url()
        here = urlsplit(came_from or home)
        if here.path.rstrip("/") in (urlsplit(home).path.rstrip("/"), urlsplit(f"{home}/logged_out").path):
            return f"{home}/@@my-desk"
        return came_from or home
