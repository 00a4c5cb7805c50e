"""Which HTTP methods the site answers: those of browsers, and those of REST where JSON is asked for.

Zope also speaks WebDAV, to every view as well, which fails on it. Nobody here works through WebDAV.
"""

from __future__ import annotations

from plone.base.interfaces import IPloneSiteRoot
from plone.rest.interfaces import IAPIRequest
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zExceptions import MethodNotAllowed
from zope.component import adapter
from zope.traversing.interfaces import IBeforeTraverseEvent

OF_BROWSERS = frozenset({"GET", "HEAD", "POST"})


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def refuse_other_methods(site: object, event: Any) -> None:
    """Refuse what is neither a browser's request nor one that a REST service answers.

    :raises MethodNotAllowed: for other methods, those of WebDAV among them.
    """
    request = event.request
    # Before `++api++` is passed nothing is marked yet: such a request is judged by its method alone.
    rest = IAPIRequest.providedBy(request) or "/++api++" in request["PATH_INFO"]
    if request.method in OF_BROWSERS or (rest and request.method in ("PATCH", "PUT", "DELETE", "OPTIONS")):
        return
    if IShangnanLayer.providedBy(request):
        raise MethodNotAllowed(request.method)
