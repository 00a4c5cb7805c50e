"""Every way that there is to call something that may write a record, found by looking: methods of content and tools, pages, services."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from tests.http.everything import publishable
from tests.http.everything import views
from tests.registry.freezing.given import arguments
from tests.registry.freezing.given import CHANGED
from tests.registry.freezing.given import meanings
from tests.registry.freezing.given import ways
from tests.registry.freezing.given import WORDS
from typing import Any
from zope.component import queryMultiAdapter

import json

#: What is not called, and why.
LEFT_OUT = {
    "manage_exportObject": "writes a file of the server's own folder and nothing of the database",
    "manage_clone": "writes nothing of what it copies",
}


@dataclass(frozen=True)
class Door:
    """Something that can be called.

    :param sort: `method`, `page` or `service`.
    :param on: what it is called on, in words.
    :param call: calls it, as somebody would who wants to change something.
    :param way: which of several ways to give arguments.
    """

    sort: str
    on: str
    name: str
    call: Callable[[], Any]
    way: int = 0

    def __str__(self) -> str:
        return f"{self.sort} {self.name} on the {self.on}"


def tools(site: Any) -> Iterator[tuple[str, Any]]:
    """Yield name and tool of the site, and what lies in the tools of accounts and workflows."""
    for name in site.objectIds():
        thing = site._getOb(name)
        if not hasattr(thing.aq_base, "portal_type") or name.startswith(("portal_", "acl_")):
            yield name, thing
    for name in site.acl_users.objectIds():
        yield f"acl_users/{name}", site.acl_users._getOb(name)


def methods(on: str, target: Any, record: Any, file: str) -> Iterator[Door]:
    """Yield the methods of an object that Zope would publish, each in the ways there are to give arguments.

    :param on: the object in words.
    :param record: that they are to change.
    :param file: name of the record's file.
    """
    meant = meanings(record, target, file)
    for name in sorted(set(publishable(target)) - set(LEFT_OUT)):
        method = getattr(target, name)
        if not callable(method):
            continue
        for way in ways(method, meant):

            def call(name: str = name, way: int = way) -> Any:
                # Given anew each time: some take things out of what they are given.
                method = getattr(target, name)
                positional, named = arguments(method, meanings(record, target, file), way)
                return method(*positional, **named)

            yield Door("method", on, name, call, way)


def pages_and_services(on: str, target: Any, record: Any, file: str, token: str) -> Iterator[Door]:
    """Yield the pages and services that are registered for an object; parameters as before."""
    meant = meanings(record, target, file)
    form = {name: meant[words[0]] for name, words in WORDS.items()}
    form = {name: value for name, value in form.items() if isinstance(value, str | list | int)}
    form |= {"_authenticator": token, "form.submitted": "1", "submit": "1", "form.button.Save": "1"}
    form |= {
        "form.buttons.save": "1",
        "form.buttons.Delete": "1",
        "form.buttons.Rename": "1",
        "form.widgets.title": CHANGED,
        "form.widgets.new_id": "other",
        "form.widgets.trainer": CHANGED,
        "selection": json.dumps([meant["uid"]]),
    }
    body = json.dumps({"title": CHANGED, "trainer": CHANGED, "entries": [], "items": [], "roles": {}}).encode()
    for name in sorted({name for name, _factory in views()}):

        def call(name: str = name) -> Any:
            request = target.REQUEST.clone()
            request.form.update({key: list(value) if isinstance(value, list) else value for key, value in form.items()})
            request.environ.update(REQUEST_METHOD="POST", CONTENT_TYPE="application/json")
            request.method = "POST"
            request.other.update(BODY=body, REQUEST_METHOD="POST")
            view = queryMultiAdapter((target, request), name=name)
            if view is None or not callable(view):
                return None
            return view()

        sort = "service" if "_application_json_" in name else "page"
        yield Door(sort, on, name, call)
