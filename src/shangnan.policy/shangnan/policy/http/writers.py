"""A WSGI filter: of the requests that may write, one at a time in each process; who only reads or is nobody yet waits for nobody.

A process of Python computes one thing at a time anyway, so writers gain nothing by running at once, and lose: two records that are
added at the same moment change the same pages of the text index, and the second one's whole request is done again, at last in vain.
Between processes Zope's own repetition remains. Visitors write nothing but their own signing in, and could fill the line.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.http.limits import carries_credentials
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from threading import Lock
from typing import Any

READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Seconds after which a writer goes on beside the one before it: whoever waits holds a thread of the server, and a long import
# must keep neither writers nor, by them, readers out.
PATIENCE = 3.0


class OneWriter:
    """Lets one writer through.

    :param application: to which requests are passed on.
    :param patience: seconds to wait for the one before.
    """

    def __init__(self, application: Application, patience: float = PATIENCE) -> None:
        self.application = application
        self.patience = patience
        self._turn = Lock()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Pass a request on. Zope commits before it answers, so the turn ends with the call."""
        known = carries_credentials(environ.get("HTTP_AUTHORIZATION", ""), environ.get("HTTP_COOKIE", ""))
        if environ.get("REQUEST_METHOD", "GET") in READING or not known:
            return self.application(environ, start_response)
        has_turn = self._turn.acquire(timeout=self.patience)
        try:
            return self.application(environ, start_response)
        finally:
            if has_turn:
                self._turn.release()


def factory(_configuration: dict[str, str]) -> Callable[[Application], OneWriter]:
    """Entry point for paste.deploy; takes no settings."""
    return OneWriter
