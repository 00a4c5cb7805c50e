"""The register is checked in parts: each item once in a round, in the nights and on demand; what is wrong is told."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from html import unescape
from hypothesis import given
from hypothesis import strategies as some
from plone import api
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.kept import checks
from shangnan.policy.registry.fixity.kept import NIGHTLY
from shangnan.policy.registry.fixity.kept import ON_DEMAND
from shangnan.policy.registry.fixity.nightly import CheckFiled
from shangnan.policy.registry.fixity.nightly import share
from shangnan.policy.registry.fixity.problem import MISSING
from shangnan.policy.registry.fixity.problem import Problem
from shangnan.policy.registry.fixity.walk import begin
from shangnan.policy.registry.fixity.walk import do_part
from shangnan.policy.registry.fixity.walk import IKeptCheck
from shangnan.policy.registry.fixity.walk import walk_on
from shangnan.policy.registry.qualities.settings import PREFIX
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.registry.filed import item_for
from typing import Any
from unittest.mock import patch
from zope.component import getGlobalSiteManager
from zope.component import getUtilitiesFor

import transaction
import unittest

DAY = date(2026, 3, 1)
NOTE = "shangnan.policy.registry.fixity.walk.note"


class TestShare(unittest.TestCase):
    @given(some.integers(0, 200_000), some.integers(1, 365))
    def test_all_are_reached_within_the_nights(self, total: int, nights: int) -> None:
        self.assertGreaterEqual(share(total, nights) * nights, total)
        self.assertLess((share(total, nights) - 1) * nights, max(total, 1))


class Seen:
    """A check that notes which items it was called with, and finds some of them missing."""

    def __init__(self, faulty: tuple[int, ...] = ()) -> None:
        self.numbers: list[int] = []
        self.faulty = faulty

    def __call__(self, item: Any) -> tuple[Problem, ...]:
        self.numbers.append(item.number)
        return (Problem(MISSING, "1.pdf", "gone"),) if item.number in self.faulty else ()


class TestWalk(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record = add_dispatch(self.portal)
        transaction.commit()
        site_manager = getGlobalSiteManager()
        self.known = list(getUtilitiesFor(IKeptCheck))
        for name, one in self.known:
            site_manager.unregisterUtility(one, IKeptCheck, name)
        self.seen = Seen()
        site_manager.registerUtility(self.seen, IKeptCheck, "seen")
        self.addCleanup(self.put_back)

    def put_back(self) -> None:
        site_manager = getGlobalSiteManager()
        site_manager.unregisterUtility(self.seen, IKeptCheck, "seen")
        for name, one in self.known:
            site_manager.registerUtility(one, IKeptCheck, name)

    def fill(self, count: int, first: int = 1) -> None:
        item = item_for(self.record)
        for number in range(first, first + count):
            text = item.archival_number[:-4] + f"{number:04d}"
            register().add(item.changed(uid=f"{number:032x}", number=number, archival_number=text))
        transaction.commit()

    def nights(self, number: int) -> None:
        api.portal.set_registry_record(f"{PREFIX}.nights", number)
        transaction.commit()

    def test_the_checks_that_there_are(self) -> None:
        self.assertIn("digests", dict(self.known))

    def test_nothing_filed_nothing_to_do(self) -> None:
        self.assertEqual(CheckFiled().run(DAY), [])
        self.fill(0)
        self.assertEqual(CheckFiled().run(DAY), [])

    def test_each_item_once_in_a_round_of_nights(self) -> None:
        self.fill(23)
        self.nights(5)
        lines = [CheckFiled().run(DAY + timedelta(days=count)) for count in range(5)]
        self.assertEqual(self.seen.numbers, list(range(1, 24)))
        self.assertEqual(lines[0], ["归档记录检测：检查 5 件，与归档时不一致 0 件；本轮已检查 5 件，共 23 件。"])
        self.assertTrue(checks().walks[NIGHTLY].ended)
        CheckFiled().run(DAY + timedelta(days=5))
        self.assertEqual(self.seen.numbers[23:], [1, 2, 3, 4, 5])

    def test_the_same_night_again_finds_it_done(self) -> None:
        self.fill(10)
        self.nights(5)
        CheckFiled().run(DAY)
        self.assertEqual(CheckFiled().run(DAY), [])
        self.assertEqual(self.seen.numbers, [1, 2])

    def test_what_is_filed_behind_the_position_comes_in_the_next_round(self) -> None:
        self.fill(4, first=3)
        self.nights(2)
        CheckFiled().run(DAY)
        self.fill(2)
        CheckFiled().run(DAY + timedelta(days=1))
        self.assertEqual(self.seen.numbers, [3, 4, 5, 6])
        CheckFiled().run(DAY + timedelta(days=2))
        self.assertEqual(self.seen.numbers[4:], [1, 2, 3])

    def test_where_it_stopped_it_goes_on(self) -> None:
        self.fill(7)
        begin(checks().walks[ON_DEMAND])
        transaction.commit()
        do_part(ON_DEMAND, 3)
        transaction.commit()
        do_part(ON_DEMAND, 3)
        transaction.abort()  # the process died
        walk_on(ON_DEMAND)
        self.assertEqual(self.seen.numbers, [1, 2, 3, 4, 5, 6, 4, 5, 6, 7])
        walk = checks().walks[ON_DEMAND]
        self.assertEqual((walk.checked, walk.total, walk.goes_on), (7, 7, False))
        self.assertEqual(do_part(ON_DEMAND), 0, "it is over")

    def test_problems_are_journalled_and_kept_until_they_are_gone(self) -> None:
        self.fill(3)
        self.seen.faulty = (2,)
        begin(checks().walks[ON_DEMAND])
        transaction.commit()
        with patch(NOTE) as note:
            walk_on(ON_DEMAND)
        details = [call.args[2] for call in note.call_args_list]
        self.assertEqual(details[0]["problems"], ["missing 1.pdf gone"])
        self.assertEqual(details[0]["uid"], f"{2:032x}")
        self.assertEqual(details[1], {"checked": "3", "faulty": "1"})
        (number,) = checks().problems
        self.assertEqual(number, "Z109-WS·2024-Y-SPJ-0002")
        self.seen.faulty = ()
        begin(checks().walks[ON_DEMAND])
        transaction.commit()
        walk_on(ON_DEMAND)
        self.assertEqual(list(checks().problems), [])

    def send(self, person: Person, url: str, **form: str) -> Any:
        self.assertEqual(person.page(url, **form, _authenticator="").status_code, 403)
        answer = person.page(url, **form, _authenticator=person.token)
        self.assertEqual((answer.status_code, answer.headers["Location"]), (302, url))
        return unescape(person.page(url).text)

    def test_the_page(self) -> None:
        self.fill(3)
        self.seen.faulty = (3,)
        url = f"{self.portal.absolute_url()}/archive/@@fixity"
        registrar, staff = Person(self.layer, "demo-registrar"), Person(self.layer, "demo-staff")
        self.assertEqual(registrar.page(url).status_code, 200)
        self.assertNotEqual(staff.page(url).status_code, 200)
        self.assertEqual(self.seen.numbers, [], "reading a page checks nothing")
        answer = self.send(registrar, url, do="all")
        self.assertEqual(self.seen.numbers, [1, 2, 3])
        self.assertIn("Z109-WS·2024-Y-SPJ-0003", answer)
        self.assertIn(
            "Z109-WS·2024-Y-SPJ-0003", unescape(registrar.page(f"{self.portal.absolute_url()}/@@my-desk").text)
        )
        self.seen.faulty = ()
        answer = self.send(registrar, url, do="one", number="Z109-WS·2024-Y-SPJ-0003")
        self.assertEqual(self.seen.numbers[3:], [3])
        self.assertNotIn("alert-danger", answer)
        self.assertIn("没有以 Z109-X 归档的记录", self.send(registrar, url, do="one", number="Z109-X"))
        self.assertEqual(registrar.page(f"{self.portal.absolute_url()}/dispatches/@@fixity").status_code, 404)
