"""The pages of handing over and of use, as the registrar works with them in a browser without scripts."""

from __future__ import annotations

from io import BytesIO
from lxml.html import fromstring
from openpyxl import load_workbook
from plone.testing.zope import Browser
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.registry.handover.batches import kept_batch
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.registry.handover.samples import checker
from tests.registry.handover.site import entered
from tests.registry.handover.site import own_packages
from tests.registry.test_papers import pages
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import PDF
from tests.support import publish
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile

import transaction
import unittest


class PageCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    file = PDF

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.place = self.enterContext(own_packages())
        self.guide = add_guide(self.portal, 1)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.guide, data=self.file)
        publish(self.portal, self.guide)
        self.item = entered(self.guide, 1)
        transaction.commit()
        self.url = f"{self.portal.absolute_url()}/archive"
        self.browser = self.signed_in("demo-registrar")

    def signed_in(self, user_id: str) -> Browser:
        """Return a browser in which somebody is signed in."""
        browser = Browser(self.layer["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(f"{self.portal.absolute_url()}/login")
        browser.getControl(name="__ac_name").value = user_id
        browser.getControl(name="__ac_password").value = TEST_PASSWORD
        browser.getControl(name="buttons.login").click()
        return browser

    def words(self, browser: Any = None) -> str:
        """Return what stands on the page."""
        return " ".join(fromstring((browser or self.browser).contents).text_content().split())


class TestStampedCopy(PageCase):
    file = pages().getvalue()

    def test_the_first_page_of_a_filed_pdf(self) -> None:
        self.browser.open(f"{self.url}/@@filed-item?number={quote(self.item.archival_number)}")
        self.browser.getLink("归档章").click()
        self.assertEqual(self.browser.headers["content-type"], "application/pdf")
        stranger = self.signed_in("demo-staff")
        (file,) = self.item.files
        for name in (file.path, "nothing"):
            stranger.open(f"{self.url}/@@filed-stamp.pdf?number={quote(self.item.archival_number)}&path={quote(name)}")
            self.assertNotEqual(stranger.headers.get("content-type"), "application/pdf")
        self.browser.open(f"{self.url}/@@filed-stamp.pdf?number={quote(self.item.archival_number)}&path=nothing")
        self.assertTrue(self.browser.headers["status"].startswith("404"))


class TestHandoverPages(PageCase):
    def make(self, **typed: str) -> None:
        """Fill in the form for a batch and send it."""
        self.browser.open(f"{self.url}/@@handover")
        form = self.browser.getForm(id="handover-new")
        for name, value in {"years": "2019", "description": "2019年度文书档案", **typed}.items():
            form.getControl(name=name).value = value
        form.submit()

    def test_from_the_register_to_the_receipt(self) -> None:
        self.browser.open(self.url)
        self.assertIn("移交档案馆", self.words())
        self.make()
        self.assertIn("@@handover-batch?id=Z109-", self.browser.url)
        self.assertIn("已做好，未移交", self.words())
        (record,) = all_batches()
        self.assertIn(str(self.place / "plone" / record.id), self.words())
        self.browser.getLink("下载数据包").click()
        self.assertEqual(self.browser.headers["content-type"], "application/zip")
        with ZipFile(
            BytesIO(
                self.browser.contents.encode("latin-1")
                if isinstance(self.browser.contents, str)
                else self.browser.contents
            )
        ) as found:
            found.extractall(self.place / "taken")
        check = checker().Check(self.place / "taken" / record.id).run()
        self.assertEqual((check.errors, check.order), ([], [self.item.archival_number]))
        self.browser.open(f"{self.url}/@@handover-form?id={record.id}")
        for words in (
            "电子档案移交与接收登记表",
            "0.001",
            "SHA-256",
            record.form["digests"][0].split(":")[1],
            "载体外观检验",
        ):
            self.assertIn(words, self.words())
        self.browser.getLink("打印（PDF）").click()
        self.assertEqual(self.browser.headers["content-type"], "application/pdf")
        self.browser.open(f"{self.url}/@@handover-batch?id={record.id}")
        self.browser.getForm(id="batch-hand_over").submit()
        self.assertIn("等待接收凭证", self.words())
        form = self.browser.getForm(id="batch-receive")
        form.getControl(name="number").value = "商档接〔2026〕12号"
        form.getControl(name="day").value = now().date().isoformat()
        form.getControl(name="person").value = "刘馆员"
        form.getControl(name="file").add_file(BytesIO(PDF), "application/pdf", "receipt.pdf")
        form.submit()
        self.assertIn("档案馆已接收", self.words())
        self.browser.getLink("接收凭证扫描件").click()
        self.assertEqual(self.browser.headers["content-type"], "application/pdf")
        self.browser.open(f"{self.guide.absolute_url()}/view")
        self.assertIn("已移交 Z109-WS·2019-Y-BGS-0001 接收凭证：商档接〔2026〕12号", self.words())

    def test_what_is_wrong_is_told_at_once_and_what_was_typed_stays(self) -> None:
        self.make(years="二零一九")
        self.assertTrue(self.browser.headers["status"].startswith("400"))
        self.assertIn("2011-2013", self.words())
        self.make(numbers="Z109-WS·1999-Y-BGS-0001", unit=" ")
        for words in ("没有以 Z109-WS·1999-Y-BGS-0001 归档的记录", "请写明移交单位"):
            self.assertIn(words, self.words())
        self.assertEqual(
            self.browser.getForm(id="handover-new").getControl(name="description").value, "2019年度文书档案"
        )
        self.assertEqual(all_batches(), [])

    def test_a_returned_batch_is_cut_again(self) -> None:
        self.make()
        self.browser.getForm(id="batch-hand_over").submit()
        form = self.browser.getForm(id="batch-return")
        form.getControl(name="reason").value = "<b>日期有误</b>"
        form.submit()
        self.assertIn("<b>日期有误</b>", self.words())
        self.browser.getForm(id="batch-again").submit()
        self.assertIn("由退回的批次重新组成", self.words())
        self.assertIn("已做好，未移交", self.words())
        self.browser.getForm(id="batch-discard").submit()
        self.assertIn("已作废", self.words())
        newest = all_batches()[0]
        self.assertFalse((self.place / "plone" / newest.id).exists())
        self.assertTrue(newest.previous)

    def test_a_receipt_of_a_kind_that_is_not_kept_is_refused(self) -> None:
        self.make()
        self.browser.getForm(id="batch-hand_over").submit()
        form = self.browser.getForm(id="batch-receive")
        form.getControl(name="number").value = "1"
        form.getControl(name="day").value = now().date().isoformat()
        form.getControl(name="person").value = "刘馆员"
        form.getControl(name="file").add_file(BytesIO(b"MZ"), "application/pdf", "receipt.exe")
        form.submit()
        self.assertTrue(self.browser.headers["status"].startswith("400"))
        (record,) = all_batches()
        self.assertEqual((record.state, record.receipt), ("handed_over", {}))

    def test_others_do_not_come_to_it(self) -> None:
        self.make()
        (record,) = all_batches()
        for user_id in ("demo-drafter", "demo-sysadmin", "demo-auditor"):
            browser = self.signed_in(user_id)
            for view in ("handover", f"handover-batch?id={record.id}", f"handover-package?id={record.id}"):
                browser.open(f"{self.url}/@@{view}")
                with self.subTest(user_id, view=view):
                    self.assertNotIn(record.id, browser.contents)
                    self.assertNotEqual(browser.headers.get("content-type"), "application/zip")

    def test_it_is_a_page_of_the_archive_alone(self) -> None:
        for address in (f"{self.portal.absolute_url()}/dispatches/@@handover", f"{self.url}/@@handover-batch?id=none"):
            self.browser.open(address)
            self.assertTrue(self.browser.headers["status"].startswith("404"), address)

    def test_a_step_without_the_authenticator_is_not_taken(self) -> None:
        self.make()
        (record,) = all_batches()
        self.browser.post(f"{self.url}/@@handover-batch?id={record.id}", "step=discard")
        kept = kept_batch(record.id)
        self.assertEqual(kept.record.state if kept else "", "prepared")


class TestUsePage(PageCase):
    def enter(self, **typed: str) -> None:
        """Fill in the form and send it."""
        self.browser.open(f"{self.url}/@@archive-use")
        form = self.browser.getForm(id="use-new")
        usual = {
            "day": now().date().isoformat(),
            "asked_by": "县财政局 李某",
            "purpose": "核对依据",
            "approved_by": "王主任",
            "shown": "阅览，未复制",
            "numbers": self.item.archival_number,
        }
        for name, value in {**usual, **typed}.items():
            form.getControl(name=name).value = value
        form.submit()

    def test_a_use_is_entered_and_leaves_with_the_same_headings(self) -> None:
        self.enter(remarks="=1+1")
        self.assertIn("县财政局 李某", self.words())
        table = fromstring(self.browser.contents).xpath("//table[.//th[contains(., '利用目的')]]")[0]
        headings = [" ".join(cell.text_content().split()) for cell in table.xpath(".//th")]
        self.browser.open(f"{self.url}/@@archive-use.xlsx")
        book = load_workbook(BytesIO(self.body()))
        rows = list(book.active.iter_rows(values_only=True))
        self.assertEqual(list(rows[0]), headings)
        self.assertEqual(rows[1][1], "县财政局 李某")

    def body(self) -> bytes:
        """Return what was downloaded."""
        contents = self.browser.contents
        return contents if isinstance(contents, bytes) else contents.encode("latin-1")

    def test_all_that_is_wrong_is_told(self) -> None:
        self.enter(day="2999-01-01", purpose=" ", numbers="Z109-WS·1999-Y-BGS-0001")
        for words in ("这一天还没有到", "请填利用目的", "没有以 Z109-WS·1999-Y-BGS-0001 归档的记录"):
            self.assertIn(words, self.words())
        self.assertIn("还没有利用登记", self.words())
        self.assertEqual(len(register()), 1)

    def test_others_do_not_come_to_it(self) -> None:
        self.enter()
        for user_id in ("demo-drafter", "demo-auditor"):
            browser = self.signed_in(user_id)
            browser.open(f"{self.url}/@@archive-use")
            self.assertNotIn("县财政局", browser.contents)
