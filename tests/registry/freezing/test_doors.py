"""Whatever can be called on a record, its file, its folder, the site or a tool, by whom ever: nothing of a frozen record is written.

The doors are found by looking at classes and registrations, and called with what `arguments.csv` gives for the names of their
parameters. Each is called twice: before the record is frozen, to see whether it writes, and afterwards; where it wrote, it must have been
refused. No commit lasts. Methods, pages and services are called directly, past the list of what may be called and past all rights; and
requests are sent as every account.

`write_doors.csv` holds doors that write and are refused, `silent_doors.csv` those that write before, and do nothing afterwards without
having been refused, with the ground. The run of all tests calls a sample of the former and of all others, always the same.

SHANGNAN_SAMPLE=100000 calls all doors, and sends all requests as all accounts. SHANGNAN_SHARD=3/8 takes each
eighth of them from the third, so that several processes share them and one that was killed is begun again alone; each keeps what it found
as a table in the folder that SHANGNAN_FOUND names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from plone.app.testing import logout
from Products.Five.browser import BrowserView
from Products.PlonePAS.tools.membership import MembershipTool
from random import Random
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS
from tests.records.training.examples import add_training
from tests.registry.freezing.comparing import Compared
from tests.registry.freezing.comparing import compared
from tests.registry.freezing.comparing import share
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
from tests.registry.freezing.watching import Watch
from tests.registry.freezing.whoever import be_whoever
from tests.support import acting_as
from tests.support import add_attachment
from typing import Any
from unittest import mock
from zope.component import getGlobalSiteManager
from zope.component.hooks import setSite
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
#: Methods of tools that are always called: steps, roles and owners.
TOOLS = (
    ("tool portal_workflow", "doActionFor"),
    ("tool portal_workflow", "setStatusOf"),
    ("tool portal_membership", "setLocalRoles"),
    ("tool portal_membership", "deleteLocalRoles"),
    ("tool plone_utils", "changeOwnershipOf"),
)
SILENT = Path(__file__).parent / "silent_doors.csv"
Key = tuple[str, str, str, int]


class PlantedView(BrowserView):
    """A page that writes the record, and tells nobody."""

    def __call__(self) -> str:
        self.context.trainer = "改过"
        return "done"


def planted_method(tool: Any, obj: Any) -> None:
    """Write a record through the way out that lawful services have."""
    with lawful_exit("disposal", [obj]):
        obj.trainer = "改过"


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal, self.app = self.layer["portal"], self.layer["app"]
        self.record = add_training(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.record, NAME)
        # So that there is something to take away from somebody.
        for thing in (self.record, self.record[NAME]):
            thing.manage_setLocalRoles("demo-staff", ["Reader"])
        transaction.commit()

    def tearDown(self) -> None:
        logout()

    def places(self) -> dict[str, Any]:
        """Return what is called upon, in words."""
        content = {"record": self.record, "file": self.record[NAME], "folder": self.portal["training"]}
        return content | {"site": self.portal} | {f"tool {name}": tool for name, tool in tools(self.portal)}

    def doors(self) -> list[Door]:
        """Return everything that can be called directly, by the one whom no right holds back."""
        token = be_whoever(self.portal)
        found: list[Door] = []
        for on, target in self.places().items():
            found += methods(on, target, self.record, NAME)
            if on in ("record", "file", "folder"):
                found += pages_and_services(on, target, self.record, NAME, token)
        return [replace(door, call=partial(self.anew, door.call)) for door in found]

    def anew(self, call: Callable[[], Any]) -> Any:
        """Call something as if nothing had been called before: some sign out, or leave the site."""
        be_whoever(self.portal)
        setSite(self.portal)
        return call()

    def test_methods_pages_and_services(self) -> None:
        found = self.doors()
        self.assertGreater(len(found), 8000)
        writers = listed(WRITERS)
        known: list[Door] = []
        others: list[Door] = []
        for door in found:
            (known if key(door) in writers else others).append(door)
        if not ALL:
            always = [door for door in found if (door.on, door.name) in TOOLS]
            known = sampled([door for door in known if door not in always], SAMPLE - len(always))
            others = always + sampled([door for door in others if door not in always], SAMPLE)
        known, others = share(known), share(others)
        done = self.compared("doors", known + others, known + others, len(found))
        self.assertEqual(done.holes(), [])
        # What is refused by nobody is explained.
        self.assertEqual({key(door) for door in done.silent()} - set(listed(SILENT)), set())
        self.assertGreaterEqual(len(done.writers()), len(known))
        self.assertGreaterEqual(len(done.refused()), len(known) - len(done.silent()))
        if not ALL:
            shown = {(door.on, door.name) for door in done.writers()} & {
                (door.on, door.name) for door in done.refused()
            }
            self.assertEqual(set(TOOLS) - shown, set())

    def compared(self, name: str, doors: list[Door], before: list[Door], of: int) -> Compared:
        """Call doors before and after freezing, say what came of it, and keep it in the folder that SHANGNAN_FOUND names.

        :param name: what they are, for the name of the file.
        :param of: how many there are in all.
        """
        done = compared(self.record, doors, before)
        print(
            f"  {len(doors)} of {of} {name} called, {len(before)} before as well: {len(done.writers())} write a record,"
            f" {len(done.refused())} are refused when it is frozen, {len(done.silent())} do nothing then"
        )
        if "SHANGNAN_FOUND" in os.environ:
            number = os.environ.get("SHANGNAN_SHARD", "1/1").replace("/", "-of-")
            done.keep(Path(os.environ["SHANGNAN_FOUND"]) / f"{name}-{number}.csv")
        return done

    def sendings(self) -> list[Sending]:
        """Return what can be sent; forms as they are shown to the one who wrote the record."""
        be_whoever(self.portal)
        found: list[Sending] = []
        drafter = Person(self.layer, "demo-drafter", wire=False)
        for on, target in list(self.places().items())[:3]:
            url, meant = target.absolute_url(), meanings(self.record, target, NAME)
            shown = [f"{url}/{name}" for name in (names("page") if ALL else USUAL)]
            found += forms(drafter, on, shown, meant)
            found += pages(on, [f"{url}/@@{name}" for name in names("page")], meant)
            found += services(on, url, meant, "trainer")
            found += calls(on, url, sorted({one[2] for one in listed(WRITERS) if one[1] == on}), meant)
        return found

    def test_requests_of_every_account(self) -> None:
        sendings = self.sendings()
        people = [Person(self.layer, name, wire=False) for name in ACCOUNTS.values()]
        of = len(people) * len(sendings)
        self.assertGreater(of, 20_000)
        (drafter,) = (person for person in people if person.name == "demo-drafter")
        usual = [(drafter, one) for one in sendings if (one.sort == "form" and one.door in USUAL) or is_usual(one)]
        rest = [(person, one) for person in people for one in sendings]
        rest = share(rest) if ALL else sampled(rest, SAMPLE)
        chosen = usual + rest
        doors = [
            Door(one.sort, str(person.name), f"{one.verb} {one.url}", partial(one.send, person), way)
            for way, (person, one) in enumerate(chosen)
        ]
        done = self.compared("requests", doors, doors, of)
        self.assertEqual((done.holes(), done.silent()), ([], []))
        # Changing, deleting and renaming, by pages and by services, the record and its file.
        self.assertGreaterEqual(len(done.writers()), 8)

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
        done = compared(self.record, doors, doors)
        self.assertEqual({str(door) for door in done.writers()}, {str(door) for door in doors})
        self.assertEqual(set(done.holes()), {"method planted on the tool portal_membership"})
        self.assertEqual(done.silent(), [])
        storage = self.portal._p_jar.db().storage
        judge, storage.judge = storage.judge, None
        self.addCleanup(setattr, storage, "judge", judge)
        watch = Watch(self.record)
        self.assertEqual({watch.tried(door.call)[:2] for door in doors}, {(True, False)})


def sampled(found: list[Any], count: int) -> list[Any]:
    """Return some of what was found, always the same."""
    return Random(7).sample(found, count) if len(found) > count else found


def is_usual(sending: Sending) -> bool:
    """Tell whether a request is what one would send first: the services of an object itself."""
    return sending.sort == "service" and "/@" not in sending.url and sending.verb in ("PATCH", "DELETE")


def listed(path: Path) -> dict[Key, dict[str, str]]:
    """Return the rows of a table of doors."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["sort"], row["on"], row["name"], int(row["way"])): row for row in csv.DictReader(stream)}


def key(door: Door) -> Key:
    """Return what tells a door from all others."""
    return door.sort, door.on, door.name, door.way
