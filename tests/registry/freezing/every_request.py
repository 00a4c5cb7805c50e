"""What people can send that may write a record: the forms that pages show, and whatever else the registries know, filled from one table."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from lxml import html
from shangnan.policy.http.called import SERVICE_ID
from tests.http.everything import views
from tests.permissions.people import Person
from tests.registry.freezing.given import CHANGED
from tests.registry.freezing.given import WORDS
from typing import Any
from urllib.parse import urljoin
from urllib.parse import urlsplit

import re

TOKEN = "_authenticator"


@dataclass(frozen=True)
class Sending:
    """A request without the person who sends it.

    :param sort: `form`, `page`, `service` or `method`.
    :param verb: of HTTP.
    :param url: where to.
    :param on: what it is called on, in words.
    :param door: name of the page or service as it is registered, or of the method.
    :param data: of the form, or of the body of a service.
    """

    sort: str
    verb: str
    url: str
    on: str
    door: str
    data: dict[str, Any] = field(default_factory=dict)

    def send(self, person: Person) -> Any:
        """Send it as somebody, with a token of his or hers."""
        if self.sort == "service":
            return person.rest(self.verb, self.url, self.data or None)
        return person.page(self.url, **{**self.data, TOKEN: person.token})


def names(sort: str) -> list[str]:
    """Return the names of all pages, or the verbs and names of all services (`PATCH_@x`)."""
    found = {name for name, _factory in views()}
    return sorted(name for name in found if bool(SERVICE_ID.match(name)) == (sort == "service"))


def filled(meant: dict[str, Any]) -> dict[str, Any]:
    """Return what a form may hold, by name of a parameter and by the name of a widget."""
    plain = {name: meant[words[0]] for name, words in WORDS.items()}
    plain = {name: value for name, value in plain.items() if isinstance(value, str | int | list)}
    lists = {f"{name}:list": value for name, value in plain.items() if isinstance(value, list)}
    singles = {name: value for name, value in plain.items() if not isinstance(value, list)}
    return {**singles, **lists, "form.submitted": "1", "submit": "1", "selection": f'["{meant["uid"]}"]'}


def forms(shown_to: Person, on: str, urls: Iterable[str], meant: dict[str, Any]) -> Iterator[Sending]:
    """Yield what each button of each form would send, every text changed.

    :param shown_to: who opens the pages.
    :param on: the object in words.
    :param urls: of the pages.
    :param meant: see `given.meanings`.
    """
    given = filled(meant)
    for url in urls:
        answer = shown_to.page(url)
        if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
            continue
        for form in html.fromstring(answer.content).forms:
            if form.method.upper() != "POST":
                continue
            held = dict(form.form_values())
            for name in held:
                plain = re.sub(r"^form\.widgets\.|:.*$", "", name)
                kind = getattr(form.inputs[name], "type", getattr(form.inputs[name], "tag", ""))
                if kind in ("text", "textarea") and name != TOKEN:
                    held[name] = str(given.get(plain, CHANGED))
            buttons = form.xpath(".//button[@name] | .//input[@type='submit'][@name]")
            for button in buttons or [{}]:
                pressed = {button.get("name"): button.get("value", "1")} if buttons else {}
                action = urljoin(url, form.action or url)
                yield Sending("form", "POST", action, on, _name(action), held | pressed)


def _name(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1].removeprefix("@@")


def pages(on: str, urls: Iterable[str], meant: dict[str, Any]) -> Iterator[Sending]:
    """Yield a form from the table for each page; parameters as before."""
    for url in urls:
        yield Sending("page", "POST", url, on, _name(url), filled(meant))


def services(on: str, url: str, meant: dict[str, Any], field_name: str) -> Iterator[Sending]:
    """Yield a request to each service.

    :param url: of the object.
    :param field_name: a field of its form.
    """
    given = {name: value for name, value in filled(meant).items() if ":" not in name}
    for name in names("service"):
        verb, _kind, service = name.split("_", 2)[0], "", SERVICE_ID.sub("", name)
        address = f"{url}/{service}" if service else url
        yield Sending("service", verb, address, on, name, {field_name: CHANGED, "title": CHANGED})
        yield Sending("service", verb, address, on, name, given)


def calls(on: str, url: str, methods: Iterable[str], meant: dict[str, Any]) -> Iterator[Sending]:
    """Yield a request to each of some methods of an object."""
    for name in methods:
        yield Sending("method", "POST", f"{url}/{name}", on, name, filled(meant))
