"""Whatever can be called on a record, its file, its folder, the site or a tool, by whom ever: nothing of a frozen record is written.

The doors are found by looking at classes and registrations, and called with what `arguments.csv` gives for the names of their
parameters. Each is called twice: before the record is frozen, to see whether it writes, and afterwards; where it wrote, it must have been
refused. No commit lasts. Methods, pages and services are called directly, past the list of what may be called and past all rights; and
requests are sent as every account.

`write_doors.csv` holds doors that write and are refused. The run of all tests calls a sample of them and of the others, always the
same; SHANGNAN_SAMPLE=100000 calls all, and writes those that write to the file that SHANGNAN_WRITE_DOORS names.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import system
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from plone.app.testing import logout
from plone.protect.authenticator import createToken
from Products.Five.browser import BrowserView
from Products.PlonePAS.tools.membership import MembershipTool
from random import Random
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from shangnan.policy.registry.freezing.frozen import freeze
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS
from tests.records.training.examples import add_training
from tests.registry.freezing.every_door import Door
from tests.registry.freezing.every_door import methods
from tests.registry.freezing.every_door import pages_and_services
from tests.registry.freezing.every_door import tools
from tests.registry.freezing.every_request import calls
from tests.registry.freezing.every_request import forms
from tests.registry.freezing.every_request import names
from tests.registry.freezing.every_request import pages
from tests.registry.freezing.every_request import Sending
from tests.registry.freezing.every_request import services
from tests.registry.freezing.given import meanings
from tests.registry.freezing.serials import serials
from tests.registry.freezing.watching import Watch
from tests.support import acting_as
from tests.support import add_attachment
from typing import Any
from typing import NamedTuple
from unittest import mock
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

import csv
import os
import transaction
import unittest

NAME = "paper.pdf"
ALL = "SHANGNAN_SAMPLE" in os.environ
SAMPLE = int(os.environ.get("SHANGNAN_SAMPLE", "40"))
WRITERS = Path(__file__).parent / "write_doors.csv"
#: Pages whose forms are always sent, of all that there are.
USUAL = ("edit", "delete_confirmation", "object_rename", "sharing", "content_status_modify")


class PlantedView(BrowserView):
    """A page that writes the record, and tells nobody."""

    def __call__(self) -> str:
        self.context.trainer = "改过"
        return "done"


def planted_method(tool: Any, obj: Any) -> None:
    """Write a record through the way out that lawful services have."""
    with lawful_exit("disposal", [obj]):
        obj.trainer = "改过"


class Compared(NamedTuple):
    """What was found.

    :param writers: that wrote the record each time before it was frozen.
    :param holes: that wrote it afterwards.
    :param silent: that wrote it before, and afterwards neither wrote it nor were refused.
    :param refused: how many were refused afterwards.
    """

    writers: list[Any]
    holes: list[str]
    silent: list[str]
    refused: int


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal, self.app = self.layer["portal"], self.layer["app"]
        self.record = add_training(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.record, NAME)
        transaction.commit()

    def tearDown(self) -> None:
        logout()

    def nobody_may_do_more(self) -> str:
        """Be the one whom no right holds back, not even those that the Manager lacks; return a token of its own."""
        newSecurityManager(None, system.__of__(self.app.acl_users))
        return createToken()

    def places(self) -> dict[str, Any]:
        """Return what is called upon, in words."""
        content = {"record": self.record, "file": self.record[NAME], "folder": self.portal["training"]}
        return content | {"site": self.portal} | {f"tool {name}": tool for name, tool in tools(self.portal)}

    def doors(self) -> list[Door]:
        """Return everything that can be called directly."""
        token = self.nobody_may_do_more()
        found: list[Door] = []
        for on, target in self.places().items():
            found += methods(on, target, self.record, NAME)
            if on in ("record", "file", "folder"):
                found += pages_and_services(on, target, self.record, NAME, token)
        return found

    def compared(self, doors: Iterable[Door]) -> Compared:
        """Call all, freeze the record, and call all again."""
        doors = list(doors)
        watch = Watch(self.record)
        writers = [door for door in doors if watch.tried(door.call)[0]]
        # What a process does but once says nothing of the second time.
        writers = [door for door in writers if watch.tried(door.call)[0]]
        freeze(self.record)
        transaction.commit()
        before = serials(self.record)
        watch, holes, refused = Watch(self.record), [], set()
        for door in doors:
            wrote, was_refused = watch.tried(door.call)
            if wrote:
                holes.append(str(door))
            if was_refused:
                refused.add(door)
        self.assertEqual(serials(self.record), before)
        silent = [str(door) for door in writers if door not in refused and str(door) not in holes]
        return Compared(writers, holes, silent, len(refused))

    def test_methods_pages_and_services(self) -> None:
        doors = self.doors()
        self.assertGreater(len(doors), 8000)
        listed = {(row["sort"], row["on"], row["name"], int(row["way"])) for row in rows()}
        known = [door for door in doors if (door.sort, door.on, door.name, door.way) in listed]
        others = [door for door in doors if door not in known]
        if not ALL:
            known, others = sampled(known, SAMPLE), sampled(others, SAMPLE)
        found = self.compared(known + others)
        print(
            f"  {len(known + others)} of {len(doors)} doors called: {len(found.writers)} write a record,"
            f" {found.refused} are refused when it is frozen"
        )
        if "SHANGNAN_WRITE_DOORS" in os.environ:
            write_rows(Path(os.environ["SHANGNAN_WRITE_DOORS"]), found.writers)
        # Others may fail the second time for what they were given, which the first time has used up.
        silent = {str(door) for door in known} & set(found.silent)
        print(f"  neither refused nor written the second time: {sorted(set(found.silent) - silent)}")
        self.assertEqual((found.holes, silent), ([], set()))
        self.assertGreaterEqual(len(found.writers), len(known))
        self.assertGreaterEqual(found.refused, len(known))

    def sendings(self) -> list[Sending]:
        """Return what can be sent; forms as they are shown to the one who wrote the record."""
        found: list[Sending] = []
        drafter = Person(self.layer, "demo-drafter", wire=False)
        for on, target in list(self.places().items())[:3]:
            url, meant = target.absolute_url(), meanings(self.record, target, NAME)
            shown = [f"{url}/{name}" for name in (names("page") if ALL else USUAL)]
            found += forms(drafter, shown, meant)
            found += pages([f"{url}/@@{name}" for name in names("page")], meant)
            found += services(url, meant, "trainer")
            found += calls(url, sorted({row["name"] for row in rows() if row["on"] == on}), meant)
        return found

    def test_requests_of_every_account(self) -> None:
        sendings = self.sendings()
        people = [Person(self.layer, name, wire=False) for name in ACCOUNTS.values()]
        tries = [(person, sending) for person in people for sending in sendings]
        self.assertGreater(len(tries), 20_000)
        drafter = [(person, one) for person, one in tries if person.name == "demo-drafter" and one.sort == "form"]
        usual = drafter + [(person, one) for person, one in tries if person.name == "demo-drafter" and is_usual(one)]
        rest = [one for one in tries if one not in usual]
        chosen = usual + sampled(rest, SAMPLE)
        doors = [
            Door(one.sort, str(person.name), f"{one.verb} {one.url}", partial(one.send, person), way)
            for way, (person, one) in enumerate(chosen)
        ]
        found = self.compared(doors)
        print(
            f"  {len(chosen)} of {len(tries)} requests sent: {len(found.writers)} write a record,"
            f" {found.refused} are refused when it is frozen"
        )
        self.assertEqual((found.holes, found.silent), ([], []))
        # Changing, deleting and renaming, by pages and by services, the record and its file.
        self.assertGreaterEqual(len(found.writers), 8)

    def test_doors_left_open_are_found(self) -> None:
        registration: tuple[Any, ...] = (PlantedView, (Interface, IDefaultBrowserLayer), Interface, "planted")
        getGlobalSiteManager().registerAdapter(*registration)
        self.addCleanup(getGlobalSiteManager().unregisterAdapter, *registration)
        method = mock.patch.object(MembershipTool, "planted", planted_method, create=True)
        method.start()
        self.addCleanup(method.stop)
        doors = [
            door for door in self.doors() if door.name == "planted" and door.on in ("record", "tool portal_membership")
        ]
        found = self.compared(doors)
        self.assertEqual({str(door) for door in found.writers}, {str(door) for door in doors})
        self.assertEqual(set(found.holes), {"method planted on the tool portal_membership"})
        self.assertEqual(found.silent, [])
        storage = self.portal._p_jar.db().storage
        judge, storage.judge = storage.judge, None
        self.addCleanup(setattr, storage, "judge", judge)
        watch = Watch(self.record)
        self.assertEqual({watch.tried(door.call) for door in doors}, {(True, False)})


def sampled(found: list[Any], count: int) -> list[Any]:
    """Return some of what was found, always the same."""
    return Random(7).sample(found, count) if len(found) > count else found


def is_usual(sending: Sending) -> bool:
    """Tell whether a request is what one would send first: the services of an object itself."""
    return sending.sort == "service" and "/@" not in sending.url and sending.verb in ("PATCH", "DELETE")


def rows() -> list[dict[str, str]]:
    """Return the doors that are known to write a record."""
    with WRITERS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(path: Path, doors: Iterable[Door]) -> None:
    """Write the list of those that do."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["sort", "on", "name", "way"])
        writer.writerows(sorted((door.sort, door.on, door.name, door.way) for door in doors))
