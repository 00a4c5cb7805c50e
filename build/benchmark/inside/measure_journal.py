"""Add dispatches by several threads at once, with the journal and without it in turn; prints seconds as JSON.

Two of these may run on one database: they wait for each other before each turn.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from plone import api
from shangnan.policy.http.writers import OneWriter
from shangnan.policy.nightly.journal import JournalSealing
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.interfaces import IJournal
from shangnan.policy.registry.journal.reading import search
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
from time import perf_counter
from time import process_time
from time import sleep
from typing import Any
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.interface import implementer
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.WSGIPublisher import publish_module

import json
import secrets
import sys
import transaction

KIND, SECTION = "OutgoingDispatch", "dispatches"
TEXT = "各单位要高度重视，按照职责分工抓好落实，确保各项任务按时完成。" * 10
PAUSE, LONGEST = 0.01, 300.0  # seconds between two looks for the other process, and until it is given up


@implementer(IJournal)
class NoJournal:
    """Keeps nothing."""

    def keep(self, entry: Entry) -> None:
        """Do nothing."""

    def keep_apart(self, entry: Entry) -> None:
        """Do nothing."""


class Writer:
    """Adds dispatches as a client does."""

    def __init__(self, site_id: str, name: str, password: str, unit: str) -> None:
        self.path, self.unit = f"/{site_id}/{SECTION}", unit
        self.authorization = "Basic " + b64encode(f"{name}:{password}".encode()).decode()
        # As in the server: the writers of a process go one by one.
        self.application = HTTPExceptionHandler(OneWriter(publish_module, 120))

    def add(self, title: str) -> None:
        """Add a dispatch; what meets another process is done again by the publisher, and by us where that gives up."""
        body = {
            "@type": KIND,
            "responsible_unit": self.unit,
            "title": title,
            "kind": "通知",
            "recipients": "各进驻单位",
        }
        content = json.dumps(body | {"body": TEXT}).encode()
        for _attempt in range(5):
            told: list[int] = []

            def start(status: str, _headers: Any, _error: Any = None, told: list[int] = told) -> None:
                told.append(int(status.split()[0]))

            answer = b"".join(self.application(self._environ(content), start))
            if told[-1] == 201:
                return
        raise SystemExit(f"{self.path} answered {told[-1]}: {answer[:400]!r}")

    def _environ(self, content: bytes) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8080",
            "HTTP_HOST": "localhost:8080",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_ACCEPT": "application/json",
            "HTTP_AUTHORIZATION": self.authorization,
            "CONTENT_LENGTH": str(len(content)),
            "CONTENT_TYPE": "application/json",
            "wsgi.input": BytesIO(content),
            "wsgi.errors": BytesIO(),
            "wsgi.url_scheme": "http",
        }


def turns(rounds: int) -> Iterator[str]:
    """Yield `on` and `off` in turn, each as often first as second; a pair before is not counted."""
    for number in range(rounds + 1):
        pair = ("on", "off") if number % 2 else ("off", "on")
        yield from (f"{mode} {number}" for mode in pair)


def meet(folder: Path, turn: str, name: str, others: int) -> None:
    """Wait until all processes have come to a turn."""
    (folder / f"{turn}-{name}").touch()
    until = perf_counter() + LONGEST
    while len(list(folder.glob(f"{turn}-*"))) < others:
        if perf_counter() > until:
            raise SystemExit(f"{name} waited for another process in vain")
        sleep(PAUSE)


def main(app: Any, site_id: str, name: str, threads: str, times: str, rounds: str, folder: str, others: str) -> None:
    """Measure.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param name: of this process; the first one also makes the account, which the others have to find.
    :param threads: how many write at once.
    :param times: dispatches of each thread in a turn.
    :param rounds: turns with and without the journal, each.
    :param folder: where processes meet.
    :param others: how many processes there are.
    """
    site, database = app[site_id], app._p_jar.db()
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    unit, password, account = (
        next(one for one in all_units() if one.is_open).uid,
        secrets.token_urlsafe(16),
        f"bench-{name}",
    )
    add_person(account, password, f"测量人员{name}")
    api.portal.get_tool("acl_users").source_users.updateUserPassword(account, password)
    api.portal.get_tool("portal_groups").getGroupById(group_id(unit, "drafter")).addMember(account)
    transaction.commit()
    meet(Path(folder), f"start {name}", name, 1)
    before = search(database=database).total or 0
    seconds: dict[str, list[float]] = {"on": [], "off": []}
    processor: dict[str, list[float]] = {"on": [], "off": []}
    writer, journal = Writer(site_id, account, password, unit), getUtility(IJournal)
    sealing = JournalSealing(database)
    sealing.start()
    for turn in turns(int(rounds)):
        mode, number = turn.split()
        getGlobalSiteManager().registerUtility(journal if mode == "on" else NoJournal(), IJournal)
        meet(Path(folder), turn, name, int(others))
        began, used = perf_counter(), process_time()

        def work(thread: int, turn: str = turn) -> None:
            for one in range(int(times)):
                writer.add(f"{name} {turn} {thread} {one}")

        with ThreadPoolExecutor(int(threads)) as pool:
            list(pool.map(work, range(int(threads))))
        if number != "0":
            seconds[mode].append(perf_counter() - began)
            processor[mode].append(process_time() - used)
    sealing.stopped.set()
    entries = (search(database=database).total or 0) - before
    print(json.dumps({"seconds": seconds, "processor": processor, "entries": entries}))


main(globals()["app"], *sys.argv[-7:])
