"""A unit with many records is merged or renamed in parts: what was done stays done, and whoever comes next goes on."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.desk.unit_work import FinishUnitWork
from shangnan.policy.desk.unit_work import work_off
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units import pending
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.groups import members
from shangnan.policy.units.merging import merge
from shangnan.policy.units.merging import Moved
from shangnan.policy.units.merging import records_of
from tests.permissions.people import Person
from tests.support import acting_as
from tests.support import add_guide
from tests.support import unit_uid
from typing import Any
from unittest import mock
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import transaction
import unittest

RECORDS, PART = 9, 3
NEW_NAME = "县数据和政务服务局"


class Killed(BaseException):
    """The process is gone in the middle of a part."""


class TestPending(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.catalog = api.portal.get_tool("portal_catalog")
        self.home, self.other = (api.content.get(UID=unit_uid(name)) for name in (HOME_UNIT, OTHER_UNIT))
        # The filing plan is a record of the unit as well; what is counted here are guides.
        self.portal["archive"]._delObject("filing-plan")
        self.guides = [add_guide(self.portal, number) for number in range(RECORDS)]
        transaction.commit()
        patch = mock.patch.object(pending, "PART", PART)
        patch.start()
        self.addCleanup(patch.stop)

    def merge(self) -> Moved:
        """Merge as the administrator does."""
        with acting_as(self.portal, "demo-sysadmin"):
            moved = merge(self.home, self.other, "机构改革")
        transaction.commit()
        return moved

    def found(self, words: str) -> int:
        """Return how many guides a search for a unit's name finds."""
        return len(self.catalog.unrestrictedSearchResults(SearchableText=words, portal_type="ServiceGuide"))

    def kill_in(self, part: int) -> Any:
        """Return a patch by which the process ends in the middle of one of the parts, after a record of it was changed."""
        reassign, done = pending.reassign, 0

        def killed(*arguments: Any) -> None:
            nonlocal done
            done += 1
            if done == (part - 1) * PART + 2:
                raise Killed
            reassign(*arguments)

        return mock.patch.object(pending, "reassign", killed)

    def assert_merged(self) -> None:
        """Nothing is left of the unit that was merged, in records, lists, search or groups."""
        uid = IUUID(self.other)
        self.assertEqual({guide.responsible_unit for guide in self.guides}, {uid})
        brains = self.catalog.unrestrictedSearchResults(portal_type="ServiceGuide")
        self.assertEqual({brain.unit_title for brain in brains}, {OTHER_UNIT})
        self.assertEqual((len(records_of(uid)), len(records_of(IUUID(self.home)))), (RECORDS, 0))
        self.assertEqual((self.found(OTHER_UNIT), pending.all_pending()), (RECORDS, []))
        self.assertEqual(members(IUUID(self.home), "drafter"), [])
        self.assertIn("demo-drafter", members(uid, "drafter"))
        for guide in self.guides:
            lines = [line for line in guide.workflow_history["service_guide_workflow"] if line["action"] == "reassign"]
            self.assertEqual([line["actor"] for line in lines], ["demo-sysadmin"], "each has gone over once")

    def test_a_merge_that_is_killed_goes_on_where_it_ended(self) -> None:
        self.assertEqual(self.merge(), Moved(RECORDS, 3, RECORDS - PART))
        self.assertEqual(api.content.get_state(self.home), "merged")
        # Who works for the unit can work on all of its records meanwhile.
        self.assertIn("demo-drafter", members(IUUID(self.home), "drafter"))
        with self.kill_in(2), self.assertRaises(Killed):
            work_off(IUUID(self.home))
        transaction.begin()
        self.assertEqual(len(records_of(IUUID(self.home))), RECORDS - 2 * PART)
        self.assertEqual(work_off(IUUID(self.home)), 0)
        self.assert_merged()
        self.assertEqual(work_off(IUUID(self.home)), 0, "what is done is not done again")

    def test_the_night_ends_what_is_left(self) -> None:
        self.merge()
        lines = FinishUnitWork().run(now().date())
        self.assertEqual(len(lines), 1)
        self.assertIn(str(RECORDS - PART), lines[0])
        self.assert_merged()
        self.assertEqual(FinishUnitWork().run(now().date()), [])

    def test_each_part_is_a_transaction(self) -> None:
        self.merge()
        database, before = self.portal._p_jar.db(), self.portal._p_jar.db().lastTransaction()
        work_off(IUUID(self.home))
        parts = [part.tid for part in database.storage.changes.iterator(start=before) if part.tid > before]
        self.assertEqual(len(parts), -(-(RECORDS - PART) // PART))

    def test_the_page_shows_how_far_it_is_and_goes_on(self) -> None:
        self.merge()
        administrator, url = Person(self.layer, "demo-sysadmin"), f"{self.home.absolute_url()}/@@unit-work"
        self.assertIn(str(RECORDS - PART), administrator.page(url).text)
        answer = administrator.page(url, _authenticator=administrator.token)
        self.assertEqual((answer.status_code, answer.headers["Location"]), (302, url))
        transaction.begin()
        self.assert_merged()
        self.assertEqual(Person(self.layer, "demo-drafter").page(url).status_code, 302, "not for others")

    def test_nothing_else_happens_to_the_two_units_meanwhile(self) -> None:
        self.merge()
        third = api.content.get(UID=unit_uid(OTHER_UNIT))
        with acting_as(self.portal, "demo-sysadmin"), self.assertRaises(Refused) as caught:
            merge(self.home, third, "再次合并")
        self.assertIn("work_unfinished", {gap.rule for gap in caught.exception.gaps})

    def test_a_new_name_reaches_lists_and_search_of_all_records(self) -> None:
        self.assertEqual(self.found(HOME_UNIT), RECORDS)
        with acting_as(self.portal, "demo-sysadmin"):
            self.home.title = NEW_NAME
            notify(ObjectModifiedEvent(self.home))
        transaction.commit()
        self.assertEqual(self.found(NEW_NAME), PART)
        self.assertEqual(work_off(IUUID(self.home)), 0)
        brains = self.catalog.unrestrictedSearchResults(portal_type="ServiceGuide")
        self.assertEqual({brain.unit_title for brain in brains}, {NEW_NAME})
        self.assertEqual((self.found(NEW_NAME), self.found(HOME_UNIT)), (RECORDS, 0))
        self.assertEqual(pending.all_pending(), [])
        self.assertEqual(
            len(members(IUUID(self.home), "drafter")),
            len(api.user.get_users(groupname=group_id(IUUID(self.home), "drafter"))),
        )
