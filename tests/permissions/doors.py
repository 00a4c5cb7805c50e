"""Trying an action through a door, as one person: whether it was granted is seen from what happened, not from what was said.

A reading is granted when the content comes; a writing when the record is another one afterwards. What was not granted must
have left everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from html import unescape
from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from tests.permissions.people import Person
from tests.permissions.rules import anything
from tests.permissions.rules import deletes
from tests.permissions.rules import every
from tests.permissions.rules import holds
from tests.permissions.rules import puts
from tests.permissions.rules import reaches
from tests.permissions.rules import Rule
from tests.permissions.rules import service
from tests.permissions.rules import takes
from tests.permissions.rules import writes
from tests.permissions.world import fingerprint
from tests.permissions.world import steps_taken
from tests.support import PDF
from tests.support import unit_uid
from typing import Any

import base64
import json

REASON = "依据已经核对"
FILE = {
    "filename": "x.pdf",
    "content-type": "application/pdf",
    "encoding": "base64",
    "data": base64.b64encode(PDF).decode(),
}


@dataclass(frozen=True)
class Door:
    """A way to try an action.

    :param name: as it stands in the tables of what was found.
    :param rule: what the door asks of whoever is signed in, in process.
    :param attempt: what a person does to a record at the door; for a reading returns whether the content came.
    :param writes: whether the record (or what lies in it) is another one after success.
    :param sees: what of the record tells whether it is another one.
    """

    name: str
    rule: Rule
    attempt: Callable[[Person, Any], Any]
    writes: bool = False
    sees: Callable[[Any], str] = fingerprint

    def open_for(self, person: Person, record: Any) -> bool:
        """Try; return whether it was granted.

        :raises AssertionError: when a door that only reads has changed something.
        """
        before = self.sees(record)
        came = self.attempt(person, record)
        assert not person.failures, f"the server failed: {person.name}: {person.failures}"
        changed = self.sees(record) != before
        if self.writes:
            return changed
        assert not changed, f"{self.name} changed {record.absolute_url()}"
        return bool(came)


def reading(name: str, path: str, sign: Callable[[Any], str], rest: bool = False, rule: Rule = anything) -> Door:
    """Return a door that fetches an address below the record and looks for a sign of its content.

    :param rule: what is asked besides the page or service itself.
    """
    view = path.removeprefix("/").removeprefix("@@").partition("?")[0]
    asks = service(view, "GET") if rest else reaches(view) if view else holds("View")

    def attempt(person: Person, record: Any) -> bool:
        url = record.absolute_url() + path
        response = person.rest("GET", url) if rest else person.page(url)
        text = json.dumps(response.json(), ensure_ascii=False) if rest and response.content else unescape(response.text)
        return response.status_code == 200 and sign(record) in text

    return Door(name, every(asks, rule), attempt)


def api_view(record: Any) -> str:
    """Return a record's address by way of `++api++`."""
    site = record.portal_url()
    return site + "/++api++" + record.absolute_url()[len(site) :]


def title(record: Any) -> str:
    """Return a sign that a page shows a record."""
    return record.title


def through_api(name: str) -> Door:
    """Return the door of `++api++` with any Accept header."""
    return Door(
        name,
        holds("View"),
        lambda person, record: (
            (response := person.page(api_view(record))).status_code == 200
            and record.title in json.dumps(response.json(), ensure_ascii=False)
        ),
    )


def view_doors() -> list[Door]:
    """Return the doors of looking at a record."""
    return [reading("page", "", title), reading("rest", "", title, True), through_api("++api++")]


def transition_doors(transition: str) -> list[Door]:
    """Return the doors of a transition: the form, REST, and Plone's bulk action of a folder's contents."""

    def form(person: Person, record: Any) -> None:
        url = f"{record.absolute_url()}/@@transition"
        person.page(url, transition=transition, comment=REASON, _authenticator=person.token)

    def rest(person: Person, record: Any) -> None:
        person.rest("POST", f"{record.absolute_url()}/@workflow/{transition}", {"comment": REASON})

    step = takes(transition)
    return [
        Door("form", every(reaches("transition", "POST"), step), form, True),
        Door("rest", every(service("@workflow/step", "POST"), step), rest, True),
    ]


def plone_transition_doors(transition: str) -> list[Door]:
    """Return the doors of a transition for kinds without opinions: Plone's own page, and REST."""

    def classic(person: Person, record: Any) -> None:
        url = f"{record.absolute_url()}/content_status_modify"
        person.page(url, workflow_action=transition, _authenticator=person.token)

    # Who may edit leaves a date of editing even where Plone's page finds no such step: the state tells.
    rule = every(reaches("content_status_modify", "POST"), takes(transition))
    return [Door("content_status_modify", rule, classic, True, steps_taken), transition_doors(transition)[1]]


def edit_doors(field: str, value: Any) -> list[Door]:
    """Return the doors of changing a field: REST writes, or the edit form opens (which locks the record for others)."""

    def rest(person: Person, record: Any) -> None:
        person.rest("PATCH", record.absolute_url(), {field: value})

    return [
        Door("rest", every(service("", "PATCH"), writes(field, value)), rest, True),
        reading("form", "/edit", lambda record: "form.widgets."),
    ]


def delete_doors() -> list[Door]:
    """Return the doors of deleting: the confirmation, the bulk action of the folder's contents, REST."""

    def confirmation(person: Person, record: Any) -> None:
        form = {"form.buttons.Delete": "Delete", "_authenticator": person.token}
        person.page(f"{record.absolute_url()}/delete_confirmation", **form)

    def bulk(person: Person, record: Any) -> None:
        path = "/" + "/".join(record.aq_parent.getPhysicalPath()[2:])
        form = {"selection": json.dumps([IUUID(record)]), "folder": path, "_authenticator": person.token}
        person.page(f"{record.aq_parent.absolute_url()}/@@fc-delete", **form)

    def rest(person: Person, record: Any) -> None:
        person.rest("DELETE", record.absolute_url())

    return [
        Door("confirmation", every(reaches("delete_confirmation", "POST"), deletes), confirmation, True),
        Door("bulk", deletes, bulk, True),
        Door("rest", every(service("", "DELETE"), deletes), rest, True),
    ]


def add_doors(kind: str, **fields: Any) -> list[Door]:
    """Return the doors of adding something inside: the add form opens, or REST adds."""

    def rest(person: Person, record: Any) -> None:
        person.rest("POST", record.absolute_url(), {"@type": kind, "title": "新增", **fields})

    def form(person: Person, record: Any) -> bool:
        response = person.page(f"{record.absolute_url()}/++add++{kind}")
        return response.status_code == 200 and "form.widgets." in response.text

    return [Door("form", puts(kind), form), Door("rest", every(service("", "POST"), puts(kind)), rest, True)]


def inside(name: str, doors: list[Door]) -> list[Door]:
    """Return doors that act on the file inside a record instead of the record; what changes is looked for in the record."""

    def moved(door: Door) -> Door:
        return Door(
            door.name,
            lambda record: door.rule(record[name]),
            lambda person, record: door.attempt(person, record[name]),
            door.writes,
        )

    return [moved(door) for door in doors]


def file_doors(name: str) -> list[Door]:
    """Return the direct addresses of an attached file, and its own page and JSON."""

    def download(path: str) -> Callable[[Person, Any], bool]:
        def attempt(person: Person, record: Any) -> bool:
            response = person.page(f"{record.absolute_url()}/{name}{path}")
            return response.status_code == 200 and response.content == PDF

        return attempt

    def api(person: Person, record: Any) -> bool:
        response = person.page(f"{api_view(record)}/{name}")
        return response.status_code == 200 and name in response.text

    def page(person: Person, record: Any) -> bool:
        response = person.page(f"{record.absolute_url()}/{name}/view")
        return response.status_code == 200 and name in unescape(response.text)

    def rest(person: Person, record: Any) -> bool:
        response = person.rest("GET", f"{record.absolute_url()}/{name}")
        return response.status_code == 200 and name in response.text

    view = holds("View")
    downloads = every(view, reaches("download"))
    found = [
        Door("@@download", downloads, download("/@@download")),
        Door("@@download/file", downloads, download("/@@download/file")),
        Door("@@download/file/name", downloads, download(f"/@@download/file/{name}")),
        Door("@@display-file", every(view, reaches("display-file/file")), download(f"/@@display-file/file/{name}")),
        Door("page", view, page),
        Door("rest", every(view, service("", "GET")), rest),
        Door("++api++", view, api),
    ]
    return [replace(door, rule=partial(_in_file, name, door.rule)) for door in found]


def _in_file(name: str, rule: Rule, record: Any) -> bool:
    return rule(record[name])


def reassign_doors() -> list[Door]:
    """Return the door of giving a record to another unit."""

    def form(person: Person, record: Any) -> None:
        fields = {"target": unit_uid(OTHER_UNIT), "reason": REASON, "_authenticator": person.token}
        person.page(f"{record.absolute_url()}/@@reassign", **fields)

    return [Door("form", reaches("reassign", "POST"), form, True)]
