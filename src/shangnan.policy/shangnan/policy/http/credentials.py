"""Credentials that cannot be read are refused before Zope fails on them."""

from __future__ import annotations

from plone.base.interfaces import IPloneSiteRoot
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.traversing.interfaces import IBeforeTraverseEvent
from ZPublisher.utils import basic_auth_decode


def readable(header: str) -> bool:
    """Return whether an Authorization header can be read; other schemes than Basic are judged by who knows them."""
    try:
        basic_auth_decode(header)
    except (ValueError, TypeError):
        return False
    return True


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def refuse_unreadable_credentials(site: object, event: Any) -> None:
    """Refuse a request whose Basic credentials are no base64 of a name and a password.

    :raises BadRequest: always for such a request; nobody's browser sends one.
    """
    request = event.request
    header = request._auth or ""
    if IShangnanLayer.providedBy(request) and header.lower().startswith("basic") and not readable(header):
        raise BadRequest("Authorization")
