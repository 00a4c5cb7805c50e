"""A WSGI filter that refuses requests beyond the limits of `limits.py` before anybody parses them.

In the server's pipeline, before Zope: `paste.filter_factory = shangnan.policy.http.bodies:factory`. Our own server asks the same
rule as soon as it has the headers (`server.py`), so that with it nothing of such a body is even received.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.http.limits import address_problem
from shangnan.policy.http.limits import body_problem
from shangnan.policy.http.limits import carries_credentials
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from shangnan.policy.http.refusals import Refusal
from shangnan.policy.http.refusals import StartResponse

import re

#: One part of a file, as browsers and download programs ask for it.
_ONE_RANGE = re.compile(r"bytes=(?:\d{1,12}-\d{0,12}|-\d{1,12})")
UNKNOWN_LENGTH = Refusal("411 Length Required", "提交的内容没有写明长度。")


class BoundedRequests:
    """Passes on what is within the limits."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        refusal = request_problem(environ)
        if refusal is not None:
            return refusal.answer(environ, start_response)
        # Several ranges at once multiply what is sent; to leave the header out of account is always allowed (RFC 9110, 14.2).
        if not _ONE_RANGE.fullmatch(environ.get("HTTP_RANGE", "bytes=0-")):
            del environ["HTTP_RANGE"]
        return self.application(environ, start_response)


def request_problem(environ: Environ) -> Refusal | None:
    """Return why a request is beyond the limits, or None.

    :param environ: of the request, as the server gives it.
    """
    query = environ.get("QUERY_STRING", "")
    path = environ.get("PATH_INFO", "")
    address = environ.get("REQUEST_URI") or f"{path}?{query}"
    problem = address_problem(len(address), query, (name for name in environ if name.startswith("HTTP_")))
    if problem is not None:
        return problem
    stated = environ.get("CONTENT_LENGTH") or ""
    if not stated and environ.get("HTTP_TRANSFER_ENCODING"):
        return UNKNOWN_LENGTH
    if stated and not (stated.isascii() and stated.isdigit()):
        return UNKNOWN_LENGTH
    signed_in = carries_credentials(environ.get("HTTP_AUTHORIZATION", ""), environ.get("HTTP_COOKIE", ""))
    return body_problem(path, environ.get("CONTENT_TYPE") or "", int(stated or 0), signed_in)


def factory(_configuration: dict[str, str]) -> Callable[[Application], BoundedRequests]:
    """Entry point for paste.deploy; takes no settings."""
    return BoundedRequests
