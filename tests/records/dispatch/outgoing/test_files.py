"""A dispatch as a Word file and as OFD, for whoever may view it."""

from __future__ import annotations

from shangnan.policy.paper.docx.reader import read
from shangnan.policy.records.dispatch.outgoing.files import DocxView
from shangnan.policy.records.dispatch.outgoing.files import OfdView
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import visitor
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import FIELDS
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from typing import Any

import ofdkit
import requests
import transaction
import unittest


class TestFiles(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def test_a_word_file_has_what_the_draft_has(self) -> None:
        dispatch = add_dispatch(self.portal, attachment_notes="值班表\n电话表", title='关于"窗口\\礼仪"的通知')
        with acting_as(self.portal, "demo-drafter"):
            view = DocxView(dispatch, self.layer["request"])
            file = view()
        assert isinstance(file, bytes)
        draft = read(file)
        self.assertEqual(draft.title, dispatch.title)
        self.assertEqual("\n".join(draft.body), FIELDS["body"])
        self.assertEqual(draft.attachment_list, ("值班表", "电话表"))
        self.assertEqual((draft.signature, draft.date), (FIELDS["signature"], FIELDS["written_on"].isoformat()))
        sent = self.layer["request"].response.getHeader("Content-Disposition")
        self.assertTrue(sent.startswith("attachment; filename*=UTF-8''%E5%85%B3"), sent)
        self.assertNotIn('"', sent)

    def test_what_cannot_be_printed_leads_back_with_the_reason(self) -> None:
        dispatch = add_dispatch(self.portal, body="私用字\ue000。")
        request = self.layer["request"]
        with acting_as(self.portal, "demo-drafter"):
            self.assertEqual(OfdView(dispatch, request)(), "")
        self.assertEqual(request.response.getHeader("Location"), dispatch.absolute_url())

    def test_who_may_view_it_gets_the_files(self) -> None:
        released, draft = walk(self.portal, add_dispatch(self.portal), "release"), add_dispatch(self.portal)
        transaction.commit()
        answer = requests.get(f"{released.absolute_url()}/@@dispatch.ofd", timeout=60)
        self.assertEqual(answer.headers["Content-Type"], "application/ofd")
        with ofdkit.open(answer.content) as file:
            self.assertIn(released.title, "".join(file.text().split()))
            self.assertIn(released.document_number, file.text())
        for name in ("dispatch.ofd", "dispatch.docx"):
            refused = requests.get(f"{draft.absolute_url()}/@@{name}", timeout=60)
            self.assertNotIn("attachment", refused.headers.get("Content-Disposition", ""))
        browser: Any = visitor(self.layer, "demo-drafter")
        browser.open(draft.absolute_url())
        self.assertIn("@@dispatch.docx", browser.contents)
        self.assertIn("@@dispatch.ofd", browser.contents)
