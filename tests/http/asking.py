"""Requests to WSGI filters without a server, and to a server of ours over a real connection."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from io import BytesIO
from shangnan.policy.http.server import bound
from shangnan.policy.http.server import make_server
from threading import Event
from threading import Thread
from typing import Any
from waitress import wasyncore

import os
import socket


@dataclass
class Seen:
    """What came back, and what the application was asked, if it was."""

    status: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    environ: dict[str, Any] | None = None

    def header(self, name: str) -> str:
        """Return the value of a header, empty where it is not there; there may be one."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        if len(values) > 1:
            raise AssertionError(f"{name} is given {len(values)} times")
        return values[0] if values else ""


def ask(
    factory: Callable[[dict[str, str]], Any],
    headers: Any = None,
    status: str = "200 OK",
    **environ: str,
) -> Seen:
    """Send a request through one filter to an application that answers with some headers.

    :param factory: of the filter, as paste.deploy calls it.
    :param headers: that the application sets, a list of pairs.
    :param status: that it gives.
    :param environ: of the request; the rest is a GET for / at localhost from this machine.
    """
    seen = Seen()

    def application(asked: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        seen.environ = asked
        start_response(status, headers or [("Content-Type", "text/html;charset=utf-8")])
        return [b"zope"]

    def start_response(told: str, sent: list[tuple[str, str]], _error: object = None) -> None:
        seen.status, seen.headers = told, sent

    whole: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "", "HTTP_HOST": "localhost:8080",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), **environ,
    }  # fmt: skip
    seen.body = b"".join(factory({})(application)(whole, start_response))
    return seen


@contextmanager
def environment(**values: str) -> Iterator[None]:
    """Run the block with environment variables set, and with none of ours besides."""
    before = {name: os.environ.get(name) for name in os.environ if name.startswith("SHANGNAN_")}
    for name in ("SHANGNAN_ADDRESSES", "SHANGNAN_PROXIES", "SHANGNAN_HSTS"):
        os.environ.pop(name, None)
    os.environ.update(values)
    try:
        yield
    finally:
        for name in values:
            os.environ.pop(name, None)
        os.environ.update({name: value for name, value in before.items() if value is not None})


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Application that answers with the length of what it was sent."""
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} {len(body)}".encode()]


@contextmanager
def served(application: Any = echo, **settings: str) -> Iterator[int]:
    """Serve an application by our server on a free port, which is given, until the block ends."""
    listening = bound("127.0.0.1:0")
    server = make_server(application, [listening], {"asyncore_loop_timeout": "1", **settings})
    ended = Event()
    thread = Thread(target=_run, args=(server, ended), daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        ended.set()
        thread.join(5)
        server.task_dispatcher.shutdown()


def _run(server: Any, ended: Event) -> None:
    while not ended.is_set():
        wasyncore.loop(timeout=0.1, map=server._map, use_poll=True, count=1)
    wasyncore.close_all(server._map)


def raw(port: int, data: bytes, wait: float = 10.0) -> bytes:
    """Send bytes over a new connection and return what comes back until it is closed, or nothing comes any more."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        connection.sendall(data)
        return answer(connection)


def answer(connection: socket.socket) -> bytes:
    """Return what comes over a connection until the other side closes it, or nothing comes any more."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except (TimeoutError, ConnectionResetError):
        pass
    return b"".join(parts)
