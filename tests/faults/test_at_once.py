"""Many who write at the same moment: everybody is answered, everything is kept, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.http.writers import OneWriter
from shangnan.policy.records.regulation.acknowledgement import kept
from shangnan.policy.records.regulation.acknowledgement import unread
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.people import add_person
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.records.regulation.examples import add_regulation
from tests.rest.world import example
from tests.support import acting_as
from threading import Barrier
from threading import Thread
from time import sleep
from typing import Any
from unittest import mock
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.WSGIPublisher import publish_module

import json
import os
import re
import transaction
import unittest

# As many as several offices at once; a longer run by SHANGNAN_WRITERS=400.
RECORDS = int(os.environ.get("SHANGNAN_WRITERS", "64"))
THREADS = 8
READERS = 20
BUILDOUT = Path(__file__).parents[2] / "buildout.cfg"
PIPELINE = Path(__file__).parents[2] / "instance" / "etc" / "wsgi.ini.in"

SIGNED_IN = {"HTTP_COOKIE": "__ac=x"}


def repetitions() -> int:
    """Return how often the site does a request again that met another one."""
    found = re.search(r"max-conflict-retries (\d+)", BUILDOUT.read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1])


class TestOneWriter(unittest.TestCase):
    def run_together(self, method: str, patience: float = 5, who: Mapping[str, str] = SIGNED_IN) -> int:
        """Send four requests at once; return how many were in the application at the same time."""
        inside, most = 0, 0

        def application(environ: Any, start_response: Any) -> list[bytes]:
            nonlocal inside, most
            inside += 1
            most = max(most, inside)
            sleep(0.05)
            inside -= 1
            return [b""]

        door, start = OneWriter(application, patience), Barrier(4)

        def ask() -> None:
            start.wait()
            door({"REQUEST_METHOD": method, **who}, lambda *_: None)

        threads = [Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return most

    def test_writers_go_one_by_one(self) -> None:
        for method in ("POST", "PUT", "PATCH", "DELETE", "LOCK"):
            self.assertEqual(self.run_together(method), 1)

    def test_readers_wait_for_nobody_and_writers_not_for_ever(self) -> None:
        self.assertGreater(self.run_together("GET"), 1)
        self.assertGreater(self.run_together("POST", patience=0.01), 1)

    def test_visitors_stand_in_no_line(self) -> None:
        self.assertGreater(self.run_together("POST", who={}), 1)

    def test_a_failure_ends_the_turn(self) -> None:
        door = OneWriter(mock.Mock(side_effect=[ValueError, [b""]]), 0.01)
        with self.assertRaises(ValueError):
            door({"REQUEST_METHOD": "POST", **SIGNED_IN}, None)
        self.assertFalse(door._turn.locked())

    def test_it_stands_right_before_zope(self) -> None:
        pipeline = PIPELINE.read_text(encoding="utf-8").partition("[pipeline:main]")[2].partition("\n\n")[0].split()
        self.assertEqual(pipeline[-2:], ["writers", "zope"])


class TestAtOnce(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.site = HTTPExceptionHandler(OneWriter(publish_module, 120))
        self.conflicts = 0
        retry = HTTPRequest.retry

        def counted(request: Any) -> Any:
            self.conflicts += 1
            return retry(request)

        patch = mock.patch.object(HTTPRequest, "retry", counted)
        patch.start()
        self.addCleanup(patch.stop)

    def visitor(self, name: str) -> Visitor:
        """Return somebody who asks through the filter for writers."""
        visitor = Visitor(self.portal, name)
        visitor.application = self.site
        return visitor

    def together(self, task: Callable[[Any], int], things: list[Any]) -> Counter[int]:
        """Do something for each thing, eight at a time; return how often each status was answered."""
        with ThreadPoolExecutor(THREADS) as pool:
            answers = Counter(pool.map(task, things))
        print(f"{len(things)} requests by {THREADS} threads: {dict(answers)}, {self.conflicts} done again")
        transaction.begin()
        return answers

    def test_incoming_dispatches_of_one_day(self) -> None:
        """They lie in one folder, and were called by their day alone."""
        registrar, url = self.visitor("demo-registrar"), f"{self.portal.absolute_url()}/dispatches"
        body = {"@type": "IncomingDispatch", "sender": "省政务服务局", "received_on": "2026-11-27"}

        def add(number: int) -> int:
            return registrar.ask(url, JSON, "POST", json.dumps(body | {"title": f"通知{number}"}).encode()).status

        self.assertEqual(self.together(add, list(range(RECORDS))), {201: RECORDS})
        found = self.portal["portal_catalog"].unrestrictedSearchResults(portal_type="IncomingDispatch")
        self.assertEqual(len({brain.Title for brain in found if brain.Title.startswith("通知")}), RECORDS)

    def test_guides_in_one_section(self) -> None:
        url, guides = self.portal["services"].absolute_url(), [example(number) for number in range(40)]
        before, drafter = self.portal["services"].modified(), self.visitor("demo-drafter")

        def add(number: int) -> int:
            guide = guides[number % 40] | {"title": f"事项{number}"}
            return drafter.ask(url, JSON, "POST", json.dumps(guide).encode()).status

        self.assertEqual(self.together(add, list(range(RECORDS))), {201: RECORDS})
        self.assertEqual(len(self.portal["services"].objectIds()), RECORDS)
        # What is put into a section is no change of it.
        self.assertEqual(self.portal["services"].modified(), before)

    def test_guides_as_from_several_processes(self) -> None:
        """Without the filter, which holds for one process alone: what meets is done again, and is no error to anybody."""
        url, guides = self.portal["services"].absolute_url(), [example(number) for number in range(40)]
        drafter = self.visitor("demo-drafter")
        drafter.application = HTTPExceptionHandler(publish_module)
        patch = mock.patch.object(HTTPRequest, "retry_max_count", repetitions())
        patch.start()
        self.addCleanup(patch.stop)

        def add(number: int) -> int:
            guide = guides[number % 40] | {"title": f"事项{number}"}
            return drafter.ask(url, JSON, "POST", json.dumps(guide).encode()).status

        # Whoever is beaten is so by one that is done: of as many as there are threads none needs more repetitions than that.
        count = THREADS
        self.assertGreater(repetitions(), count)
        self.assertEqual(self.together(add, list(range(count))), {201: count})
        self.assertGreater(self.conflicts, 0, "nothing met, so nothing was tried")
        self.assertEqual(len(self.portal["services"].objectIds()), count)
        # Each is found by its words, none twice.
        catalog = self.portal["portal_catalog"]
        found = catalog.unrestrictedSearchResults(SearchableText="事项", portal_type="ServiceGuide", sort_on="path")
        self.assertEqual(len({brain.UID for brain in found}), count)
        self.assertEqual(len(found), count)

    def test_twenty_people_confirm_one_regulation(self) -> None:
        names = [f"reader-{number}" for number in range(READERS)]
        for name in names:
            add_person(name, TEST_PASSWORD, name)
        regulation = add_regulation(self.portal, 1, "in_force")
        transaction.commit()
        people, url = {name: self.visitor(name) for name in names}, f"{regulation.absolute_url()}/@acknowledge"
        # As in several processes: without the filter, so that they really meet.
        for person in people.values():
            person.application = HTTPExceptionHandler(publish_module)

        def confirm(name: str) -> int:
            return people[name].ask(url, JSON, "POST").status

        self.assertEqual(self.together(confirm, names), {200: READERS})
        self.assertEqual(set(kept(regulation)), set(names))
        with acting_as(self.portal, names[0]):
            self.assertEqual(unread(names[0]), [])
        with acting_as(self.portal, "demo-staff"):
            self.assertEqual(len(unread("demo-staff")), 1)
