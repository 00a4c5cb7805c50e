"""Going through the pages of an office and writing down what is left in English, and what keeps people out."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from playwright.sync_api import Dialog
from tests.journeys.axe import barriers
from tests.journeys.browser import DESKTOP
from tests.journeys.browser import Person
from tests.journeys.browser import PHONE
from tests.journeys.english import english_in
from tests.journeys.page_texts import texts
from typing import Any

Step = Callable[[Person], None]


@dataclass(frozen=True)
class Visit:
    """A page and what is done on it; its texts are looked at when it is open and after every step.

    :ivar path: address below the site, with names of places in braces.
    :ivar steps: what is done there, one after the other.
    :ivar status: what the server answers.
    """

    path: str
    steps: tuple[Step, ...] = ()
    status: int = 200


@dataclass(frozen=True)
class Call:
    """A request to the REST door whose answer tells a person what is wrong.

    :ivar path: address below the site, with names of places in braces.
    :ivar status: what the server answers.
    :ivar method: HTTP method.
    :ivar data: body, a JSON object or text that is none.
    :ivar told: name in the request that the answer tells back.
    """

    path: str
    status: int
    method: str = "GET"
    data: Any = None
    told: str = ""


class Crawl:
    """One person's way through the site.

    :param person: whoever looks.
    :param places: paths by the names that the tables use.
    :param settled: whether to wait for what scripts of a page ask the server after it has loaded.
    :ivar found: each text with English in it, with where it was seen first.
    :ivar barriers: each rule of accessibility that something breaks, with where that was seen first.
    """

    def __init__(self, person: Person, places: Mapping[str, str], settled: bool = True) -> None:
        self.person = person
        self.places = places
        self.settled = settled
        self.found: dict[str, str] = {}
        self.barriers: dict[str, str] = {}
        person.page.on("dialog", self._answer)

    def go_through(self, visits: Iterable[Visit]) -> None:
        """Open every page and take its steps.

        :raises AssertionError: when a page answers otherwise than expected; what it says would prove nothing.
        """
        for visit in visits:
            where = visit.path.format(**self.places)
            answer = self.person.page.goto(self.person.site + where, wait_until="load")
            if self.settled:
                self.person.settling.wait()
            assert answer is not None and answer.status == visit.status, f"{where}: {answer and answer.status}"
            self.look(where)
            self._look_on_a_phone(where)
            for number, step in enumerate(visit.steps, start=1):
                step(self.person)
                self.look(f"{where}, step {number}")

    def ask(self, calls: Iterable[Call]) -> None:
        """Send requests to the REST door and look at the messages of the answers.

        :raises AssertionError: when an answer has another status than expected, or no message.
        """
        for call in calls:
            where = call.path.format(**self.places)
            # The person's own window asks, so its session is there, and as a page of the site asks it says whose it is.
            origin = "/".join(self.person.site.split("/")[:3])
            headers = {"Accept": "application/json", "Content-Type": "application/json", "Origin": origin}
            answer = self.person.context.request.fetch(
                self.person.site + where, method=call.method, data=call.data, headers=headers, max_redirects=0
            )
            assert answer.status == call.status, f"{call.method} {where}: {answer.status} {answer.text()[:300]}"
            self._judge(answer.json()["message"].replace(f"“{call.told}”", ""), f"{call.method} {where}")

    def look(self, where: str) -> None:
        """Look at all that the page says now."""
        for said in texts(self.person.page):
            self._judge(said.text, f"{where} at {said.place}")
        for barrier in barriers(self.person.page):
            self.barriers.setdefault(barrier, where)

    def _look_on_a_phone(self, where: str) -> None:
        """Nothing has to be pushed sideways on a small screen (WCAG 2.1, 1.4.10)."""
        self.person.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        width = self.person.page.evaluate("document.documentElement.scrollWidth")
        self.person.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        if width > PHONE["width"]:
            self.barriers.setdefault(f"wider than a phone: {width} px", where)

    def _judge(self, text: str, where: str) -> None:
        if english_in(text):
            self.found.setdefault(text, where)

    def _answer(self, dialog: Dialog) -> None:
        self._judge(dialog.message, f"{self.person.page.url}, {dialog.type}")
        dialog.accept()
