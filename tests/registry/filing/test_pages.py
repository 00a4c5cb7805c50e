"""The pages of filing, as the registrar uses them and as nobody else may."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from openpyxl import load_workbook
from plone.testing.zope import Browser
from plone.uuid.interfaces import IUUID
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.registry.filing.batches import batch_of
from shangnan.policy.registry.filing.batches import batches
from shangnan.policy.registry.filing.batches import begin
from shangnan.policy.registry.filing.batches import work_off
from shangnan.policy.registry.filing.nightly import FinishBatches
from shangnan.policy.registry.filing.plans import plan_in_force
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.register import register
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.paper.support import body
from tests.records.training.examples import add_training
from tests.support import acting_as
from tests.support import unit_uid
from typing import Any

import transaction
import unittest

PAGES = (
    "filing-due",
    "filing-batch",
    "filing-boxes",
    "filed-paper",
    "not-filed",
    "filed",
    "filed.xlsx",
    "filed.pdf",
    "box-paper.pdf",
)


class TestPages(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.archive = self.portal["archive"].absolute_url()
        self.box_paper = f"{self.archive}/@@box-paper.pdf?class=Z109-WS%C2%B72011-D10-SPJ&box=1&paper="

    def browser(self, user_id: str = "demo-registrar") -> Browser:
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "zh-cn")
        browser.addHeader("Authorization", f"Basic {user_id}:{TEST_PASSWORD}")
        return browser

    def due(self, *titles: str) -> list[Any]:
        found = [add_training(self.portal, "confirmed", title=title) for title in titles]
        transaction.commit()
        return found

    def text(self, browser: Browser) -> str:
        self.assertIsInstance(browser.contents, str, browser.contents)
        return unescape(browser.contents)

    def test_one_is_chosen_and_filed(self) -> None:
        first, second = self.due("第一期培训", "第二期培训")
        browser = self.browser()
        browser.open(f"{self.archive}/@@filing-due?year=2019")
        self.assertIn("第一期培训", self.text(browser))
        self.assertIn("逾期", self.text(browser))
        form = browser.getForm(id="due-form")
        form.getControl(name="uids:list").value = [IUUID(second)]
        form.getControl(name="ticked").click()
        transaction.begin()
        self.assertIsNone(item_of(first))
        item = item_of(second)
        assert item is not None
        self.assertEqual(item.archival_number, "Z109-WS·2019-D10-SPJ-0001")
        self.assertIn("已归档<span>1</span>件", self.text(browser))
        browser.open(f"{self.archive}/@@filing-due?year=2019")
        self.assertNotIn("第二期培训", self.text(browser))

    def test_the_plan_is_found_and_tells_whose_archive_is_handed_over(self) -> None:
        browser = self.browser()
        browser.open(self.archive)
        browser.getLink(url="@@register?kind=FilingPlan").click()
        self.assertIn("<h1>归档方案</h1>", self.text(browser))
        self.assertIn(f'<p><a href="{self.archive}">', browser.contents)
        for words in ("Z109", "施行"):
            self.assertIn(words, self.text(browser))
        browser.open(f"{self.archive}/@@register?kind=DisposalList")
        self.assertIn("<h1>销毁清册</h1>", self.text(browser))
        browser.open(f"{self.archive}/@@handover")
        plan = plan_in_force()
        assert plan is not None
        for name in ("unit", "fonds_title", "checker"):
            self.assertEqual(browser.getControl(name=name).value, plan.fonds_name)

    def test_a_whole_year_and_what_was_refused(self) -> None:
        _first, second, _third = self.due("甲", "乙", "丙")
        second.title = " "
        transaction.commit()
        browser = self.browser()
        browser.open(f"{self.archive}/@@filing-due?year=2019")
        browser.getForm(id="due-form").getControl(name="all").click()
        transaction.begin()
        (batch,) = list(batches())
        self.assertEqual((batch.total, batch.filed, len(batch.refused), batch.left), (3, 2, 1, 0))
        self.assertIn("没有题名", self.text(browser))
        self.assertIsNone(item_of(second))
        self.assertEqual(sorted(item.number for item in register().items()), [1, 2])

    def test_the_night_goes_on_where_a_run_was_stopped(self) -> None:
        records = self.due("甲", "乙", "丙")
        with acting_as(self.portal, "demo-registrar"):
            batch = begin([IUUID(record) for record in records], "归档")
            transaction.commit()
            self.assertEqual(work_off(batch.id, 0), 2)
        self.assertEqual(len(FinishBatches().run(now().date())), 1)
        transaction.begin()
        kept = batch_of(batch.id)
        assert kept is not None
        self.assertEqual((kept.filed, kept.left), (3, 0))
        self.assertEqual([item_of(record).number for record in records], [1, 2, 3])  # type: ignore[union-attr]
        self.assertEqual(item_of(records[2]).filed_by, "demo-registrar")  # type: ignore[union-attr]

    def test_one_record_with_its_options(self) -> None:
        (record,) = self.due("培训")
        browser = self.browser()
        browser.open(f"{record.absolute_url()}/view")
        self.assertIn("待归档", self.text(browser))
        browser.open(f"{self.archive}/@@file-record?uid={IUUID(record)}")
        form = browser.getForm(id="file-form")
        form.getControl(name="title").value = "窗口服务礼仪培训情况"
        form.getControl(name="pages").value = "12"
        form.getControl(name="file").click()
        transaction.begin()
        item = item_of(record)
        assert item is not None
        self.assertEqual((item.title, item.pages), ("［窗口服务礼仪培训情况］", 12))
        for said in (item.archival_number, item.digests[0], "10年", "档号"):
            self.assertIn(said, self.text(browser))

    def test_not_to_be_filed_and_back(self) -> None:
        (record,) = self.due("重复的培训")
        browser = self.browser()
        address = f"{self.archive}/@@file-record?uid={IUUID(record)}"
        browser.open(address)
        form = browser.getForm(id="not-filed-form")
        form.getControl(name="not_filed").click()
        self.assertIn("请写明理由", self.text(browser))
        browser.open(address)
        form = browser.getForm(id="not-filed-form")
        form.getControl(name="ground").value = "与第一期重复"
        form.getControl(name="not_filed").click()
        browser.open(f"{self.archive}/@@not-filed")
        self.assertIn("与第一期重复", self.text(browser))
        browser.open(f"{self.archive}/@@filing-due?year=2019")
        self.assertNotIn("重复的培训", self.text(browser))
        browser.open(address)
        form = browser.getForm(id="not-filed-form")
        form.getControl(name="ground").value = "不是重复件"
        form.getControl(name="take_back").click()
        browser.open(f"{self.archive}/@@filing-due?year=2019")
        self.assertIn("重复的培训", self.text(browser))

    def test_paper_register_catalogue_and_box(self) -> None:
        browser = self.browser()
        browser.open(f"{self.archive}/@@filed-paper")
        browser.getForm(id="paper-form").submit()
        for said in ("没有题名", "责任者", "放位置", "没有形成日期"):
            self.assertIn(said, self.text(browser))
        form = browser.getForm(id="paper-form")
        for name, value in (("title", "考勤办法"), ("responsible", "县行政审批服务局"), ("formed", "2011-03-08")):
            form.getControl(name=name).value = value
        form.getControl(name="category").value = ["OutgoingDispatch.routine"]
        form.getControl(name="unit").value = [unit_uid()]
        form.getControl(name="place").value = "库房2架3层"
        form.getControl(name="own_title").value = ["1"]
        form.submit()
        number = "Z109-WS·2011-D10-SPJ-0001"
        self.assertIn(number, self.text(browser))
        browser.open(f"{self.archive}/@@filed?year=2011&kind=paper")
        self.assertIn("［考勤办法］", self.text(browser))
        browser.open(f"{self.archive}/@@filed.xlsx?year=2011")
        sheet = load_workbook(BytesIO(browser.contents if isinstance(browser.contents, bytes) else b"")).active
        rows = list(sheet.iter_rows(values_only=True))
        self.assertEqual(rows[0], ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"))
        self.assertEqual(rows[1][:6], (1, number, None, "县行政审批服务局", "［考勤办法］", "20110308"))
        browser.open(f"{self.archive}/@@filing-boxes?class=Z109-WS%C2%B72011-D10-SPJ")
        browser.getForm(id="box-form").getControl(name="put").click()
        self.assertIn("请填写整理人", self.text(browser))
        form = browser.getForm(id="box-form")
        form.getControl(name="arranged_by").value = "周文书"
        form.getControl(name="put").click()
        transaction.begin()
        item = register().numbered(number)
        assert item is not None
        self.assertEqual(item.box, "1")
        for address, words in (
            (f"{self.archive}/@@filed.pdf?year=2011", ("归档文件目录", number, "［考勤办法］", "共1件")),
            (f"{self.box_paper}catalogue", ("盒号：1", number)),
            (f"{self.box_paper}note", ("备考表", "周文书")),
            (f"{self.box_paper}label", ("商南县行政审批服务局", "0001—0001", "10年")),
        ):
            with self.subTest(address):
                browser.open(address)
                self.assertEqual(browser.headers["Content-Type"], "application/pdf")
                told = body(
                    browser.contents.encode("latin-1") if isinstance(browser.contents, str) else browser.contents
                )
                for word in words:
                    self.assertIn(word, told)

    def test_a_paper_that_is_none_is_not_found(self) -> None:
        browser = self.browser()
        for address in (f"{self.box_paper}catalogue", f"{self.box_paper}other", f"{self.archive}/@@box-paper.pdf"):
            with self.subTest(address):
                browser.open(address)
                self.assertTrue(browser.headers["Status"].startswith("404"), browser.headers["Status"])

    def test_nothing_filed_is_no_paper(self) -> None:
        browser = self.browser()
        browser.open(f"{self.archive}/@@filed.pdf")
        self.assertEqual(browser.url.partition("?")[0], f"{self.archive}/@@filed")
        self.assertIn("没有归档", self.text(browser))

    def test_only_the_registrar(self) -> None:
        for account in ("demo-staff", "demo-drafter", "demo-sysadmin", "demo-auditor"):
            browser = self.browser(account)
            for page in PAGES:
                with self.subTest(account=account, page=page):
                    browser.open(f"{self.archive}/@@{page}")
                    # Whoever lacks the right is led to the form for signing in.
                    self.assertNotIn(f"@@{page}", browser.url.partition("?")[0])

    def test_only_in_the_section_of_the_archive(self) -> None:
        browser = self.browser()
        for page in PAGES:
            with self.subTest(page):
                browser.open(f"{self.portal.absolute_url()}/training/@@{page}")
                self.assertTrue(browser.headers["Status"].startswith("404"), browser.headers["Status"])
