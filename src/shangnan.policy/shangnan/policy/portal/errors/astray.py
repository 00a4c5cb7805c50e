"""Addresses that lead astray: some of what fails while an address is being walked names nothing, and is not found.

Namespaces of Zope (`++skin++x`), views of views and other oddities raise whatever comes to hand, which would count as a
failure of the server. Which of it is a failure indeed `http/faults.py` says.
"""

from __future__ import annotations

from .helpers import is_helper
from .view import ErrorView
from .view import fault_as_json
from .view import fault_to_tell
from .view import raised
from Products.Five.browser import BrowserView
from shangnan.policy.http.faults import fault_of
from shangnan.policy.http.faults import number_of
from shangnan.policy.http.faults import stage_of
from shangnan.policy.http.faults import WALKING
from typing import Any
from zExceptions import NotFound


def is_astray(request: Any, exception: Any) -> bool:
    """Return whether a request failed at an address that leads nowhere, or at something that is no page.

    :param request: that failed.
    :param exception: as the publisher hands it over, with which it would fail.
    """
    return is_helper(request) or (stage_of(request) == WALKING and fault_of(request, raised(exception)) is None)


class AstrayView(ErrorView):
    """Page for an exception: a fault is told as one, and what walking a wrong address raises is "not found"."""

    def __call__(self) -> str | None:
        request, response = self.request, self.request.response
        if response.getStatus() >= 500 and is_astray(request, self.context):
            # Locked: Plone sets the status by the name of the class once more when the answer leaves.
            response.setStatus(404, lock=1)
            self.context = NotFound(request.get("URL", ""))
            return super().__call__()
        fault = None if is_helper(request) else fault_to_tell(request, self.context, response.getStatus())
        if fault is None:
            return super().__call__()
        self.context, self.number = fault, number_of(request, fault)
        response.setStatus(500, lock=1)
        if "text/html" not in request.getHeader("Accept", ""):
            response.setHeader("Content-Type", "application/json")
            return fault_as_json(self.number)
        return super().__call__()


class NoSuchView(BrowserView):
    """A display of Plone's folders that is none of our sections."""

    def __call__(self) -> str:
        raise NotFound(self.context, self.__name__, self.request)
