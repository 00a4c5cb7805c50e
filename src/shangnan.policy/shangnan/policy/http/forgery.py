"""Requests that change something come from our own pages or from a program with its credentials; the others are refused."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.protect.authenticator import check
from plone.rest.interfaces import IAPIRequest
from shangnan.policy import _
from shangnan.policy.http.origin import is_disguised
from shangnan.policy.http.origin import is_forged
from shangnan.policy.http.origin import SAFE_METHODS
from shangnan.policy.http.origin import Sent
from shangnan.policy.http.origin import source_of
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zExceptions import BadRequest
from zExceptions import Forbidden
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubBeforeCommit

import logging
import transaction

logger = logging.getLogger(__name__)


class Forged(Forbidden):
    """A request that may have been sent by a foreign page."""


def _has_token(request: Any) -> bool:
    try:
        check(request)
    except Forbidden:
        return False
    return True


def sent_by(request: Any) -> Sent:
    """Return what is looked at of a request, once it is known who asks."""
    rest = IAPIRequest.providedBy(request)
    # Whoever signs in by a service is known by the body already, and has no cookie.
    by_cookie = getSecurityManager().getUser().getId() is not None and not request._auth and bool(request.cookies)
    source = source_of(
        request.get("SERVER_URL", ""),
        request.environ.get("HTTP_ORIGIN", ""),
        request.environ.get("HTTP_SEC_FETCH_SITE", ""),
    )
    return Sent(
        method=request.method,
        rest=rest,
        by_cookie=by_cookie,
        source=source,
        token=rest and by_cookie and _has_token(request),
        has_body=request.environ.get("CONTENT_LENGTH", "") not in ("", "0"),
        content_type=request.environ.get("CONTENT_TYPE", ""),
    )


@adapter(IPubAfterTraversal)
def refuse_forged_requests(event: Any) -> None:
    """Refuse a request that changes something and may have been sent by a foreign page.

    :raises Forged: where it comes from elsewhere, or does not say whence and has a cookie for its only credential.
    :raises BadRequest: where its body is not said to be JSON: forms of foreign pages send text and fields.
    """
    request = event.request
    if request.method in SAFE_METHODS or not IShangnanLayer.providedBy(request):
        return
    sent = sent_by(request)
    if is_forged(sent):
        told = _(
            "This did not come from a page of this site, so nothing was changed. Open the page anew and try again."
        )
        raise Forged(translate(told, context=request))
    if is_disguised(sent):
        raise BadRequest(translate(_("The body must be JSON: Content-Type: application/json."), context=request))


@adapter(IPubBeforeCommit)
def change_nothing_by_reading(event: Any) -> None:
    """Take back what a service wrote that was only asked to tell: plone.protect does this for pages alone.

    Locks and sizes of pictures are written by pages, not by services.
    """
    request = event.request
    if request.method not in SAFE_METHODS or not IAPIRequest.providedBy(request):
        return
    connections = request["PARENTS"][-1]._p_jar.connections.values()
    if IShangnanLayer.providedBy(request) and any(connection._registered_objects for connection in connections):
        logger.warning("taken back: %s of %s wrote to the database", request.method, request.get("URL"))
        transaction.abort()
