"""The paper of a dispatch: a preview before it is issued, one kept text from then on."""

from __future__ import annotations

from hashlib import sha256
from plone import api
from plone.dexterity.content import Item
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.dispatch.outgoing import issued_text as room
from shangnan.policy.records.dispatch.outgoing.issued_text import issued_text
from shangnan.policy.records.dispatch.outgoing.issued_text import keep_issued_text
from shangnan.policy.records.dispatch.outgoing.preview import COPY
from shangnan.policy.records.dispatch.outgoing.preview import PREVIEW
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.papers.settings import issued_formats
from shangnan.policy.records.purposes import ISSUED
from shangnan.policy.records.workflow.writers import writers
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper.support import body
from tests.paper.support import squeezed
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from tests.support import step
from typing import Any
from unittest import mock
from zExceptions import Unauthorized
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import ObjectModifiedEvent

import unittest


class TestIssuedText(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def issued(self, last: str = "issue", **changes: Any) -> Any:
        return walk(self.portal, add_dispatch(self.portal, **changes), last)

    def paper(self, dispatch: Any, user_id: str | None = "demo-drafter") -> Any:
        """The answer of the page that shows the paper."""
        with acting_as(self.portal, user_id):
            view = api.content.get_view("dispatch.pdf", dispatch, self.layer["request"].clone())
            self.response = view.request.response
            return view()

    def test_issuing_keeps_the_paper_once(self) -> None:
        dispatch = self.issued()
        (kept,) = issued_text(dispatch)
        data = kept.file.data
        self.assertTrue(data.startswith(b"%PDF"))
        text = body(data)
        for told in (dispatch.document_number, dispatch.title, "商南县行政审批服务局"):
            self.assertIn(squeezed(told), text)
        self.assertNotIn(squeezed(PREVIEW), text)
        keep_issued_text(dispatch, issued_formats())
        self.assertEqual(len(issued_text(dispatch)), 1)
        # The version that is kept says which file went out.
        version = latest_version(dispatch)
        assert version is not None
        self.assertIn(sha256(data).hexdigest(), version["data"]["files"])

    def test_before_that_the_paper_says_that_it_is_a_preview(self) -> None:
        for last in ("submit", "sign", "register"):
            text = body(self.paper(self.issued(last)))
            self.assertIn(squeezed(PREVIEW), text, last)

    def test_afterwards_the_kept_file_is_shown(self) -> None:
        dispatch = self.issued("release")
        (kept,) = issued_text(dispatch)
        self.assertEqual(self.paper(dispatch, None), "")
        self.assertEqual(self.response.getHeader("location"), f"{kept.absolute_url()}/@@display-file/file")
        with acting_as(self.portal, None):
            self.assertTrue(api.user.has_permission("View", obj=kept))

    def test_what_was_issued_elsewhere_is_drawn_as_a_copy(self) -> None:
        dispatch = self.issued()
        with mock.patch.object(room, "files_in", return_value=[]):
            text = body(self.paper(dispatch))
        self.assertIn(squeezed(COPY), text)

    def test_what_cannot_be_drawn_is_not_issued_and_says_why(self) -> None:
        dispatch = self.issued("register")
        with (
            mock.patch.object(room, "official_document", side_effect=DoesNotFit("too long")),
            self.assertRaises(Exception) as caught,
        ):
            step(self.portal, dispatch, "issue", "demo-registrar")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["unprintable"])  # type: ignore[attr-defined]

    def test_nobody_changes_or_removes_it(self) -> None:
        dispatch = self.issued()
        (kept,) = issued_text(dispatch)
        # The workflow gives nobody the right; what writes past rights is refused by what it tells of.
        with acting_as(self.portal, "demo-registrar"), self.assertRaises(Unauthorized):
            api.content.delete(kept, check_linkintegrity=False)
        with self.assertRaises(RecordIsFinal):
            dispatch._delObject(kept.getId())
        with self.assertRaises(RecordIsFinal):
            notify(ObjectModifiedEvent(kept))
        self.assertIn("issued.pdf", dispatch.objectIds())

    def test_a_copy_was_never_issued(self) -> None:
        dispatch = self.issued()
        with acting_as(self.portal, "demo-drafter"):
            copy = api.content.copy(dispatch, dispatch.aq_parent, "the-copy")
        self.assertEqual((issued_text(copy), len(issued_text(dispatch))), ([], 1))
        self.assertNotIn("issued.pdf", copy.objectIds())

    def test_nobody_gives_another_file_out_as_it(self) -> None:
        pretended = Item()
        pretended.purpose, pretended.file = ISSUED, None
        with self.assertRaises(Invalid):
            IAttachment.validateInvariants(pretended)

    def test_whoever_issues_it_has_not_written_it(self) -> None:
        self.assertNotIn("demo-registrar", writers(self.issued()))

    def test_both_formats(self) -> None:
        api.portal.set_registry_record("shangnan.papers.formats", "both")
        self.assertEqual(sorted(kept.getId() for kept in issued_text(self.issued())), ["issued.ofd", "issued.pdf"])

    def test_the_page_names_what_was_issued_with_its_digest(self) -> None:
        dispatch = self.issued("release")
        (kept,) = issued_text(dispatch)
        with acting_as(self.portal, None):
            page = api.content.get_view("view", dispatch, self.layer["request"])()
        self.assertIn(sha256(kept.file.data).hexdigest(), page)
        self.assertEqual(page.count("issued.pdf"), 1)
        self.assertNotIn("@@dispatch.pdf", page)
