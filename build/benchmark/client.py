"""Asking a site for pages as a visitor or as somebody with an account, one kept connection for each reader."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPConnection
from http.client import HTTPException
from time import perf_counter
from types import TracebackType
from typing import Self

import re

# By this name Plone puts its theme on. It leaves the theme away where it is asked as 127.0.0.1.
THEMED = "localhost"
UNTHEMED = "127.0.0.1"
LIMIT = 60.0  # seconds
# Servers close a connection that is idle for two minutes; one that has been idle for longer than this is opened anew.
IDLE = 20.0  # seconds


class Unexpected(Exception):
    """A page was not what a visitor should get; the message says which."""


@dataclass(frozen=True)
class Answer:
    """What came back.

    :param seconds: from sending the request to the last byte.
    """

    status: int
    body: bytes
    seconds: float

    @property
    def html(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def letters(self) -> int:
        """How many characters a reader meets in the main part of the page, spaces left out."""
        main = re.search(r"(?s)<main\b.*?</main>", self.html)
        text = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<[^>]+>", " ", main[0] if main else self.html)
        return len("".join(text.split()))


class Reader:
    """Somebody who asks for one page after another on one connection."""

    def __init__(self, port: int, host: str = THEMED, account: tuple[str, str] | None = None) -> None:
        """
        :param port: of the server on 127.0.0.1.
        :param host: the name that the reader calls it by.
        :param account: user id and password; None for a visitor.
        """
        self._connection = HTTPConnection("127.0.0.1", port, timeout=LIMIT)
        self._used = perf_counter()
        self._headers = {"Host": f"{host}:{port}", "Accept-Language": "zh-CN", "Accept": "text/html"}
        if account is not None:
            self._headers["Authorization"] = f"Basic {b64encode(':'.join(account).encode()).decode()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def get(self, path: str) -> Answer:
        """Ask for a page.

        :param path: from the root of the server on, quoted.
        :raises Unexpected: when the answer is anything but 200.
        """
        answer = self.ask(path)
        if answer.status != 200:
            raise Unexpected(f"{path} answered {answer.status}")
        return answer

    def ask(self, path: str) -> Answer:
        """Ask for a page and take whatever comes back."""
        if perf_counter() - self._used > IDLE:
            self._connection.close()
            self._connection.connect()
        began = perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        body = response.read()
        self._used = perf_counter()
        return Answer(response.status, body, self._used - began)


def answers(port: int, path: str) -> bool:
    """Whether a server answers a path with 200; one that is not there yet does not."""
    try:
        with Reader(port) as reader:
            reader.get(path)
    except (OSError, HTTPException, Unexpected):
        return False
    return True
