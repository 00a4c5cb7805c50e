"""Which records a page loads from the database: lists and home load none, since the catalog has all that they show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.dispatch.outgoing import reading
from shangnan.policy.records.service_guide.transitions import ServiceGuideGuard
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import Visitor
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.records.regulation.examples import add_regulation
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from typing import Any
from unittest import mock
from urllib.parse import urlencode
from ZODB.Connection import Connection

import transaction
import unittest


@contextmanager
def loaded(portal: Any) -> Iterator[Counter[str]]:
    """Count the records that are loaded from the database meanwhile, by kind; nothing is in memory at first."""
    portal._p_jar.db().cacheMinimize()
    counted: Counter[str] = Counter()
    setstate = Connection.setstate

    def counting(connection: Any, thing: Any) -> None:
        setstate(connection, thing)
        if IRecord.providedBy(thing):
            counted[thing.portal_type] += 1

    with mock.patch.object(Connection, "setstate", counting):
        yield counted


class TestAwake(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guides = [add_guide(self.portal, number) for number in range(3)]
        publish(self.portal, self.guides[0])
        publish(self.portal, self.guides[1])
        self.regulation = add_regulation(self.portal, 1, "in_force")
        self.dispatch = walk(self.portal, add_dispatch(self.portal), "release")
        add_incoming(self.portal)
        transaction.commit()

    def awake(self, name: str | None, path: str) -> Counter[str]:
        """Return which records a page loads."""
        visitor = Visitor(self.portal, name)
        visitor.ask(f"{self.portal.absolute_url()}{path}")  # what is made for the first page stays
        with loaded(self.portal) as counted:
            answer = visitor.ask(f"{self.portal.absolute_url()}{path}")
        self.assertEqual(answer.status, 200, path)
        return counted

    def test_what_is_counted(self) -> None:
        path = self.guides[0].absolute_url().removeprefix(self.portal.absolute_url())
        self.assertEqual(self.awake(None, path)["ServiceGuide"], 1)

    def test_lists_of_visitors_load_no_record(self) -> None:
        for path in (
            "",
            "/services",
            "/services/@@service-items",
            "/regulations",
            "/notices",
            f"/@@search?{urlencode({'SearchableText': '身份证'})}",
        ):
            with self.subTest(path):
                self.assertEqual(self.awake(None, path), {})

    def test_registers_load_no_record(self) -> None:
        for name, path in (
            ("demo-drafter", "/services"),
            ("demo-registrar", "/dispatches/@@register?kind=OutgoingDispatch"),
            ("demo-registrar", "/dispatches/@@register?kind=IncomingDispatch"),
            (
                "demo-registrar",
                f"/dispatches/@@register?{urlencode({'kind': 'OutgoingDispatch', 'text': '通知', 'sort': 'title', 'order': 'asc'})}",
            ),
            ("demo-staff", "/regulations/@@register"),
        ):
            with self.subTest(path):
                self.assertEqual(self.awake(name, path), {})

    def test_the_gate_is_asked_once_for_the_panel(self) -> None:
        url = f"{self.guides[2].absolute_url()}/view"
        gaps, asked = ServiceGuideGuard.gaps, Counter[str]()

        def counting(guard: Any, transition: str) -> Any:
            asked[transition] += 1
            return gaps(guard, transition)

        with mock.patch.object(ServiceGuideGuard, "gaps", counting):
            self.assertEqual(Visitor(self.portal, "demo-drafter").ask(url).status, 200)
        self.assertEqual(asked, {"publish": 1})

    def test_a_file_is_read_once_until_it_changes(self) -> None:
        draft = add_dispatch(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            attachment = add_attachment(draft)
        fresh = reading.with_files(draft)
        transaction.commit()
        with mock.patch.object(NamedBlobFile, "open", autospec=True, side_effect=NamedBlobFile.open) as opened:
            first = [reading.with_files(draft) for _time in range(3)]
            self.assertEqual((opened.call_count, first), (1, [fresh] * 3))
            attachment.file = NamedBlobFile(
                data=b"%PDF-1.4 another", filename="form.pdf", contentType="application/pdf"
            )
            transaction.commit()
            second = reading.with_files(draft)
        self.assertNotEqual(second["files"], fresh["files"])
        self.assertIn(sha256(b"%PDF-1.4 another").hexdigest(), second["files"])
