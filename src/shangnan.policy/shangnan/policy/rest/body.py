"""The body of a REST request is a JSON object, and no deeper than one that people or programs write."""

from __future__ import annotations

from shangnan.policy.permissions import _
from shangnan.policy.rest.doors import service_of
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubAfterTraversal

import json


@adapter(IPubAfterTraversal)
def refuse_unreadable_body(event: Any) -> None:
    """Refuse a body that cannot be read, before a service takes it for something else or fails on it.

    :raises BadRequest: for what is no JSON, no object, or nested so deeply that no reader gets to its end.
    """
    request = event.request
    if not IRestLayer.providedBy(request) or service_of(request) is None or "tus-" in service_of(request)[1]:
        return
    try:
        body = json.loads(request.get("BODY") or "{}")
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise BadRequest(translate(_("The body of the request is no JSON object that can be read."), context=request))
