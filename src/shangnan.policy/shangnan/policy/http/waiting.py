"""How long a client may keep a connection waiting, and which of them goes first where there are too many. Pure."""

from __future__ import annotations

from dataclasses import dataclass

#: Seconds for the request line and all headers.
HEADERS = 10.0
#: Seconds that every body is given besides, and bytes in a second from then on.
BODY = 20.0
SLOWEST = 4096
#: Seconds between two requests.
IDLE = 30.0


@dataclass(frozen=True)
class Waiting:
    """What a connection is waiting for.

    :param answering: a whole request is there and is being answered.
    :param sending: an answer is on its way.
    :param arriving: a request has begun to arrive, or the first has not begun yet.
    :param headers_read: its headers are there.
    :param received: bytes of its body.
    :param since: when it began, in seconds of the clock; between requests, when something last came or went.
    """

    answering: bool
    sending: bool
    arriving: bool
    headers_read: bool
    received: int
    since: float


def is_late(waiting: Waiting, now: float) -> bool:
    """Return whether a client has had its time.

    :param now: in seconds of the clock.
    """
    if waiting.answering or waiting.sending:
        return False
    waited = now - waiting.since
    if not waiting.arriving:
        return waited > IDLE
    if not waiting.headers_read:
        return waited > HEADERS
    return waited > HEADERS + BODY + waiting.received / SLOWEST


def order_of_leaving(waiting: Waiting) -> tuple[int, float]:
    """Return a key by which connections that are not being answered are sorted: who has said least for longest goes first."""
    if waiting.sending:
        return 3, waiting.since
    if waiting.arriving:
        return (2 if waiting.headers_read else 0), waiting.since
    return 1, waiting.since
