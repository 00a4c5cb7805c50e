"""The Zope application for work that no request asks for: addresses of things are those by which people find them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import os
import transaction

# Where the server listens on its own machine; for mails of a site that has been given no public address.
PORT = "SHANGNAN_PORT"
DEFAULT_PORT = "8080"


def with_address(app: Any) -> Any:
    """Return an application with a request in which things have the address of this machine, never `nohost`.

    Where the site has a public address (`deployment.py`), what stands in mails is that one.
    """
    from Testing.makerequest import makerequest

    app = makerequest(app)
    app.REQUEST.setServerURL("http", "localhost", os.environ.get(PORT) or DEFAULT_PORT)
    return app


@contextmanager
def opened_application() -> Iterator[Any]:
    """Open the database for a thread, and close it afterwards; what was not committed is forgotten."""
    import Zope2

    app = with_address(Zope2.app())
    try:
        transaction.begin()
        yield app
    finally:
        transaction.abort()
        app._p_jar.close()
