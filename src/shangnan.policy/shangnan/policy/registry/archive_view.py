"""What pages of the archive's section have in common: they are of that section alone, read texts of forms, and show long lists in parts."""

from __future__ import annotations

from collections.abc import Iterable
from Products.Five.browser import BrowserView
from shangnan.policy.gaps import Gap
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate

SECTION = "archive"
PAGE = 50
LONGEST = 20_000  # characters of a text that a form may carry


class OfArchive(BrowserView):
    """A page of the archive."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.__name__, self.request)
        self.problems: list[str] = []
        return self.answer()

    def answer(self) -> str:
        """Return the page, or do what was sent."""
        return str(self.index())

    @property
    def url(self) -> str:
        """Address of this page without parameters."""
        return f"{self.context.absolute_url()}/@@{self.__name__}"

    def text(self, name: str) -> str:
        """Return a text of the form; anything that is none counts as empty."""
        value = self.request.form.get(name)
        return value.strip()[:LONGEST] if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return all texts that were sent by a name: of check boxes, of which one alone comes as a text."""
        value = self.request.form.get(name)
        found = value if isinstance(value, list | tuple) else [value]
        return tuple(dict.fromkeys(text for text in found if isinstance(text, str) and text))

    def number(self, name: str) -> int:
        """Return a whole number of the form; 0 for anything else."""
        written = self.text(name)
        return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0

    def refused(self, gaps: Iterable[Gap]) -> str:
        """Return the page with what stands in the way; what was typed is still in it."""
        self.problems = [translate(gap.message, context=self.request) for gap in gaps]
        self.request.response.setStatus(400)
        return str(self.index())

    def start(self, total: int) -> int:
        """Return the number of the first entry on this page; beyond the end the last page is shown."""
        return min(self.number("b_start"), max(total - 1, 0)) // PAGE * PAGE

    def pages(self, total: int, **kept: str) -> list[dict[str, Any]]:
        """Return links of the pager: number, url, current; empty where one page holds all.

        :param kept: further parameters of the address.
        """
        last = max(total - 1, 0) // PAGE
        here = self.start(total) // PAGE
        shown = sorted({0, last, *range(max(0, here - 3), min(last, here + 3) + 1)}) if last else []
        return [
            {
                "number": number + 1,
                "url": f"{self.url}?{urlencode({**kept, 'b_start': number * PAGE})}",
                "current": number == here,
            }
            for number in shown
        ]
