"""A page has settled when its scripts have what they asked for, however slowly the server answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from tests.journeys.browser import BROWSER_FIXTURE
from tests.journeys.settling import Settling
from threading import Thread
from unittest import mock

import time
import unittest

# Asks three times, each time after the answer before, and goes on working after the last one.
ASKING = b"""<!doctype html><p id="said">waiting</p><script>
addEventListener("load", async () => {
    for (const number of [1, 2, 3]) await (await fetch("/slow?" + number)).text();
    const end = performance.now() + 150;
    while (performance.now() < end);
    document.querySelector("#said").textContent = "settled";
});
</script>"""
LEAVING = b"""<!doctype html><p>first</p><script>setTimeout(() => location.href = "/asking", 10)</script>"""


class Handler(BaseHTTPRequestHandler):
    """Pages whose scripts go on asking."""

    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            time.sleep(0.4)
        if self.path.startswith("/never"):
            time.sleep(2)
        body = {"/asking": ASKING, "/leaving": LEAVING, "/plain": b"<!doctype html><p>plain</p>"}.get(self.path, b"x")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # the page may have been closed by now
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[str]:
    """Serve the pages; yield their address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # waits for its threads when it closes
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class TestSettling(unittest.TestCase):
    layer = BROWSER_FIXTURE

    def setUp(self) -> None:
        server = serving()
        self.site = server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        self.page = self.layer["browser"].new_page()
        self.addCleanup(self.page.close)
        self.settling = Settling(self.page)

    def test_it_waits_for_answers_and_for_what_is_made_of_them(self) -> None:
        self.page.goto(f"{self.site}/asking", wait_until="load")
        self.assertEqual(self.page.inner_text("#said"), "waiting")
        self.settling.wait()
        self.assertEqual(self.page.inner_text("#said"), "settled")

    def test_a_plain_page_is_ready_at_once(self) -> None:
        self.page.goto(f"{self.site}/plain", wait_until="load")
        begun = time.monotonic()
        self.settling.wait()
        self.assertLess(time.monotonic() - begun, 5)

    def test_it_waits_for_scripts_of_plone_that_have_not_begun(self) -> None:
        self.page.goto(f"{self.site}/plain", wait_until="load")
        self.page.evaluate(
            "() => { window.__patternslib_registry_initialized = false;"
            "setTimeout(() => { window.__patternslib_registry_initialized = true }, 500) }"
        )
        self.settling.wait()
        self.assertTrue(self.page.evaluate("window.__patternslib_registry_initialized"))

    def test_a_page_that_leads_on_settles_where_it_leads(self) -> None:
        self.page.goto(f"{self.site}/leaving", wait_until="commit")
        self.page.wait_for_url("**/asking", wait_until="commit")
        self.settling.wait()
        self.assertEqual(self.page.inner_text("#said"), "settled")

    def test_a_page_that_never_settles_is_told(self) -> None:
        self.page.goto(f"{self.site}/plain", wait_until="load")
        self.page.evaluate("() => { fetch('/never') }")
        with mock.patch("tests.journeys.settling.LONGEST", 1.0), self.assertRaisesRegex(AssertionError, "/never"):
            self.settling.wait()
