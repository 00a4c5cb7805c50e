"""A site of many records out, in and out again, killed on the way, and plain documents by plone.api beside it.

Run inside a site: `zconsole run ZOPE_CONF build/whole_site_rate.py multiply|in|documents FOLDER [COUNT]`.
`multiply` makes of the export in FOLDER one of COUNT records, in FOLDER-many; `in` brings it into the present site and tells its rate;
`documents` adds COUNT documents by plone.api, committed as often.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from pathlib import Path
from plone import api
from shangnan.policy.registry.digests import digests
from shangnan.policy.transfer.whole_site.lines import data_of
from shangnan.policy.transfer.whole_site.lines import line_of
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import PartSaid
from shangnan.policy.transfer.whole_site.manifest import read_manifest
from shangnan.policy.transfer.whole_site.site_import import BATCH
from shangnan.policy.transfer.whole_site.site_import import bring_in
from Testing.makerequest import makerequest
from time import perf_counter
from time import process_time
from typing import Any
from zope.component.hooks import setSite

import json
import shutil
import sys
import transaction

STAY_ONE = ("Section", "OrganisationUnit")
#: Most of the example's records are guides; of the other kinds there are to be as many as that.
GUIDE = "ServiceGuide"


def multiply(folder: Path, count: int) -> None:
    """Make of an export one of many records: copies with names and UIDs of their own, of every kind."""
    many = folder.with_name(f"{folder.name}-many")
    shutil.rmtree(many, ignore_errors=True)
    shutil.copytree(folder, many)
    with file_of(folder, "contents").open("rb") as stream:
        lines = [data_of(line) for line in stream]
    records = [line for line in lines if line.get("type") not in (*STAY_ONE, None)]
    guides = sum(1 for line in records if line["type"] == GUIDE)
    half = count // 2
    times = {True: half // guides, False: half // (len(records) - guides)}
    path = file_of(many, "contents")
    with path.open("wb") as stream:
        for line in lines:
            stream.write(line_of(line))
            if line in records and "/" in line["path"]:
                for number in range(1, times[line["type"] == GUIDE]):
                    stream.write(line_of(_copy(line, number)))
    said = read_manifest(many)
    parts = tuple(_said(part, path) if part.name == "contents" else part for part in said.parts)
    (many / FILE).write_text(Manifest(said.header, parts).text(), encoding="utf-8")


def _copy(line: dict[str, Any], number: int) -> dict[str, Any]:
    around, _slash, name = line["path"].rpartition("/")
    uid = f"{number:08x}{line['uid'][8:]}"
    state = line["state"] | {"id": f"{name}-{number}", "_plone.uuid": uid}
    return line | {"path": f"{around}/{name}-{number}", "uid": uid, "state": state}


def _said(part: PartSaid, path: Path) -> PartSaid:
    with path.open("rb") as stream:
        count = sum(1 for _line in stream)
    with path.open("rb") as stream:
        return PartSaid(part.name, count, digests(stream))


def tell(what: str, count: int, began: tuple[float, float]) -> None:
    """Print a rate."""
    seconds, processor = perf_counter() - began[0], process_time() - began[1]
    rate = {"what": what, "count": count, "per_second": count / seconds, "per_second_of_processor": count / processor}
    print(json.dumps(rate), flush=True)


def main(app: Any, arguments: list[str]) -> None:
    """Do what is asked for."""
    what, folder = arguments[0], Path(arguments[1])
    count = int(arguments[2]) if len(arguments) > 2 else 0
    app = makerequest(app)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    setSite(app.shangnan)
    began = perf_counter(), process_time()
    if what == "multiply":
        multiply(folder, count)
    elif what == "in":
        manifest = bring_in(folder, lambda title, done, of: print(title, done, of, flush=True))
        tell("whole site in", next(part.count for part in manifest.parts if part.name == "contents"), began)
    else:
        for number in range(1, count + 1):
            api.content.create(
                app.shangnan, "Document", id=f"document-{number}", title=f"第 {number} 页", text="正文" * 100
            )
            if number % BATCH == 0 or number == count:
                transaction.commit()
        tell("documents by plone.api", count, began)


main(app, sys.argv[4:])  # type: ignore[name-defined]  # noqa: F821  zconsole run ZOPE_CONF SCRIPT ...
