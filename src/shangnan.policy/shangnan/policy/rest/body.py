"""The body of a REST request is a JSON object, and no deeper than one that people or programs write."""

from __future__ import annotations

from plone.base.interfaces import IPloneSiteRoot
from shangnan.policy import _
from shangnan.policy.rest.interfaces import IRestLayer
from shangnan.policy.rest.json_shape import is_sensible
from shangnan.policy.rest.marking import mark_rest_request
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate
from zope.traversing.interfaces import IBeforeTraverseEvent

import json
import re

# Parts of a file, sent as they are.
RAW = "/@tus-"
# Where half a pair can come from: written out, or as the bytes that UTF-8 has no place for.
_HALF = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")


def readable(body: str | bytes | None) -> bool:
    """Return whether a body is a JSON object (or empty) of texts that can be stored and sent again.

    Looked at before it is built; built once here, to be thrown away, since whoever handles it builds it for himself.
    """
    raw = (body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body) or b"{}"
    # Python reads UTF-16 too, which no scan of bytes understands; JSON between systems is UTF-8 (RFC 8259, 8.1).
    if b"\0" in raw or not is_sensible(raw):
        return False
    try:
        data = json.loads(raw)
        if not isinstance(data, dict):
            return False
        # Half a surrogate pair is JSON and no text: it would fail on its way to the disk.
        if _HALF.search(raw):
            json.dumps(data, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return False
    return True


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def refuse_unreadable_body(site: object, event: Any) -> None:
    """Refuse a body that cannot be read, before anything fails on it: authentication already looks into it.

    :raises BadRequest: for what is no JSON, no object, or nested so deeply that no reader gets to its end.
    """
    mark_rest_request(site, event)  # subscribers have no order of their own
    request = event.request
    if IRestLayer.providedBy(request) and RAW not in request["PATH_INFO"] and not readable(request.get("BODY")):
        raise BadRequest(translate(_("The body of the request is no JSON object that can be read."), context=request))
