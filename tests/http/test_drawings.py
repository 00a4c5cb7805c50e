"""A few papers at a time, one for each machine, and nobody who asks for a page waits."""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy.http.drawings import factory
from shangnan.policy.http.drawings import FewDrawings
from shangnan.policy.http.drawings import is_drawn
from shangnan.policy.http.slots import Slots
from shangnan.policy.paper.bounded_cache import KeptAnswers
from tests.http.asking import ask
from threading import Event
from threading import Thread
from typing import Any

import unittest

PDF = "/shangnan/services/a/@@guide.pdf"


class Drawings(unittest.TestCase):
    def setUp(self) -> None:
        self.begun, self.go_on = Event(), Event()
        self.slots = Slots(places=1, waiting=1, patience=0.2)

    def drawing(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """Application that draws until it may go on."""
        self.begun.set()
        self.go_on.wait(10)
        start_response("200 OK", [])
        return [b"%PDF"]

    def start(self, address: str) -> Thread:
        """Have somebody's paper drawn."""
        filter_ = FewDrawings(self.drawing, self.slots)
        thread = Thread(target=filter_, args=({"PATH_INFO": PDF, "REMOTE_ADDR": address}, lambda *_told: None))
        thread.start()
        self.begun.wait(10)
        return thread

    def asked(self, path: str, address: str) -> Any:
        return ask(
            lambda _settings: lambda application: FewDrawings(application, self.slots),
            PATH_INFO=path,
            REMOTE_ADDR=address,
        )

    def test_while_one_is_drawn_others_come_back(self) -> None:
        thread = self.start("192.0.2.1")
        try:
            for address in ("192.0.2.1", "192.0.2.2"):
                seen = self.asked(PDF, address)
                self.assertEqual((seen.status, seen.environ), ("503 Service Unavailable", None))
                self.assertEqual(seen.header("Retry-After"), "3")
                self.assertIn('http-equiv="refresh" content="3"', seen.body.decode())
                self.assertIn("自动重试", seen.body.decode())
            self.assertEqual(self.asked("/shangnan", "192.0.2.1").status, "200 OK")
        finally:
            self.go_on.set()
            thread.join(10)
        self.assertEqual(self.asked(PDF, "192.0.2.1").status, "200 OK")

    def test_who_waits_is_served_when_the_place_is_free(self) -> None:
        self.slots.patience = 10
        thread = self.start("192.0.2.1")
        told: list[str] = []
        waiting = Thread(target=lambda: told.append(self.asked(PDF, "192.0.2.2").status))
        waiting.start()
        while not self.slots._queued:
            pass
        self.assertEqual(self.asked(PDF, "192.0.2.3").status, "503 Service Unavailable")
        self.go_on.set()
        waiting.join(10)
        thread.join(10)
        self.assertEqual(told, ["200 OK"])

    def test_a_place_is_given_back_by_who_fails(self) -> None:
        def failing(_environ: dict[str, Any], _start: Callable[..., Any]) -> list[bytes]:
            raise KeyError

        with self.assertRaises(KeyError):
            FewDrawings(failing, self.slots)({"PATH_INFO": PDF, "REMOTE_ADDR": "192.0.2.1"}, lambda *_told: None)
        self.assertEqual(self.asked(PDF, "192.0.2.1").status, "200 OK")

    def test_papers_are_known_by_any_of_their_addresses(self) -> None:
        for path in (
            PDF,
            "/a/guide.pdf",
            "/a/++view++guide.pdf",
            "/a/@@guide.pdf/x",
            "/++api++/a/@@guide.pdf",
            "/a/guide.pdf/",
        ):
            self.assertTrue(is_drawn(path), path)
        for path in ("/a/my-guide.pdf", "/a/@@download/file", "/", "/a/guide.pdf.html"):
            self.assertFalse(is_drawn(path), path)

    def test_it_is_a_filter(self) -> None:
        self.assertEqual(ask(factory, PATH_INFO=PDF).status, "200 OK")


class Kept(unittest.TestCase):
    def test_what_was_made_is_not_made_again(self) -> None:
        kept, made = KeptAnswers(100), []
        for _time in range(3):
            self.assertEqual(kept.get("a", lambda: made.append(1) or b"x"), b"x")  # type: ignore[func-returns-value]
        self.assertEqual(len(made), 1)

    def test_memory_is_bounded_and_the_least_asked_for_goes(self) -> None:
        kept = KeptAnswers(100)
        for key in "abc":
            kept.get(key, lambda: b"x" * 40)
            kept.get("a", lambda: b"y" * 40)
        self.assertEqual((len(kept), kept.bytes), (2, 80))
        self.assertEqual(kept.get("a", lambda: b"z"), b"x" * 40)
        self.assertEqual(kept.get("b", lambda: b"z"), b"z")
        self.assertEqual(kept.get("huge", lambda: b"x" * 200), b"x" * 200)
        self.assertEqual((len(kept), kept.bytes), (0, 0))

    def test_failures_are_not_kept(self) -> None:
        kept = KeptAnswers(100)
        with self.assertRaises(ZeroDivisionError):
            kept.get("a", lambda: b"x" * (1 // 0))
        self.assertEqual(kept.get("a", lambda: b"x"), b"x")
