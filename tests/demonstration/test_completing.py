"""What the server adds to the demonstration while it serves: stopped anywhere it goes on with the next start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from plone import api
from shangnan.policy.demonstration import completing
from shangnan.policy.demonstration.completing import complete
from shangnan.policy.demonstration.completing import is_outstanding
from shangnan.policy.demonstration.completing import note_outstanding
from shangnan.policy.demonstration.content import DATA
from shangnan.policy.registry.committing import ATTEMPTS
from shangnan.policy.registry.committing import committed
from shangnan.policy.transfer import batches
from shangnan.policy.transfer.readers import read_rows
from tests.support import good_guides
from tests.transfer.site import IMPORT_TESTING
from typing import Any
from unittest import mock
from ZODB.POSException import ConflictError

import transaction
import unittest


class Killed(BaseException):
    """The process ends here."""


class TestCompleting(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        note_outstanding()
        transaction.commit()

    def parts(self, killed_at: int) -> int:
        """Complete in a process that is killed before it commits a part; return how many parts it came to."""
        come_to = 0

        def part(work: Callable[[], Any], attempts: int = ATTEMPTS) -> Any:
            nonlocal come_to
            come_to += 1
            if come_to == killed_at:
                transaction.abort()
                raise Killed
            return committed(work, attempts)

        several = mock.patch.multiple(batches, committed=part, BATCH=100)
        with mock.patch.object(completing, "committed", part), several:
            try:
                complete()
            except Killed:
                transaction.begin()
        return come_to

    def codes(self, state: str) -> Counter[str]:
        """Count the guides in a state by their code."""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.unrestrictedSearchResults(portal_type="ServiceGuide", review_state=state)
        return Counter(brain.item_code for brain in found)

    def test_stopped_anywhere_it_is_completed_by_the_next_starts(self) -> None:
        public = {guide["code"] for guide in good_guides()}
        for part in (1, 2, 6):
            self.assertEqual(self.parts(killed_at=part), part)
            self.assertTrue(is_outstanding())
            # The public sees all of the guides or none.
            self.assertEqual(set(self.codes("published")), public if part > 1 else set())
        last = self.parts(killed_at=1000)
        self.assertFalse(is_outstanding())
        self.assertFalse(complete(), "nothing is left")
        note_outstanding()
        transaction.commit()
        self.assertEqual(self.parts(killed_at=last), last, "killed before it noted that all is there")
        self.assertTrue(complete())
        listed = {row.data["code"] for row in read_rows(DATA / "service-items.csv", "service-items.csv")}
        self.assertEqual(self.codes("published"), Counter(public))
        self.assertEqual(self.codes("draft"), Counter(listed - public))
        catalog = api.portal.get_tool("portal_catalog")
        for kind in (
            "OutgoingDispatch",
            "IncomingDispatch",
            "TrainingRecord",
            "PartyRecord",
            "IntegrityRisk",
            "Regulation",
        ):
            found = Counter(brain.getId for brain in catalog.unrestrictedSearchResults(portal_type=kind))
            self.assertGreater(len(found), 1, kind)
            self.assertEqual(set(found.values()), {1}, kind)

    def test_what_people_have_done_meanwhile_stays(self) -> None:
        guide = good_guides()[0]
        with (
            mock.patch.object(completing, "add_list", lambda one_transaction: []),
            mock.patch.object(completing, "publish_guides", lambda: [f"{guide['name']}: closed"]),
            self.assertLogs(completing.log, "WARNING") as told,
        ):
            self.assertTrue(complete())
        self.assertIn(guide["name"], told.output[0])
        self.assertFalse(is_outstanding())


class TestThread(unittest.TestCase):
    def test_it_is_begun_where_the_environment_asks_for_it(self) -> None:
        for value, begun in (("1", True), ("0", False), (None, False)):
            with mock.patch.object(completing, "Thread") as thread, mock.patch.dict("os.environ"):
                completing.os.environ.pop(completing.SWITCH, None)
                if value is not None:
                    completing.os.environ[completing.SWITCH] = value
                completing.begin_completing(None)
                self.assertEqual(thread.return_value.start.called, begun, value)

    def until_done(self, *ends: BaseException | None) -> int:
        with (
            mock.patch.object(completing, "BEFORE", 0),
            mock.patch.object(completing, "PAUSE", 0),
            mock.patch.object(completing, "complete_all_sites", side_effect=ends) as work,
            self.assertLogs(completing.log, "WARNING"),
        ):
            completing._complete_until_done()
        return work.call_count

    def test_beside_people_who_write_it_is_tried_again(self) -> None:
        self.assertEqual(self.until_done(ConflictError(), ConflictError(), None), 3)

    def test_another_fault_is_logged_and_left_to_the_next_start(self) -> None:
        self.assertEqual(self.until_done(ValueError("broken")), 1)
