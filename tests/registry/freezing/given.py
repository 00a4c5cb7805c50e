"""What is given for a parameter, or a field of a form, by its name: `arguments.csv` says which words, and here is what they mean."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Iterator
from DateTime import DateTime
from inspect import Parameter
from inspect import signature
from OFS.CopySupport import _cb_encode
from pathlib import Path
from plone.protect.authenticator import createToken
from plone.uuid.interfaces import IUUID
from typing import Any

import csv

CHANGED = "改过"
#: Ways to give arguments: the first word for each name, the second, and nothing but what must be given.
WAYS = 3
_TABLE = Path(__file__).parent / "arguments.csv"


def table() -> dict[str, list[str]]:
    """Return the words by name of a parameter."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        return {row["parameter"]: row["words"].split() for row in csv.DictReader(stream)}


WORDS = table()


def meanings(record: Any, target: Any, file: str) -> dict[str, Any]:
    """Return what the words mean.

    :param record: that somebody wants to change.
    :param target: on which something is called: the record, its file, its folder, the site or a tool.
    :param file: name of the record's file.
    """
    folder = record.aq_parent
    site = folder.aq_parent
    workflows, catalog = site.portal_workflow, site.portal_catalog
    names = list(target.objectIds()) if target.aq_base in (aq_base(record), aq_base(folder)) else []
    inside = file if target.aq_base is aq_base(record) else record.getId() if names else folder.getId()
    steps = [found["id"] for found in workflows.getTransitionsFor(record)]
    chain = workflows.getChainFor(record)
    brains = catalog.unrestrictedSearchResults(UID=IUUID(record))
    path = "/".join(record.getPhysicalPath())
    request = target.REQUEST.clone()
    request.form.update({"id": inside, "ids": [inside], "title": CHANGED, "new_id": "other", "value": CHANGED})
    request.form["_authenticator"] = createToken()
    request.environ["REQUEST_METHOD"] = request.method = "POST"
    person = site.acl_users.getUserById("demo-staff")
    return {
        "brain": brains[0], "brains": brains, "catalog": catalog, "date": DateTime("2020-01-01"), "few": 1, "file": record[file],
        "copied": _cb_encode((1, [record.getPhysicalPath()])), "folder": folder, "group": "office-publisher",
        "groups": ["office-publisher"], "index": "Title", "indexes": ["Title"], "inside": inside, "insides": [inside],
        "mapping": {"title": CHANGED}, "name": record.getId(), "names": [record.getId()], "nothing": None, "other": "other",
        "others": ["other"], "path": path, "path_of_folder": "/".join(folder.getPhysicalPath()), "paths": [path],
        "permission": "View", "permissions": ["View"], "person": person, "query": {"UID": IUUID(record)}, "record": record,
        "records": [record], "request": request, "response": request.response, "rid": brains[0].getRID(), "role": "Owner",
        "roles": ["Manager"], "roles_of_users": {"demo-staff": ["Owner"]}, "site": site,
        "state": "filed", "state_mapping": {"review_state": "filed", "actor": "x", "action": "x", "time": DateTime(), "comments": ""},
        "text": CHANGED, "title_word": "title", "title_words": ["title"], "transition": steps[0] if steps else "file",
        "type": "Attachment", "types": ["Attachment"], "uid": IUUID(record), "uids": [IUUID(record)], "user": "demo-staff",
        "users": ["demo-staff"], "version": 0, "workflow": chain[0], "workflow_object": workflows[chain[0]], "workflows": list(chain),
        "yes": 1, "zh": "zh-cn",
    }  # fmt: skip


def arguments(method: Any, meant: dict[str, Any], way: int) -> tuple[list[Any], dict[str, Any]]:
    """Return what to call something with: for each parameter that it asks for what its name suggests.

    :param meant: see `meanings`.
    :param way: from 0, below WAYS.
    """
    try:
        parameters = list(signature(method).parameters.values())
    except (TypeError, ValueError):
        return [], {}
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for one in parameters:
        words = WORDS.get(one.name)
        needed = one.default is Parameter.empty
        if one.kind is Parameter.VAR_KEYWORD and way < WAYS - 1:
            named.update({"title": CHANGED, "comment": CHANGED} | named)
        if one.kind in (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL) or (
            not needed and (not words or way == WAYS - 1)
        ):
            continue
        value = meant[words[min(way, len(words) - 1)]] if words else CHANGED
        if one.kind is Parameter.POSITIONAL_ONLY:
            positional.append(value)
        else:
            named[one.name] = value
    return positional, named


def ways(method: Any, meant: dict[str, Any]) -> Iterator[int]:
    """Yield the ways to call something that differ."""
    seen: list[Any] = []
    for way in range(WAYS):
        given = arguments(method, meant, way)
        key = [*map(id, given[0]), *((name, id(value)) for name, value in given[1].items())]
        if key not in seen:
            seen.append(key)
            yield way
