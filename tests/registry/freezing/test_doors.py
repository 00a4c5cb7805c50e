"""Whatever can be called on a frozen record, its file or its folder, by whom ever: nothing of the record is written.

The doors are found by looking at classes and registrations. Methods, pages and services are called directly, past the list of what may be
called and past the rights of pages, as a Manager; what the list lets people send is sent as requests, as every account. In the run of
all tests a sample of the pages is called, always the same; SHANGNAN_SAMPLE=100000 calls all.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.protect.authenticator import createToken
from Products.Five.browser import BrowserView
from random import Random
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.registry.freezing.frozen import freeze
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS
from tests.records.lifecycle.test_final import attempts
from tests.records.lifecycle.test_final import filed_training
from tests.records.lifecycle.test_final import NAME
from tests.records.training.examples import add_training
from tests.registry.freezing.every_door import Door
from tests.registry.freezing.every_door import methods
from tests.registry.freezing.every_door import pages_and_services
from tests.registry.freezing.serials import serials
from tests.support import acting_as
from tests.support import add_attachment
from typing import Any
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

import contextlib
import logging
import os
import transaction
import unittest

SAMPLE = int(os.environ.get("SHANGNAN_SAMPLE", "150"))
REQUESTS = int(os.environ.get("SHANGNAN_SAMPLE", "60"))


class PlantedView(BrowserView):
    """A page that writes the record, and tells nobody."""

    def __call__(self) -> str:
        self.context.trainer = "改过"
        return "done"


@contextmanager
def quiet() -> Iterator[None]:
    """Leave out what methods that are called with nonsense say of it."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(StringIO()), contextlib.redirect_stderr(StringIO()):
            yield
    finally:
        logging.disable(before)


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal, self.app = self.layer["portal"], self.layer["app"]
        # One that no step leads from, and one whose state alone would let people write it.
        self.closed = filed_training(self.portal)
        self.open = add_training(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.open, NAME)
        for record in (self.closed, self.open):
            freeze(record)
        transaction.commit()
        self.before = serials(self.open) | serials(self.closed)

    def tearDown(self) -> None:
        logout()

    def manager(self) -> str:
        """Be the Manager; return a token of his or hers."""
        login(self.app, SITE_OWNER_NAME)
        return createToken()

    def written(self) -> bool:
        """Tell whether anything of the records is another one in the database; gone counts as well."""
        transaction.abort()
        now = serials(self.open) | serials(self.closed)
        here = all(record.getId() in self.portal["training"] for record in (self.open, self.closed))
        return now != self.before or not here

    def tried(self, doors: Iterable[Door]) -> tuple[list[str], int, int]:
        """Call all; return those that wrote something, how many were called, and how many were refused for being final."""
        found, called, refused = [], 0, 0
        for door in doors:
            called += 1
            try:
                with quiet():
                    door.call()
                    transaction.commit()
            except RecordIsFinal:
                refused += 1
            except Exception:  # called with nonsense, most of them fail
                pass
            if self.written():
                found.append(str(door))
                self.before = serials(self.open) | serials(self.closed)
        return found, called, refused

    def places(self) -> dict[str, Any]:
        return {"record": self.open, "file": self.open[NAME], "folder": self.portal["training"]}

    def test_methods(self) -> None:
        self.manager()
        doors = [door for on, target in self.places().items() for door in methods(on, target, self.open)]
        self.assertGreater(len(doors), 800)
        found, called, refused = self.tried(doors)
        print(f"  {called} methods called, {refused} of them refused because the record is final")
        self.assertEqual(found, [])
        self.assertGreater(refused, 20)

    def pages(self, token: str) -> list[Door]:
        return [
            door for on, target in self.places().items() for door in pages_and_services(on, target, self.open, token)
        ]

    def test_pages_and_services(self) -> None:
        doors = self.pages(self.manager())
        self.assertGreater(len(doors), 1500)
        if len(doors) > SAMPLE:
            doors = Random(7).sample(doors, SAMPLE)
        found, called, refused = self.tried(doors)
        print(f"  {called} pages and services called, {refused} of them refused because the record is final")
        self.assertEqual(found, [])

    def test_requests_of_every_account(self) -> None:
        tries = []
        for name in ACCOUNTS.values():
            person = Person(self.layer, name, wire=False)
            for record in (self.open, self.closed):
                tries += [(name, door, attempt) for door, attempt in attempts(person, record, "trainer").items()]
        self.assertGreater(len(tries), 700)
        chosen = Random(7).sample(tries, REQUESTS) if len(tries) > REQUESTS else tries
        found = []
        for name, door, attempt in chosen:
            with quiet():
                attempt()
            if self.written():
                found.append(f"{door} as {name}")
                self.before = serials(self.open) | serials(self.closed)
        print(f"  {len(chosen)} of {len(tries)} requests sent")
        self.assertEqual(found, [])

    def test_a_door_left_open_is_found(self) -> None:
        registration: tuple[Any, ...] = (PlantedView, (Interface, IDefaultBrowserLayer), Interface, "planted")
        getGlobalSiteManager().registerAdapter(*registration)
        self.addCleanup(getGlobalSiteManager().unregisterAdapter, *registration)
        doors = [door for door in self.pages(self.manager()) if door.name == "planted" and door.on == "record"]
        self.assertEqual(len(doors), 1)
        found, _called, refused = self.tried(doors)
        self.assertEqual((found, refused), ([], 1))
        storage = self.portal._p_jar.db().storage
        judge, storage.judge = storage.judge, None
        found, _called, refused = self.tried(doors)
        storage.judge = judge
        self.assertEqual((found, refused), (["page planted on the record"], 0))
