"""What was released appears on the portal: in its column, on the home page, in the search and in the map of the site."""

from __future__ import annotations

from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.records.party.examples import add_notice
from tests.records.party.examples import add_party
from tests.support import step

import gzip
import requests
import transaction
import unittest


class TestNotices(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def get(self, address: str) -> requests.Response:
        return requests.get(f"{self.layer['portal'].absolute_url()}{address}", timeout=60)

    def test_the_public_finds_what_was_released_and_nothing_else(self) -> None:
        portal = self.layer["portal"]
        released = walk(portal, add_dispatch(portal, title="关于延时服务的通告"), "release")
        filed = walk(portal, add_dispatch(portal, title="关于礼仪培训的通告"), "file_released")
        issued = walk(portal, add_dispatch(portal, title="关于内部考核的通告"), "issue")
        record = add_party(portal, "approved", title="九月主题党日记录")
        notice = add_notice(portal, record, "released", title="主题党日活动预告")
        hidden = add_notice(portal, record, title="没有同意公开的预告")
        transaction.commit()
        shown, not_shown = (released, filed, notice), (issued, hidden, record)
        pages = {address: self.get(address).text for address in ("/notices", "")}
        pages["search"] = (
            self.get("/@@search?SearchableText=通告").text + self.get("/@@search?SearchableText=预告").text
        )
        for name, page in pages.items():
            for item in shown:
                with self.subTest(name, item=item.title):
                    self.assertIn(f'{item.absolute_url()}"', page)
            for item in not_shown:
                with self.subTest(name, item=item.title):
                    self.assertNotIn(item.title, page)
        self.assertIn(released.document_number, pages["/notices"])
        self.assertIn(released.title, self.get(f"/@@search?SearchableText={released.document_number}").text)
        answer = self.get("/sitemap.xml.gz?page=1")
        self.assertEqual(answer.status_code, 200)
        addresses = gzip.decompress(answer.content).decode()
        for item in shown:
            self.assertIn(item.absolute_url(), addresses)
        for item in not_shown:
            self.assertNotIn(f"{item.absolute_url()}<", addresses)
        # Their own pages open to everybody, out of the internal register.
        for item in shown:
            self.assertEqual(requests.get(item.absolute_url(), timeout=60).status_code, 200)

    def test_a_notice_that_is_withdrawn_disappears(self) -> None:
        portal = self.layer["portal"]
        notice = add_notice(portal, add_party(portal, "approved"), "released")
        transaction.commit()
        self.assertIn(notice.title, self.get("/notices").text)
        step(portal, notice, "withdraw", "demo-publisher", "活动取消")
        transaction.commit()
        self.assertNotIn(notice.title, self.get("/notices").text)

    def test_an_empty_column_and_a_foolish_page_number(self) -> None:
        for address in ("/notices", "/notices?b_start=99", "/notices?b_start=x", "/notices/@@notices?b_start:int=3"):
            self.assertIn(self.get(address).status_code, (200, 400))
        self.assertIn("还没有", self.get("/notices").text)
