"""Those who write take turns; those who read, and those who are nobody yet, do not stand in that line."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.http.writers import OneWriter
from threading import Event
from threading import Thread
from typing import Any

import unittest

SIGNED_IN = {"HTTP_COOKIE": "__ac=x"}


class Slow:
    """An application whose first request goes on until it is told to end."""

    def __init__(self) -> None:
        self.began, self.end = Event(), Event()
        self.answered: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/first":
            self.began.set()
            self.end.wait(30)
        self.answered.append(environ["PATH_INFO"])
        return []


class TestTurns(unittest.TestCase):
    def beside(self, patience: float, **environ: str) -> list[str]:
        """Return what was answered, in order, where a request comes while another one writes."""
        slow = Slow()
        turns = OneWriter(slow, patience)
        first = Thread(target=turns, args=({"REQUEST_METHOD": "POST", "PATH_INFO": "/first", **SIGNED_IN}, None))
        second = Thread(target=turns, args=({"PATH_INFO": "/second", **environ}, None))
        first.start()
        self.assertTrue(slow.began.wait(30))
        second.start()
        second.join(1)
        slow.end.set()
        first.join(30)
        second.join(30)
        return slow.answered

    def test_a_second_writer_waits(self) -> None:
        self.assertEqual(self.beside(30, REQUEST_METHOD="POST", **SIGNED_IN), ["/first", "/second"])

    def test_but_not_for_ever(self) -> None:
        self.assertEqual(self.beside(0.01, REQUEST_METHOD="POST", **SIGNED_IN), ["/second", "/first"])

    def test_who_reads_does_not_wait(self) -> None:
        self.assertEqual(self.beside(30, REQUEST_METHOD="GET", **SIGNED_IN), ["/second", "/first"])

    def test_a_visitor_does_not_wait(self) -> None:
        self.assertEqual(self.beside(30, REQUEST_METHOD="POST"), ["/second", "/first"])
