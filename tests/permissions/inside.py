"""People at the doors without a wire: requests go straight to the publisher, in this process and this thread."""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from base64 import b64encode
from dataclasses import dataclass
from dataclasses import field
from io import BytesIO
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from requests import Response
from requests.adapters import BaseAdapter
from requests.adapters import HTTPAdapter
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from typing import Any
from urllib.parse import unquote
from urllib.parse import urlsplit
from urllib3 import HTTPResponse
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.WSGIPublisher import publish_module

PAGE, JSON = "text/html", "application/json"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def location(self) -> str:
        """Where a redirect leads, or empty."""
        return self.headers.get("Location", "") if 300 <= self.status < 400 else ""


def environment(url: str, method: str, body: bytes) -> dict[str, Any]:
    """Return what a server tells the publisher of a request, its headers apart."""
    parts = urlsplit(url)
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        # As a server gives it: bytes in the guise of Latin-1.
        "PATH_INFO": unquote(parts.path, "latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or 80),
        "HTTP_HOST": parts.netloc,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def published(application: Any, environ: dict[str, Any]) -> Answer:
    """Return what an application answers to a request; who is signed in here stays so."""
    told: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
        told.update(status=int(status.split()[0]), headers=dict(headers))

    # The publisher leaves both as its last request had them.
    security, site = getSecurityManager(), getSite()
    try:
        parts_of_body = application(environ, start_response)
        content = b"".join(parts_of_body)
        if hasattr(parts_of_body, "close"):
            parts_of_body.close()
    finally:
        setSecurityManager(security)
        setSite(site)
    return Answer(told["status"], told["headers"], content)


class InProcess(BaseAdapter):
    """The way of `requests` to the publisher without a wire: to be mounted in a session."""

    def __init__(self) -> None:
        super().__init__()
        self.application = HTTPExceptionHandler(publish_module)

    def send(self, request: Any, *_args: Any, **_more: Any) -> Response:
        """Return the answer to a prepared request."""
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        environ = environment(request.url, request.method, body)
        for name, value in request.headers.items():
            key = name.upper().replace("-", "_")
            text = value.decode("latin-1") if isinstance(value, bytes) else value
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = text
        answer = published(self.application, environ)
        raw = HTTPResponse(BytesIO(answer.content), answer.headers, answer.status, preload_content=False)
        return HTTPAdapter().build_response(request, raw)

    def close(self) -> None:
        """There is nothing that is open."""


@dataclass
class Visitor:
    """One account that asks.

    :param portal: the site.
    :param login_name: None for an anonymous visitor.
    :ivar failures: requests that the server failed on: (method, address, status).
    """

    portal: Any
    login_name: str | None
    failures: list[tuple[str, str, int]] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.host = urlsplit(self.portal.absolute_url())
        self.application = HTTPExceptionHandler(publish_module)

    def ask(self, url: str, accept: str = PAGE, method: str = "GET", body: bytes = b"", kind: str = JSON) -> Answer:
        """Send a request and return the answer; redirects are not followed.

        :param kind: media type of the body.
        """
        self.asked += 1
        environ = environment(url, method, body)
        port = str(self.host.port or 80)
        environ.update(SERVER_NAME=self.host.hostname or "", SERVER_PORT=port, HTTP_HOST=self.host.netloc)
        environ.update(HTTP_ACCEPT=accept, CONTENT_TYPE=kind if body else "")
        if self.login_name is not None:
            password = SITE_OWNER_PASSWORD if self.login_name == SITE_OWNER_NAME else TEST_PASSWORD
            environ["HTTP_AUTHORIZATION"] = "Basic " + b64encode(f"{self.login_name}:{password}".encode()).decode()
        answer = published(self.application, environ)
        if answer.status >= 500:
            self.failures.append((method, url, answer.status))
        return answer
