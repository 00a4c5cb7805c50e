"""Lists of records that are cut short, overtaken by another import, or refused while a row is written."""

from __future__ import annotations

from shangnan.policy.calendar.clock import now
from shangnan.policy.transfer import batches
from shangnan.policy.transfer import field_rules
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import Report
from Testing.makerequest import makerequest
from tests.transfer.records import file_of
from tests.transfer.records import PartyCase
from tests.transfer.site import Cut
from tests.transfer.site import totals
from threading import Thread
from typing import Any
from unittest import mock
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.interface import Invalid

import transaction


class CutShort(PartyCase):
    def test_killed_in_the_middle_and_started_again(self) -> None:
        rows = file_of(self.known, self.rows(13))
        with mock.patch.object(batches, "BATCH", 5):
            with self.assertRaises(KeyboardInterrupt):
                self.run_as(self.known, Cut(rows, 7))
            self.assertEqual(len(self.records(self.known)), 5)
            report = self.run_as(self.known, rows)
        self.assertEqual(totals(report), {"unchanged": 5, "created": 8})
        self.assertEqual(len({record.title for record in self.records(self.known)}), 13)

    def test_of_a_row_that_is_refused_while_it_is_written_nothing_stays(self) -> None:
        real = field_rules.addContentToContainer

        def failing(container: Any, content: Any, checkConstraints: bool) -> Any:
            added = real(container, content, checkConstraints=checkConstraints)
            if added.title == "活动1":
                raise Invalid("no")
            return added

        with mock.patch.object(field_rules, "addContentToContainer", failing):
            report = self.run_rows(self.rows(3))
        self.assertEqual(totals(report), {"created": 2, "refused": 1})
        self.assertEqual(sorted(record.title for record in self.records(self.known)), ["活动0", "活动2"])
        self.assertEqual(len(self.portal["party"][str(now().year)]), 2)

    def other_process(self, rows: Rows, results: list[Report]) -> None:
        """Import on a connection of its own, in a thread of its own."""
        connection = self.portal._p_jar.db().open()
        try:
            app = makerequest(connection.root()["Application"])
            setRequest(app.REQUEST)
            setSite(app["plone"])
            results.append(
                import_rows(app["plone"], rows, self.known, dry_run=False, actor_note="别人", as_system=True)
            )
        finally:
            transaction.abort()
            clearRequest()
            connection.close()

    def test_two_imports_at_once_make_no_doubles(self) -> None:
        rows = self.rows(4)
        others: list[Report] = []
        real = field_rules.addContentToContainer

        def overtaken(*arguments: Any, **more: Any) -> Any:
            # After our plan was made the other one imports the same list, and commits before us.
            if not others:
                thread = Thread(target=self.other_process, args=(file_of(self.known, rows), others))
                with mock.patch.object(field_rules, "addContentToContainer", real):
                    thread.start()
                    thread.join()
            return real(*arguments, **more)

        with mock.patch.object(field_rules, "addContentToContainer", overtaken):
            report = self.run_rows(rows)
        self.assertEqual([totals(other) for other in others], [{"created": 4}])
        self.assertEqual(totals(report), {"unchanged": 4})
        self.assertEqual(len(self.records(self.known)), 4)
