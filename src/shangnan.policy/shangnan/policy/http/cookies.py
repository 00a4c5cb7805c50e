"""A WSGI filter through which every cookie passes: for this site alone, not for scripts, and under https by https only.

Plone and Zope set some ten cookies, each by code of its own and with other attributes or none. In the server's pipeline,
above Zope: `paste.filter_factory = shangnan.policy.http.cookies:factory`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.http.refusals import Application
from typing import Any

# A proxy may tell the scheme in the address (Zope's virtual hosts); who is believed is settled before.
VIRTUAL_HOST = "/VirtualHostBase/https/"


def is_https(environ: dict[str, Any]) -> bool:
    """Return whether the visitor's browser speaks https."""
    return environ.get("wsgi.url_scheme") == "https" or environ.get("PATH_INFO", "").startswith(VIRTUAL_HOST)


def hardened(cookie: str, https: bool) -> str:
    """Return a Set-Cookie header with HttpOnly, SameSite=Lax at least and, under https, Secure.

    :param cookie: value of the header.
    :param https: whether the browser speaks https.
    """
    given = {
        part.partition("=")[0].strip().lower(): part.partition("=")[2].strip().lower() for part in cookie.split(";")[1:]
    }
    parts = [part for part in cookie.split(";") if part.partition("=")[0].strip().lower() != "samesite"]
    parts.append(" SameSite=Strict" if given.get("samesite") == "strict" else " SameSite=Lax")
    if "httponly" not in given:
        parts.append(" HttpOnly")
    if https and "secure" not in given:
        parts.append(" Secure")
    return ";".join(parts)


class Cookies:
    """Hardens what goes out."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        https = is_https(environ)

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            told = [
                (name, hardened(value, https) if name.lower() == "set-cookie" else value) for name, value in headers
            ]
            return start_response(status, told, *error)

        return self.application(environ, start)


def factory(_configuration: dict[str, str]) -> Callable[[Application], Cookies]:
    """Entry point for paste.deploy; takes no settings."""
    return Cookies
