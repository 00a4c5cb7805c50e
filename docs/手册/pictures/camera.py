"""The camera: people at their screens, and small pictures of what they see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from PIL import Image
from playwright.sync_api import Browser
from playwright.sync_api import sync_playwright
from tests.journeys.browser import chromium
from tests.journeys.browser import DESKTOP
from tests.journeys.browser import FLAGS
from tests.journeys.browser import Person
from tests.journeys.browser import PHONE

import os

COLOURS = 128  # of a picture's palette: enough for our pages, a third of the bytes
HEIGHT = 900  # CSS pixels; longer pages are cut off there unless a scene says otherwise
MARK = "node => Object.assign(node.style, {outline: '3px solid #d9480f', outlineOffset: '3px'})"


@contextmanager
def chinese_browser() -> Iterator[Browser]:
    """Start a browser whose own words (the button of a file field) are Chinese."""
    words = {**os.environ, "LANGUAGE": "zh_CN:zh"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, "--lang=zh-CN"], env=words)
        try:
            yield browser
        finally:
            browser.close()


def passwords(accounts: Path) -> dict[str, str]:
    """Return the password of each account.

    :param accounts: file with a line `account TAB password [TAB name]` for each.
    :raises SystemExit: where the file holds none; the passwords were given by the environment then.
    """
    lines = [line.split("\t") for line in accounts.read_text(encoding="utf-8").splitlines()]
    found = {line[0]: line[1] for line in lines if len(line) > 1}
    if not found:
        raise SystemExit(f"No passwords in {accounts}: write a line 'account TAB password' for each account.")
    return found


class Camera:
    """Takes pictures of what people see.

    :param browser: a running browser.
    :param site: address of the site.
    :param secrets: password by account.
    :param folder: where the pictures go.
    """

    def __init__(self, browser: Browser, site: str, secrets: dict[str, str], folder: Path) -> None:
        self.browser = browser
        self.site = site
        self.folder = folder
        self.taken: dict[str, int] = {}  # bytes by name
        self._secrets = secrets
        self._people: dict[tuple[str | None, bool], Person] = {}

    def person(self, account: str | None = None, phone: bool = False) -> Person:
        """Return somebody at a screen, signed in once and for all pictures; without account, the public."""
        key = (account, phone)
        if key not in self._people:
            window = PHONE if phone else DESKTOP
            password = self._secrets[account] if account else ""
            self._people[key] = Person(self.browser, self.site, account, window=window, password=password)
        return self._people[key]

    def take(self, person: Person, name: str, height: int = HEIGHT, mark: str = "", top: int = 0) -> None:
        """Take a picture of the page that somebody has open.

        :param person: who looks.
        :param name: of the file, without ending.
        :param height: of the picture in CSS pixels, less where the page is shorter.
        :param mark: selector of what gets a frame, since the text beside the picture speaks of it.
        :param top: where the picture begins, in CSS pixels from the top of the page.
        """
        if mark:
            person.page.locator(mark).first.evaluate(MARK)
        window = person.page.viewport_size
        # The whole page in one window, so that the bar beside it reaches as far down as the picture does.
        person.page.set_viewport_size({"width": window["width"], "height": top + height})
        person.page.mouse.move(0, 0)
        data = person.page.screenshot(animations="disabled", caret="hide")
        person.page.set_viewport_size(window)
        picture = Image.open(BytesIO(data)).convert("RGB").crop((0, top, window["width"], top + height))
        path = self.folder / f"{name}.png"
        self.folder.mkdir(exist_ok=True)
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        self.taken[name] = path.stat().st_size
