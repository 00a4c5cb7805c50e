"""Looking at the test site as a visitor does: over the publisher, with its status codes."""

from __future__ import annotations

from html.parser import HTMLParser
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from typing import Any
from urllib.parse import urljoin


def visitor(layer: Any, user_id: str | None = None) -> Browser:
    """Return a browser that shows error pages as they are; signed in as a user, or nobody."""
    browser = Browser(layer["app"])
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "text/html")
    if user_id is not None:
        browser.addHeader("Authorization", f"Basic {user_id}:{TEST_PASSWORD}")
    return browser


def status_of(browser: Browser) -> int:
    """Return the status code of the page that is shown."""
    return int(browser.headers["status"].split()[0])


class Page(HTMLParser):
    """What a page is made of, for questions that a string search answers badly.

    :ivar tags: every element's name and attributes, in order.
    :ivar texts: the texts directly in elements, by the element's name and by `name.class`.
    """

    def __init__(self, html: str, address: str = "http://nohost/") -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in ("meta", "link", "input", "br", "img", "hr"):
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not data.strip():
            return
        for tag, style in self._open[-1:]:
            for key in {tag, f"{tag}.{style}"}:
                self.texts.setdefault(key, []).append(" ".join(data.split()))

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """Attributes of every element of a kind that has these attributes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    def meta(self, name: str) -> list[str]:
        """Contents of the meta tags of a name."""
        return [found.get("content", "") for found in self.all("meta", name=name)]

    def resources(self) -> list[str]:
        """Addresses that a browser fetches with the page."""
        links = [found["href"] for found in self.all("link") if found.get("rel") in ("stylesheet", "icon")]
        scripts = [found["src"] for found in self.all("script") if "src" in found]
        images = [found["src"] for found in self.all("img") if "src" in found]
        return [urljoin(self.address, address) for address in (*links, *scripts, *images)]
