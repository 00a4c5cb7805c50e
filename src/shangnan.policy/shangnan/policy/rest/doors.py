"""What an anonymous visitor may ask of the REST door: what is named here, and nothing else.

plone.restapi has some 150 services, made for an editor in the browser, and each new version brings more. The public needs
a few of them to read what is published; all others ask for a signed-in person, whatever their own permission says.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

# (method, name of the service); the name is empty for the object itself.
PUBLIC_SERVICES = frozenset(
    {
        ("GET", ""),
        ("GET", "@search"),
        ("GET", "@breadcrumbs"),
        ("GET", "@navigation"),
        ("GET", "@navroot"),
        ("GET", "@workflow"),
        ("GET", "@in-force"),
        ("POST", "@login"),
        ("OPTIONS", ""),
    }
)
# The parts that may be asked to be put into an answer (`?expand=`).
PUBLIC_EXPANSIONS = frozenset({"breadcrumbs", "navigation", "navroot", "workflow"})


def service_of(request: Any) -> tuple[str, str] | None:
    """Return method and name of the REST service that a request is about to call; None for a page or a file."""
    published = request.get("PUBLISHED")
    # The publisher gives the service itself or its method.
    service = getattr(published, "__self__", published)
    name, prefix = getattr(service, "__name__", None), getattr(request, "_rest_service_id", None)
    if not isinstance(name, str) or not prefix or not name.startswith(prefix):
        return None
    return request.method, name[len(prefix) :]


def expansions_of(request: Any) -> set[str]:
    """Return the names in `?expand=`, given as a list, repeated or with commas."""
    given = request.form.get("expand", ())
    names = [given] if isinstance(given, str) else given
    return {part.strip() for name in names for part in str(name).split(",") if part.strip()}


@adapter(IPubAfterTraversal)
def keep_to_public_services(event: Any) -> None:
    """Ask an anonymous visitor to sign in before anything but the public services is called.

    :raises Unauthorized: for another service or another expansion.
    """
    request = event.request
    if not IRestLayer.providedBy(request) or getSecurityManager().getUser().getId() is not None:
        return
    service = service_of(request)
    if service is None:
        return  # a page or a file: it has its own permission
    if service not in PUBLIC_SERVICES or expansions_of(request) - PUBLIC_EXPANSIONS:
        raise Unauthorized(service[1])
