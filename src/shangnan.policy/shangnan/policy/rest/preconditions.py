"""`ETag`, `If-Match` and `If-Unmodified-Since`: a program that writes can say which text it has read.

Without them the later of two programs writes over the earlier one, whose text nobody then sees.
"""

from __future__ import annotations

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from email.utils import parsedate_to_datetime
from plone.dexterity.interfaces import IDexterityContent
from shangnan.policy import _
from shangnan.policy.rest.interfaces import IRestLayer
from typing import Any
from zExceptions import HTTPPreconditionFailed
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubAfterTraversal

WRITING = (("PATCH", ""), ("DELETE", ""))
ANY = "*"


def tag_of(content: Any) -> str:
    """Return the tag of an object's stored text: another one after every write."""
    return f'"{content._p_serial.hex()}"'


def is_meant(tag: str, modified: datetime, if_match: str | None, if_unmodified_since: str | None) -> bool:
    """Return whether what is stored is what a program has read.

    :param tag: of what is stored.
    :param modified: when it was stored last, with a time zone.
    :param if_match: the header, tags with commas between; one that is no tag of this text is not met.
    :param if_unmodified_since: the header; looked at where there is no if_match, and only if it is a date.
    """
    if if_match:
        tags = {part.strip().removeprefix("W/") for part in if_match.split(",")}
        return ANY in tags or tag in tags
    try:
        since = parsedate_to_datetime(if_unmodified_since or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return True
    if since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    return modified < since + timedelta(seconds=1)  # the header knows no parts of a second


def service_of(request: Any) -> tuple[str, str] | None:
    """Return method and name of the REST service that a request is about to call; None for a page or a file."""
    published = request.get("PUBLISHED")
    # The publisher gives the service itself or its method.
    name = getattr(getattr(published, "__self__", published), "__name__", None)
    prefix = getattr(request, "_rest_service_id", None)
    if not isinstance(name, str) or not prefix or not name.startswith(prefix):
        return None
    return request.method, name[len(prefix) :]


@adapter(IPubAfterTraversal)
def hold_to_preconditions(event: Any) -> None:
    """Give what is read its tag, and refuse to write over another text than the one that was read.

    :raises HTTPPreconditionFailed: with a sentence that says what to do.
    """
    request = event.request
    if not IRestLayer.providedBy(request):
        return
    service = service_of(request)
    if service not in (("GET", ""), *WRITING):
        return
    published = request["PUBLISHED"]
    content = getattr(published, "__self__", published).context
    if not IDexterityContent.providedBy(content):
        return
    if service == ("GET", ""):
        request.response.setHeader("ETag", tag_of(content))
        return
    modified = content.modified().asdatetime().astimezone(UTC)
    headers = request.getHeader("If-Match"), request.getHeader("If-Unmodified-Since")
    if not is_meant(tag_of(content), modified, *headers):
        told = _("Somebody else has changed this since you read it. Read it again and enter your change anew.")
        raise HTTPPreconditionFailed(translate(told, context=request))
