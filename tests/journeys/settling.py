"""When a page has settled: loaded, its scripts through, and nothing more asked of the server."""

from __future__ import annotations

from playwright.sync_api import Error
from playwright.sync_api import Frame
from playwright.sync_api import Page
from playwright.sync_api import Request

import time

LONGEST = 60.0  # seconds
QUIET_ROUNDS = 3
# Plone's scripts say so when every pattern has been looked up; pages without them say nothing. Then the browser is asked whether
# it has nothing left to do: an answer of the server may have set off more.
ROUND = """async () => {
    if (document.readyState !== "complete" || window.__patternslib_registry_initialized === false) return false;
    await new Promise(done => setTimeout(done, 20));
    await new Promise(done => requestIdleCallback(done, {timeout: 1000}));
    return true;
}"""


class Settling:
    """Waits until a page has settled.

    Unlike a fixed time without requests this takes no longer than the page does, and no less on a busy machine.

    :param page: a browser's page.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: set[Request] = set()
        page.on("request", lambda request: self.asked.add(request))
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)
        page.on("framenavigated", self._left)

    def wait(self) -> None:
        """Return when the page has been quiet for some rounds.

        :raises AssertionError: when it is not within LONGEST.
        """
        end, quiet = time.monotonic() + LONGEST, 0
        while quiet < QUIET_ROUNDS:
            if time.monotonic() > end:
                raise AssertionError(f"{self.page.url} does not settle: {[request.url for request in self.asked]}")
            quiet = quiet + 1 if self._at_rest() and not self.asked else 0
            if not quiet:
                self.page.wait_for_timeout(20)

    def _answered(self, request: Request) -> None:
        self.asked.discard(request)

    def _left(self, frame: Frame) -> None:
        if frame == self.page.main_frame:
            self.asked.clear()

    def _at_rest(self) -> bool:
        try:
            return bool(self.page.evaluate(ROUND))
        except Error as error:
            if "navigation" in str(error):  # the page was left while it was asked
                return False
            raise
