"""Two WSGI filters for passwords and tokens in addresses: one keeps them out of the log, the other refuses the request.

In the server's pipeline the first stands before what writes the log, the second after it:
`paste.filter_factory = shangnan.policy.http.secret_filters:hiding` and `…:refusing`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy import _
from shangnan.policy.http.address_secrets import address_without_secrets
from shangnan.policy.http.address_secrets import without_secrets
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from shangnan.policy.http.refusals import Refusal
from shangnan.policy.http.refusals import StartResponse
from shangnan.policy.locales.chinese import chinese

MARK = "shangnan.policy.secret_in_address"
# Where servers leave the address as it came.
ADDRESSES = ("REQUEST_URI", "RAW_URI", "HTTP_REFERER")
TEXT = _(
    "A password or token stands in the address, where others can read it: change it. Send such things by a form or in a "
    "header."
)


def hide_secrets(environ: Environ) -> bool:
    """Take secrets out of everything in an environment that tells an address, and return whether the request had any.

    :param environ: of WSGI; it is changed, and marked where its own address had a secret.
    """
    query = environ.get("QUERY_STRING", "")
    hidden = without_secrets(query)
    for name in ADDRESSES:
        if name in environ:
            environ[name] = address_without_secrets(environ[name])
    if hidden != query:
        environ["QUERY_STRING"], environ[MARK] = hidden, True
    return MARK in environ


class Hiding:
    """Passes on what the log may have."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        hide_secrets(environ)
        return self.application(environ, start_response)


class Refusing:
    """Refuses what the other one has marked."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if hide_secrets(environ):
            return Refusal("400 Bad Request", chinese(TEXT)).answer(environ, start_response)
        return self.application(environ, start_response)


def hiding(_configuration: dict[str, str]) -> Callable[[Application], Hiding]:
    """Entry point for paste.deploy; takes no settings."""
    return Hiding


def refusing(_configuration: dict[str, str]) -> Callable[[Application], Refusing]:
    """Entry point for paste.deploy; takes no settings."""
    return Refusing
