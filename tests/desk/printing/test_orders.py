"""Printing many records at a time: ordered on a register, drawn in parts, given to whoever ordered it, gone after a day."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from io import BytesIO
from plone.testing.zope import Browser
from plone.uuid.interfaces import IUUID
from pypdf import PdfReader
from shangnan.policy.calendar.clock import now
from shangnan.policy.desk.printing import nightly
from shangnan.policy.desk.printing import ordering
from shangnan.policy.desk.printing.orders import begin
from shangnan.policy.desk.printing.orders import own_order
from shangnan.policy.desk.printing.orders import own_orders
from shangnan.policy.desk.printing.orders import PrintOrder
from shangnan.policy.desk.printing.orders import work_off
from shangnan.policy.records.dispatch.outgoing.issued_text import kept_file
from shangnan.policy.records.kind.papers import papers_of
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.paper.support import body
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.records.training.examples import add_training
from tests.support import acting_as
from typing import Any
from unittest import mock

import transaction
import unittest

SHEET = "training-sheet.pdf"


def paper(portal_type: str, name: str) -> RecordPaper:
    """The paper of a kind."""
    return next(paper for paper in papers_of(portal_type) if paper.name == name)


def shown(browser: Browser) -> str:
    """The page without white space."""
    return "".join(unescape(browser.contents).split())


class TestOrders(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.home = self.portal.absolute_url()
        self.register = f"{self.home}/training/@@register"

    def browser(self, user_id: str = "demo-registrar") -> Browser:
        browser = visitor(self.layer, user_id)
        browser.addHeader("Accept-Language", "zh-cn")
        return browser

    def trainings(self, *titles: str) -> list[Any]:
        found = [add_training(self.portal, "confirmed", title=title) for title in titles]
        transaction.commit()
        return found

    def order(self, kind: RecordPaper, section: str, records: list[Any], seconds: float | None = None) -> PrintOrder:
        """An order of whoever acts, worked off."""
        order = begin(kind, self.portal[section], [IUUID(record) for record in records])
        transaction.commit()
        work_off(order.id, seconds)
        found = own_order(order.id)
        assert found is not None
        return found

    def test_ticked_on_the_register_and_taken_along(self) -> None:
        first, _second, third = self.trainings("甲期培训", "乙期培训", "丙期培训")
        browser = self.browser()
        browser.open(f"{self.register}?sort=title&order=asc")
        form = browser.getForm(id="register-papers")
        browser.getControl(name="uids:list").value = [IUUID(third), IUUID(first)]
        form.getControl(name="paper").value = [SHEET]
        with mock.patch("shangnan.policy.desk.printing.order_page.note_export") as noted:
            form.getControl(name="chosen").click()
            self.assertIn("共<span>2</span>份：已生成<span>2</span>份", shown(browser))
            address = browser.getLink(id="print-order-file").url
            browser.open(address)
        self.assertEqual(browser.headers["Content-Type"], "application/pdf")
        self.assertEqual(browser.headers["Cache-Control"], "no-store")
        reader = PdfReader(BytesIO(browser.contents))
        # The order of the register, in which the page was asked for.
        titles = [mark.title for mark in reader.outline if not isinstance(mark, list)]
        self.assertEqual(titles, sorted(["甲期培训", "丙期培训"], key=["丙期培训", "甲期培训"].index))
        self.assertNotIn("乙期培训", body(browser.contents))
        noted.assert_called_once_with(mock.ANY, "TrainingRecord", 2, ["培训签到表"])
        for user_id in ("demo-publisher", "demo-sysadmin"):
            other = self.browser(user_id)
            for url in (address, address.replace("-file", "")):
                other.open(url)
                self.assertEqual(status_of(other), 404, url)

    def test_all_that_a_filter_leaves(self) -> None:
        self.trainings("甲期培训", "乙期培训")
        add_training(self.portal, "draft", title="丙期培训")
        transaction.commit()
        browser = self.browser()
        browser.open(f"{self.register}?state=confirmed")
        browser.getForm(id="register-papers").getControl(name="all").click()
        self.assertIn("共<span>2</span>份", shown(browser))

    def test_all_that_is_wrong_is_told_and_the_ticks_stay(self) -> None:
        first, _second = self.trainings("甲期培训", "乙期培训")
        browser = self.browser()
        browser.open(self.register)
        browser.getForm(id="register-papers").getControl(name="chosen").click()
        self.assertEqual(status_of(browser), 400)
        self.assertIn("请至少勾选一条记录", shown(browser))
        with mock.patch.object(ordering, "MOST", 0):
            browser.getControl(name="uids:list").value = [IUUID(first)]
            browser.getForm(id="register-papers").getControl(name="chosen").click()
        self.assertIn("共1条记录，一个文件最多0条", shown(browser))
        self.assertEqual(browser.getControl(name="uids:list").value, [IUUID(first)])
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(list(own_orders()), [])

    def test_what_cannot_be_printed_stops_nothing(self) -> None:
        good, rare = self.trainings("甲期培训", "培训\U0001fae0")
        # A draft of others: whatever is sent as ticked, only what may be viewed when it is drawn is drawn.
        hidden = add_training(self.portal, "draft", title="乙期培训")
        transaction.commit()
        with acting_as(self.portal, "demo-publisher"):
            order = self.order(paper("TrainingRecord", SHEET), "training", [rare, hidden, good])
            self.assertEqual((order.drawn, order.left), (1, 0))
            reasons = {uid: "".join(lines) for uid, lines in order.refused.values()}
            assert order.file is not None
            self.assertIn("甲期培训", body(order.file.data))
        self.assertEqual(set(reasons), {IUUID(rare), IUUID(hidden)})
        self.assertIn("U+1FAE0", reasons[IUUID(rare)])
        self.assertIn("无权查看", reasons[IUUID(hidden)])
        browser = self.browser("demo-publisher")
        browser.open(f"{self.home}/@@print-order?id={order.id}")
        self.assertNotIn("乙期培训", shown(browser))
        self.assertIn("（受限）", shown(browser))

    def test_stopped_gone_on_with_and_cancelled(self) -> None:
        records = self.trainings("甲期培训", "乙期培训")
        with acting_as(self.portal, "demo-registrar"):
            order = self.order(paper("TrainingRecord", SHEET), "training", records, 0)
            self.assertEqual((order.drawn, order.left, order.file), (1, 1, None))
        browser = self.browser()
        browser.open(f"{self.home}/@@print-order?id={order.id}")
        browser.getForm(id="print-order-form").getControl(name="go_on").click()
        transaction.begin()
        self.assertEqual((order.drawn, order.left, len(order.parts)), (2, 0, 0))
        self.assertIsNotNone(order.file)
        browser.getForm(id="print-order-form").getControl(name="cancel").click()
        self.assertIn("已取消", shown(browser))
        transaction.begin()
        with acting_as(self.portal, "demo-registrar"):
            self.assertIsNone(own_order(order.id))

    def test_it_is_gone_after_a_day(self) -> None:
        records = self.trainings("甲期培训")
        with acting_as(self.portal, "demo-registrar"):
            order = self.order(paper("TrainingRecord", SHEET), "training", records)
        job, later = nightly.ForgetPrintOrders(), now() + timedelta(hours=25)
        self.assertEqual(job.run(now().date()), [])
        with (
            mock.patch("shangnan.policy.desk.printing.orders.now", return_value=later),
            acting_as(self.portal, "demo-registrar"),
        ):
            self.assertIsNone(own_order(order.id))
        with mock.patch.object(nightly, "now", return_value=later):
            self.assertEqual(job.run(now().date()), ["已删除 1 个到期的批量打印。"])
        with acting_as(self.portal, "demo-registrar"):
            self.assertIsNone(own_order(order.id))

    def test_dispatches_and_their_sheets(self) -> None:
        draft = add_dispatch(self.portal, title="关于开展检查的通知")
        issued = walk(self.portal, add_dispatch(self.portal), "issue")
        incoming = add_incoming(self.portal)
        transaction.commit()
        kept = kept_file(issued, "pdf")
        paper_of_issued = paper("OutgoingDispatch", "dispatch.pdf")
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(paper_of_issued.drawn(issued), kept.file.data)
            whole = self.order(paper_of_issued, "dispatches", [issued])
            assert whole.file is not None
            self.assertEqual(body(whole.file.data), body(kept.file.data))
            sheets = self.order(paper("OutgoingDispatch", "processing-sheet.pdf"), "dispatches", [issued])
            assert sheets.file is not None
            self.assertIn("发文稿纸", body(sheets.file.data))
            handled = self.order(paper("IncomingDispatch", "processing-sheet.pdf"), "dispatches", [incoming])
            assert handled.file is not None
            self.assertIn("收文处理笺", body(handled.file.data))
        with acting_as(self.portal, "demo-drafter"):
            with mock.patch("shangnan.policy.desk.printing.orders.noting.note") as told:
                preview = self.order(paper_of_issued, "dispatches", [draft])
            # Not everybody may view a draft, so the journal is told who has printed it.
            told.assert_called_once_with("record.print", draft, {"door": "dispatch.pdf"})
            assert preview.file is not None
            self.assertIn("预览稿", body(preview.file.data))

    def test_visitors_are_offered_nothing(self) -> None:
        browser = visitor(self.layer)
        browser.open(f"{self.home}/regulations/@@register")
        self.assertNotIn("register-papers", browser.contents)
        browser.open(f"{self.home}/@@print-order")
        self.assertIn("login", browser.url)
