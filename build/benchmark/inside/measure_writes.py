"""Add records one at a time, each by a request of its own, and tell how many bytes the database wrote for it; prints JSON.

Run in a site that holds records of the kind already (`fill_registers`), so that what is written shows how it grows with them.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from plone import api
from shangnan.policy.records.service_guide.plain import RENAMED
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
from statistics import median
from typing import Any
from ZODB.utils import get_pickle_metadata
from zope.component.hooks import setSite
from ZPublisher.WSGIPublisher import publish_module

import json
import secrets
import shangnan.policy.demonstration as demonstration
import sys
import transaction

WRITER = "bench-writer"
# As many records as are added alone; the middle one counts.
TIMES = 60
DATA = f"{next(iter(demonstration.__path__))}/data"


def bodies(kind: str, unit: str, most: int) -> Iterator[dict[str, Any]]:
    """Yield what a client sends for records of a kind: the demonstration's guides, or dispatches that are made of their texts.

    :param most: characters of a dispatch's text.
    """
    with open(f"{DATA}/guides.json", encoding="utf-8") as stream:
        guides = json.load(stream)
    for number, guide in enumerate(guides + guides):
        if kind == "ServiceGuide":
            fields = {
                RENAMED.get(key, key): value for key, value in guide.items() if key not in ("unit", "type", "code")
            }
        else:
            lines = [str(value) for value in guide.values() if isinstance(value, str)]
            # The second time round another text of the same words.
            text = "\n".join(lines if number < len(guides) else reversed(lines))[:most]
            fields = {
                "title": f"关于{guide['name']}有关事项的通知",
                "kind": "通知",
                "recipients": "各进驻单位",
                "body": text,
            }
        yield {**fields, "@type": kind, "responsible_unit": unit}


def post(app: Any, path: str, body: dict[str, Any], password: str) -> None:
    """Send a record to a section as a client does."""
    content = json.dumps(body).encode()
    told: list[int] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8080",
        "HTTP_HOST": "localhost:8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_ACCEPT": "application/json",
        "HTTP_AUTHORIZATION": "Basic " + b64encode(f"{WRITER}:{password}".encode()).decode(),
        "CONTENT_LENGTH": str(len(content)),
        "CONTENT_TYPE": "application/json",
        "wsgi.input": BytesIO(content),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    parts = publish_module(environ, lambda status, _headers, _error=None: told.append(int(status.split()[0])))
    answer = b"".join(parts)
    if told[-1] != 201:
        raise SystemExit(f"{path} answered {told[-1]}: {answer[:400]!r}")


def written(app: Any, since: bytes) -> list[tuple[bytes, str, int]]:
    """Return (object id, class, bytes) of all that was written after a transaction."""
    found = []
    for part in app._p_jar.db().storage.iterator(start=since):
        if part.tid == since:
            continue
        for record in part:
            module, name = get_pickle_metadata(record.data)
            found.append((record.oid, f"{module}.{name}".strip("."), len(record.data)))
    return found


def places(catalog: Any) -> dict[bytes, str]:
    """Return for the objects of the catalog where each belongs: a column or an index and the part of it."""
    found: dict[bytes, str] = {}

    def note(thing: Any, name: str) -> None:
        waiting = [thing]
        while waiting:
            thing = waiting.pop()
            if getattr(thing, "_p_oid", None) and thing._p_oid not in found:
                found[thing._p_oid] = name
                waiting += _inside(thing.__getstate__())

    def _inside(state: Any) -> Iterator[Any]:
        if isinstance(state, tuple | list):
            for part in state:
                yield from _inside(part)
        elif hasattr(state, "_p_oid"):
            yield state

    inner = catalog._catalog
    for name in ("uids", "paths", "data"):
        note(getattr(inner, name), f"catalog {name}")
    parts = {name: getattr(index, "index", index) for name, index in inner.indexes.items()}
    parts |= {lexicon.getId(): lexicon for lexicon in catalog.objectValues("ZCTextIndex Lexicon")}
    for name, index in parts.items():
        index._p_activate()
        for key, thing in vars(index).items():
            if hasattr(thing, "_p_oid") and key != "_lexicon":
                note(thing, f"{name} {key.strip('_')}")
                if key in ("_index", "_wordinfo") and hasattr(thing, "values"):
                    for value in thing.values():
                        note(value, f"{name} {key.strip('_')} values")
    return found


def main(app: Any, site_id: str, kind: str, section: str, most: str) -> None:
    """Add records and tell what each wrote.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param kind: portal type: ServiceGuide or OutgoingDispatch.
    :param section: id of the section of that kind.
    :param most: characters of a dispatch's text.
    """
    site = app[site_id]
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    unit = next(unit for unit in all_units() if unit.is_open).uid
    password = secrets.token_urlsafe(16)
    add_person(WRITER, password, "测量人员")
    api.portal.get_tool("acl_users").source_users.updateUserPassword(WRITER, password)
    api.portal.get_tool("portal_groups").getGroupById(group_id(unit, "drafter")).addMember(WRITER)
    transaction.commit()
    held = len(api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type=kind))
    sizes, objects, of, times = [], [], Counter[str](), Counter[str]()
    for number, body in zip(range(TIMES), bodies(kind, unit, int(most)), strict=False):
        before = app._p_jar.db().lastTransaction()
        post(app, f"/{site_id}/{section}", body, password)
        app._p_jar.sync()
        records = written(app, before)
        sizes.append(sum(size for _oid, _class, size in records))
        objects.append(len(records))
        known = places(site.portal_catalog) if number == TIMES - 2 else {}
        if known:
            for oid, name, size in records:
                of[known.get(oid, name)] += size
                times[known.get(oid, name)] += 1
    print(
        json.dumps(
            {
                "held": held,
                "bytes": sizes,
                "objects": objects,
                "median": median(sizes),
                "of": [(name, times[name], size) for name, size in of.most_common()],
            },
            ensure_ascii=False,
        )
    )


main(globals()["app"], *sys.argv[-4:])
