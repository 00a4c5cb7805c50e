"""A WSGI filter that answers HEAD as RFC 9110, 9.3.2 asks: what GET would answer, without its body.

Zope takes HEAD for a method of WebDAV: a page answers with its body after all, which breaks the connection, and a folder,
the home page among them, with "not found". In the server's pipeline, before Zope:
`paste.filter_factory = shangnan.policy.portal.heads:factory`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# Resumable uploads (tus.io) ask by HEAD how far they have come; that answer has no body, and no GET has it.
OWN_HEAD = "/@tus-"


class Heads:
    """Asks for GET and keeps the body back."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("REQUEST_METHOD") != "HEAD" or OWN_HEAD in environ.get("PATH_INFO", ""):
            return self.application(environ, start_response)
        body = self.application({**environ, "REQUEST_METHOD": "GET"}, start_response)
        close = getattr(body, "close", None)
        if close is not None:
            close()
        return []


def factory(_configuration: dict[str, str]) -> Callable[[Application], Heads]:
    """Entry point for paste.deploy; takes no settings."""
    return Heads
