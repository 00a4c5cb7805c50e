"""What an anonymous visitor may ask to be put into an answer (`?expand=`): what is named here, and nothing else.

Which services may be called at all is said by the tables in `http/allowed/`.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.rest.interfaces import IService
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

PUBLIC_EXPANSIONS = frozenset({"breadcrumbs", "navigation", "navroot", "workflow"})


def expansions_of(request: Any) -> set[str]:
    """Return the names in `?expand=`, given as a list, repeated or with commas."""
    given = request.form.get("expand", ())
    names = [given] if isinstance(given, str) else given
    return {part.strip() for name in names for part in str(name).split(",") if part.strip()}


@adapter(IPubAfterTraversal)
def keep_to_public_expansions(event: Any) -> None:
    """Ask an anonymous visitor to sign in before anything but the public parts is put into an answer.

    :raises Unauthorized: for another part.
    """
    request = event.request
    if not IRestLayer.providedBy(request) or getSecurityManager().getUser().getId() is not None:
        return
    published = request.get("PUBLISHED")
    # The publisher gives the service itself or its method.
    if IService.providedBy(getattr(published, "__self__", published)) and expansions_of(request) - PUBLIC_EXPANSIONS:
        raise Unauthorized("expand")
