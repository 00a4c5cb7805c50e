"""A headless Chromium for journeys, and the few words that journeys are told in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
from plone.testing import Layer
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.journeys.settling import Settling
from typing import Any

import subprocess
import tests

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@cache
def chromium() -> str:
    """Return the path of the browser; tests fail, and do not skip, on a machine without one."""
    script = Path(tests.__file__).parent.parent / "build" / "find-browser"
    found = subprocess.run([script], capture_output=True, text=True, check=False)
    if found.returncode:
        raise RuntimeError(found.stderr.strip() or "Journeys need Chromium: build/prepare-tests sees to it.")
    return found.stdout.strip()


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start a browser and stop it in the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class BrowserLayer(Layer):
    """One browser for all tests: starting it takes longer than many a page. People get windows of their own."""

    def setUp(self) -> None:
        """Start it."""
        self._running = running_browser()
        self["browser"] = self._running.__enter__()

    def tearDown(self) -> None:
        """Stop it."""
        del self["browser"]
        self._running.__exit__(None, None, None)


BROWSER_FIXTURE = BrowserLayer()


class Person:
    """Somebody at a screen: a browser window of their own.

    :param browser: a running browser.
    :param site: address of the site.
    :param account: user id, None for the public.
    :param window: width and height in CSS pixels.
    :param password: of the account.
    :param by_form: whether to sign in on the page for it, as people do: it brings the words of Plone's scripts, which a page with an
        editor does not wait for.
    """

    def __init__(
        self,
        browser: Browser,
        site: str,
        account: str | None = None,
        window: dict[str, int] = DESKTOP,
        password: str = TEST_PASSWORD,
        by_form: bool = False,
    ) -> None:
        self.site = site
        # Without motion a page looks at once as it will stay.
        self.context = browser.new_context(
            viewport=window,  # type: ignore[arg-type]
            locale="zh-CN",
            accept_downloads=True,
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.settling = Settling(self.page)
        self.failures: list[str] = []
        self.page.on("pageerror", lambda error: self.failures.append(str(error)))
        self.page.on("response", self._note_failure)
        if account is not None:
            (self._type_in if by_form else self._sign_in)(account, password)

    def _type_in(self, account: str, password: str) -> None:
        """Sign in by the form."""
        self.open("/login")
        self.page.fill("#__ac_name", account)
        self.page.fill("#__ac_password", password)
        self.press_and_go('[name="buttons.login"]')

    def _sign_in(self, account: str, password: str) -> None:
        """Send what the form of signing in sends; that form itself is looked at by others."""
        origin = "/".join(self.site.split("/")[:3])
        form: dict[str, str | float | bool] = {"__ac_name": account, "__ac_password": password, "buttons.login": "登录"}
        answer = self.context.request.post(f"{self.site}/login", form=form, headers={"Origin": origin}, max_redirects=0)
        if "__ac" not in {cookie["name"] for cookie in self.context.cookies()}:
            raise AssertionError(f"{account} is not signed in: {answer.status}")

    def _note_failure(self, response: Any) -> None:
        if response.status >= 500:
            self.failures.append(f"{response.status} {response.url}")

    def open(self, path: str) -> None:
        """Open an address of the site and wait until the page and its scripts have settled."""
        self.page.goto(path if path.startswith("http") else self.site + path, wait_until="load")
        self.settling.wait()

    def press_and_go(self, selector: str) -> None:
        """Press something that leads to another page, and wait for that."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(selector)
        self.settling.wait()

    def fill(self, values: dict[str, str]) -> None:
        """Fill in fields of a form by name, on whichever tab they are; selects by the shown word."""
        for name, value in values.items():
            field = self.page.locator(f'[name="form.widgets.{name}"], [name="form.widgets.{name}:list"]').first
            self.show(field)
            if field.evaluate("node => node.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def add_row(self, table: str, values: dict[str, str]) -> None:
        """Add a row to a table of a form and fill it in."""
        body = self.page.locator(f'tbody[data-name_prefix="form.widgets.{table}"]')
        self.show(body)
        column, first = next(iter(values.items()))
        waiting = body.locator(f'[name="form.widgets.{table}.AA.widgets.{column}"]')
        if waiting.count():
            # The empty row that a table begins with becomes its first row as soon as something is typed into it.
            waiting.fill(first)
        else:
            body.locator("button.dgf--row-add:visible").last.click()
        rows = body.locator("tr.datagridwidget-row:not(.datagridwidget-empty-row):not(.auto-append)")
        number = rows.last.get_attribute("data-index")
        self.fill({f"{table}.{number}.widgets.{name}": value for name, value in values.items()})

    def show(self, field: Any) -> None:
        """Open the tab of the form on which a field is."""
        number = field.evaluate(
            "node => [...document.querySelectorAll('fieldset.autotoc-section')].indexOf(node.closest('fieldset.autotoc-section'))"
        )
        if number >= 0:
            self.page.locator("nav.autotoc-nav a").nth(number).click()

    def text(self) -> str:
        """Return what the page says."""
        return self.page.inner_text("body")

    def fetch(self, url: str | None) -> BytesIO:
        """Return what lies at an address, as this person gets it; the answer must be 200."""
        response = self.context.request.get(str(url))
        if response.status != 200:
            raise AssertionError(f"{response.status} {url}")
        return BytesIO(response.body())

    def leave(self) -> None:
        """Close the window."""
        self.context.close()
