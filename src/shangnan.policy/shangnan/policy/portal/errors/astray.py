"""Addresses that lead astray: what fails while an address is being walked names nothing, and is not found.

Namespaces of Zope (`++skin++x`), views of views and other oddities raise whatever comes to hand, which would count as a
failure of the server. Once the address has been walked to its end, a failure is a failure.
"""

from __future__ import annotations

from .helpers import is_helper
from .view import ErrorView
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound


def is_astray(request: Any) -> bool:
    """Return whether a request failed before its address was walked to the end, or at something that is no page."""
    return "PUBLISHED" not in request.other or is_helper(request)


class AstrayView(ErrorView):
    """Page for an exception of a class that walking an address may raise."""

    def __call__(self) -> str | None:
        astray = is_astray(self.request)
        if astray:
            # Locked: Plone sets the status by the name of the class once more when the answer leaves.
            self.request.response.setStatus(404, lock=1)
            self.context = NotFound(self.request.get("URL", ""))
        return super().__call__()


class HelperView(ErrorView):
    """Page for an exception of any other class: what fails at a helper of Plone's was no page and is not found."""

    def __call__(self) -> str | None:
        response = self.request.response
        if response.getStatus() >= 500 and is_helper(self.request):
            response.setStatus(404, lock=1)
            self.context = NotFound(self.request.get("URL", ""))
        return super().__call__()


class NoSuchView(BrowserView):
    """A display of Plone's folders that is none of our sections."""

    def __call__(self) -> str:
        raise NotFound(self.context, self.__name__, self.request)
