"""The server: waitress, which neither slow nor half-open connections nor ambiguous requests can take in.

In `wsgi.ini`: `paste.server_factory = shangnan.policy.http.server:factory`. What it adds to waitress: a request must say in one
way where it ends (`framing.py`); a body beyond the limits (`limits.py`) is refused before it is received; a request must arrive in
time; and where connections run out, the oldest that waits for its client gives way, so that new ones are always let in.
"""

from __future__ import annotations

from App.config import getConfiguration
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path
from shangnan.policy.deployment import here
from shangnan.policy.http.files import close_to_others
from shangnan.policy.http.framing import framing_problem
from shangnan.policy.http.headers import secured
from shangnan.policy.http.limits import address_problem
from shangnan.policy.http.limits import body_problem
from shangnan.policy.http.limits import carries_credentials
from shangnan.policy.http.limits import MAX_HEADER_BYTES
from shangnan.policy.http.refusals import Refusal
from shangnan.policy.http.waiting import is_late
from shangnan.policy.http.waiting import order_of_leaving
from shangnan.policy.http.waiting import Waiting
from typing import Any
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.parser import ParsingError
from waitress.server import MultiSocketServer
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import Error

import os
import socket
import sys
import time

#: What waitress is told where wsgi.ini does not say otherwise.
SETTINGS = {
    "ident": "",
    "threads": "4",
    "connection_limit": "500",
    "channel_timeout": "60",
    "cleanup_interval": "1",
    "asyncore_use_poll": "true",
    "max_request_header_size": str(MAX_HEADER_BYTES),
    "max_request_body_size": str(100 * 1024 * 1024),
    # Above the largest answer: a client that reads slowly holds a connection, never a thread.
    "outbuf_high_watermark": str(128 * 1024 * 1024),
    # What proxies tell is judged by the filter of hosts, which knows ours.
    "clear_untrusted_proxy_headers": "false",
    "log_socket_errors": "false",
}
#: Connections of one machine that is none of our proxies.
MOST_OF_ONE = 64


class RefusedEarly(Error):
    """A request that was refused by our rules while it was being received."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal


class StrictParser(HTTPRequestParser):
    """Reads a request no further than it is acceptable."""

    error: Any = None

    def parse_header(self, header_plus: bytes) -> None:
        """Read the request line and the headers.

        :raises ParsingError: where they are no HTTP, or ambiguous.
        """
        problem = framing_problem(header_plus)
        if problem is not None:
            raise ParsingError(problem)
        super().parse_header(header_plus)

    def received(self, data: bytes) -> int:
        """Take the next bytes in; return how many of them belong to this request."""
        first = not self.headers_finished
        consumed: int = super().received(data)
        if self.error is None and self.headers_finished and not self.empty:
            self._judge(first)
        return consumed

    def _judge(self, first: bool) -> None:
        headers = self.headers
        refusal = address_problem(len(self.request_uri), self.query, headers) if first else None
        if refusal is None:
            refusal = body_problem(
                self.path,
                headers.get("CONTENT_TYPE", ""),
                max(self.content_length, self.body_bytes_received),
                carries_credentials(headers.get("AUTHORIZATION", ""), headers.get("COOKIE", "")),
            )
        if refusal is not None:
            self.error = RefusedEarly(refusal)
            self.completed = True
            # Nobody is asked to send what is not taken.
            self.expect_continue = False


class PlainErrorTask(ErrorTask):
    """Answers what never reaches the application, in our words and with our headers."""

    def execute(self) -> None:
        """Send the answer and close."""
        error = self.request.error
        if isinstance(error, RefusedEarly):
            refusal = error.refusal
        else:
            failed = error.code >= 500 and error.code != 501
            text = "网站暂时不能处理这个请求，请稍后重试。" if failed else "请求的格式不正确，请从首页重新开始。"
            refusal = Refusal(f"{error.code} {error.reason}", text)
        environ = {"HTTP_ACCEPT": self.request.headers.get("ACCEPT", "")}

        def start(status: str, headers: list[tuple[str, str]]) -> None:
            self.status = status
            self.response_headers += secured("", "GET", status, headers, False, 0)

        [body] = refusal.answer(environ, start)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class TimedChannel(HTTPChannel):
    """A connection that knows how long its client has kept it waiting."""

    parser_class = StrictParser
    error_task_class = PlainErrorTask
    begun = 0.0  # when the request that is arriving began to

    def __init__(self, server: Server, sock: socket.socket, addr: Any, adj: Adjustments, map: Any = None) -> None:
        super().__init__(server, sock, addr, adj, map)
        self.begun = self.creation_time
        server.make_room(self)

    def received(self, data: bytes) -> bool:
        """Take bytes in."""
        if self.request is None:
            self.begun = time.time()
        return bool(super().received(data))

    def waiting(self) -> Waiting:
        """What the server waits for at this connection."""
        arriving = self.request
        return Waiting(
            answering=bool(self.requests),
            sending=bool(self.total_outbufs_len),
            arriving=arriving is not None or self.last_activity == self.creation_time,
            headers_read=arriving is not None and arriving.headers_finished,
            received=arriving.body_bytes_received if arriving is not None else 0,
            since=self.begun if arriving is not None else self.last_activity,
        )


class Server(TcpWSGIServer):
    """Listens at one address."""

    channel_class = TimedChannel

    def _channels(self) -> Iterator[TimedChannel]:
        # Several listening sockets share one map, and one limit.
        return (each for each in list(self._map.values()) if isinstance(each, TimedChannel) and not each.will_close)

    def make_room(self, newcomer: TimedChannel) -> None:
        """Let the connection go that has waited longest, where there are too many of all or of one machine.

        :param newcomer: the latest, which goes itself where all others of its machine are being answered.
        """
        others = [channel for channel in self._channels() if channel is not newcomer]
        peer = newcomer.addr[0]
        same = [channel for channel in others if channel.addr[0] == peer]
        if len(same) >= MOST_OF_ONE and not here().believes(peer):
            _let_go(same, newcomer)
        elif len(others) >= self.adj.connection_limit - 20:
            _let_go(others, newcomer)

    def maintenance(self, now: float) -> None:
        """Close what is late; called every second."""
        super().maintenance(now)
        for channel in self._channels():
            if is_late(channel.waiting(), now):
                channel.will_close = True


def _let_go(channels: list[TimedChannel], newcomer: TimedChannel) -> None:
    idle = [channel for channel in channels if not channel.waiting().answering]
    leaving = min(idle, key=lambda channel: order_of_leaving(channel.waiting()), default=newcomer)
    leaving.will_close = True


def bound(address: str) -> socket.socket:
    """Return a socket that listens at host:port.

    :raises SystemExit: with a sentence, where the port is taken.
    """
    host, _colon, port = address.rpartition(":")
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), int(port)))
    except OSError as error:
        raise SystemExit(f"Nothing can be served at {address}: {error.strerror}. PORT= chooses another.") from error
    listening.listen(1024)
    return listening


def serve(application: Any, sockets: list[socket.socket], settings: dict[str, str]) -> None:
    """Serve until the process is told to stop.

    :param application: WSGI.
    :param sockets: that listen.
    :param settings: of waitress.
    """
    server = make_server(application, sockets, settings)
    server.print_listen("Serving on http://{}:{}")
    server.run()


def make_server(application: Any, sockets: list[socket.socket], settings: dict[str, str]) -> Any:
    """Return a server that is ready to run.

    :param application: WSGI.
    :param sockets: that listen.
    :param settings: of waitress, above SETTINGS.
    """
    adj = Adjustments(sockets=sockets, **{**SETTINGS, **settings})
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(adj.threads)
    channels: dict[int, Any] = {}
    servers = [
        Server(
            application,
            channels,
            _sock=each,
            dispatcher=dispatcher,
            adj=adj,
            sockinfo=(each.family, each.type, each.proto, each.getsockname()),
            bind_socket=False,
        )
        for each in sockets
    ]
    if len(servers) == 1:
        return servers[0]
    listening = [(server.effective_host, server.effective_port) for server in servers]
    return MultiSocketServer(channels, adj, listening, dispatcher, servers[-1].log_info)


def factory(_configuration: dict[str, str], **settings: str) -> Callable[[Any], None]:
    """Entry point for paste.deploy, called before the application is loaded: connections wait until it is there.

    :param settings: `fast-listen` with addresses as host:port, and any setting of waitress.
    :raises SystemExit: where nothing can be served, with a sentence.
    """
    # What is written from here on is the owner's alone: data, logs, uploads.
    os.umask(0o077)
    settings.pop("paste.server_factory", None)
    try:
        here()
    except ValueError as error:
        sys.exit(str(error))
    sockets = [bound(address) for address in settings.pop("fast-listen").split()]

    def start(application: Any) -> None:
        # Zope knows by now where its data lies.
        close_to_others(Path(getConfiguration().clienthome).parent)
        serve(application, sockets, settings)

    return start
