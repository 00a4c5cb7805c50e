"""Where a request that changes something may come from. Pure.

A browser sends its cookie, and a password that it keeps for basic authentication, with whatever request any page makes it send.
It also says which page that was: `Sec-Fetch-Site` (all browsers since 2023), or `Origin`. Programs say neither, and bring their
credentials with each request.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
DEFAULT_PORTS = {"http": 80, "https": 443}
# A part of a resumable upload. Like JSON, no form of a page can send it.
PART_OF_UPLOAD = "application/offset+octet-stream"


class Source(Enum):
    """What a browser says of the page that a request comes from."""

    OURS = "ours"
    FOREIGN = "foreign"
    UNTOLD = "untold"


@dataclass(frozen=True)
class Sent:
    """What is looked at of a request.

    :ivar method: of HTTP.
    :ivar rest: whether it asks for JSON, which plone.protect does not look at.
    :ivar by_cookie: whether somebody is signed in by a cookie and nothing else.
    :ivar source: as `source_of` tells it.
    :ivar token: whether it carries a token of a form of ours.
    :ivar has_body: whether anything follows the headers.
    :ivar content_type: what that is said to be.
    """

    method: str
    rest: bool
    by_cookie: bool
    source: Source
    token: bool
    has_body: bool
    content_type: str


def host_of(address: str) -> tuple[str, int] | None:
    """Return host and port of an address or an Origin header; None for `null` and what cannot be read."""
    try:
        parts = urlsplit(address)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.hostname, port) if parts.hostname else None


def source_of(site: str, origin: str, fetch_site: str) -> Source:
    """Return where a browser says that a request comes from.

    :param site: address of the server as the visitor writes it.
    :param origin: the header `Origin`, or empty.
    :param fetch_site: the header `Sec-Fetch-Site`, or empty; where it is given it decides, since `Origin` is `null` for
        forms of pages with a strict Referrer-Policy.
    """
    if fetch_site:
        # "none": nobody's page, but the person's own doing, such as a reload.
        return {"same-origin": Source.OURS, "none": Source.UNTOLD}.get(fetch_site, Source.FOREIGN)
    if not origin:
        return Source.UNTOLD
    return Source.OURS if host_of(origin) is not None and host_of(origin) == host_of(site) else Source.FOREIGN


def is_json(content_type: str) -> bool:
    """Return whether a Content-Type header names JSON, or a part of an upload: what no form of a foreign page can send."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind in ("application/json", PART_OF_UPLOAD) or (kind.startswith("application/") and kind.endswith("+json"))


def is_forged(sent: Sent) -> bool:
    """Return whether a request might be somebody else's doing, so that nothing may be changed by it."""
    if sent.method in SAFE_METHODS or sent.source is Source.OURS:
        return False
    if sent.source is Source.FOREIGN:
        return True
    # Pages have their own check of the token, when something is about to be written.
    return sent.rest and sent.by_cookie and not sent.token


def is_disguised(sent: Sent) -> bool:
    """Return whether a request for JSON brings a body that is not said to be JSON."""
    return sent.rest and sent.method not in SAFE_METHODS and sent.has_body and not is_json(sent.content_type)
