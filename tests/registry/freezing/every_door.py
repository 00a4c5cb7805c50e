"""Every way that there is to call something on an object, found by looking: its methods, and the pages and services for it."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import Parameter
from inspect import signature
from tests.http.everything import publishable
from tests.http.everything import views
from typing import Any
from zope.component import queryMultiAdapter

import json

CHANGED = "改过"
# Writes a file of the server's own folder and nothing of the database.
LEFT_OUT = frozenset({"manage_exportObject"})


@dataclass(frozen=True)
class Door:
    """Something that can be called.

    :param sort: `method`, `page` or `service`.
    :param on: what it is called on, in words.
    :param call: calls it, as somebody would who wants to change something.
    """

    sort: str
    on: str
    name: str
    call: Callable[[], Any]

    def __str__(self) -> str:
        return f"{self.sort} {self.name} on the {self.on}"


def values(record: Any, target: Any) -> dict[str, Any]:
    """Return what is given for a parameter, or a field of a form, by its name."""
    inside = next(iter(target.objectIds()), target.getId()) if hasattr(aq_base(target), "objectIds") else "x"
    return {
        "REQUEST": None,
        "RESPONSE": None,
        "action": "file",
        "attr": "title",
        "attribute": "title",
        "comment": CHANGED,
        "container": record.aq_parent,
        "content": record.aq_base,
        "context": record,
        "datetime": "2020-01-01",
        "id": inside,
        "ids": [inside],
        "item": record,
        "key": "title",
        "lines": ["Owner"],
        "modification_date": "2020-01-01",
        "name": "title",
        "names": ["title"],
        "new_id": "other",
        "new_ids": ["other"],
        "new_owner": "demo-staff",
        "newid": "other",
        "ob": record.aq_base,
        "obj": record,
        "object": record.aq_base,
        "old_id": inside,
        "password": "x",
        "path": "/".join(record.getPhysicalPath()),
        "perm": "View",
        "permission": "View",
        "permission_to_manage": "View",
        "props": {"title": CHANGED},
        "request": target.REQUEST,
        "role": "Owner",
        "role_to_manage": "Owner",
        "roles": ["Manager"],
        "state": {"title": CHANGED},
        "title": CHANGED,
        "type": "string",
        "types": ["Attachment"],
        "user": "demo-staff",
        "user_id": "demo-staff",
        "userid": "demo-staff",
        "userids": ["demo-staff"],
        "value": CHANGED,
        "values": {"title": CHANGED},
        "workflow_action": "file",
    }


def arguments(method: Any, given: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return what to call something with: for each parameter that it asks for what its name suggests."""
    try:
        parameters = list(signature(method).parameters.values())
    except (TypeError, ValueError):
        return [], {}
    asked = [p for p in parameters if p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)]
    wanted = [given.get(p.name, CHANGED) for p in asked if p.default is Parameter.empty or p.name in given]
    needed = [p for p in asked if p.default is Parameter.empty or p.name in given]
    if any(p.kind is Parameter.POSITIONAL_ONLY for p in asked):
        return wanted, {}
    more = {"title": CHANGED} if any(p.kind is Parameter.VAR_KEYWORD for p in parameters) else {}
    named = {p.name: value for p, value in zip(needed, wanted, strict=True)}
    return [], {**more, **named}


def methods(on: str, target: Any, record: Any) -> Iterator[Door]:
    """Yield the methods of an object that Zope would publish."""
    given = values(record, target)
    for name in sorted(set(publishable(target)) - LEFT_OUT):

        def call(name: str = name) -> Any:
            method = getattr(target, name)
            if not callable(method):
                return method
            positional, named = arguments(method, given)
            return method(*positional, **named)

        yield Door("method", on, name, call)


def pages_and_services(on: str, target: Any, record: Any, token: str) -> Iterator[Door]:
    """Yield the pages and services that are registered for an object."""
    form = {key: value for key, value in values(record, target).items() if isinstance(value, str | list)}
    form |= {"_authenticator": token, "form.submitted": "1", "submit": "1", "form.button.Save": "1"}
    form |= {
        "form.buttons.save": "1",
        "form.buttons.Delete": "1",
        "form.buttons.Rename": "1",
        "form.widgets.title": CHANGED,
    }
    body = json.dumps({"title": CHANGED, "trainer": CHANGED, "entries": [], "items": [], "roles": {}}).encode()
    for name in sorted({name for name, _factory in views()}):

        def call(name: str = name) -> Any:
            request = target.REQUEST.clone()
            request.form.update(form)
            request.environ.update(REQUEST_METHOD="POST", CONTENT_TYPE="application/json")
            request.method = "POST"
            request.other.update(BODY=body, REQUEST_METHOD="POST")
            view = queryMultiAdapter((target, request), name=name)
            if view is None or not callable(view):
                return None
            return view()

        sort = "service" if "_application_json_" in name else "page"
        yield Door(sort, on, name, call)
