"""Boards and signs: as large as they fit, nothing kept, nothing typed lost, and not for strangers."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.desk.signs_paper import hanging_sign
from shangnan.policy.desk.signs_paper import HangingSign
from shangnan.policy.desk.signs_paper import staff_sign
from shangnan.policy.desk.signs_paper import StaffSign
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.support import unit_uid

import unittest

STAFF = StaffSign(
    "县行政审批服务局",
    "孙职员",
    "窗口首席代表",
    "008",
    "负责市场准入类事项的咨询和受理。",
    "0914-6310007",
    "0914-6390001",
)
HANGING = HangingSign("县行政审批服务局", "3", "市场准入综合窗口", ("食品经营许可核发", "个体工商户登记"))


class TestSigns(unittest.TestCase):
    def inside(self, document: Document) -> None:
        for page in document.pages:
            self.assertGreater(page.width, page.height)
            for item in page.items:
                if isinstance(item, Glyphs):
                    self.assertTrue(
                        item.x >= 0 and item.x + item.width <= page.width + 0.1 and 0 < item.y < page.height
                    )

    def test_they_are_as_they_were_approved(self) -> None:
        with bundled_fonts():
            approved(staff_sign(STAFF), "staff-sign")
            approved(hanging_sign(HANGING), "hanging-sign")

    def test_the_longest_that_the_form_takes_is_inside_the_sheet_or_refused(self) -> None:
        self.inside(staff_sign(StaffSign("局" * 40, "名" * 30, "岗" * 40, "号" * 20, "责" * 120, "1" * 40, "2" * 40)))
        self.inside(hanging_sign(HangingSign("局" * 40, "123456", "窗" * 40, ("事" * 50,) * 3)))
        with self.assertRaises(DoesNotFit):
            hanging_sign(HangingSign("局", "1", "窗口", ("事",) * 60))

    def test_a_sign_without_all_that_may_be_left_out(self) -> None:
        self.inside(staff_sign(StaffSign("县民政局", "赵民政")))
        document = hanging_sign(HangingSign("县民政局", "", "婚姻登记"))
        self.inside(document)
        self.assertEqual([child.kind for child in document.root.children], ["P", "H1"])

    def test_both_sides_of_a_hanging_sign_are_alike_and_read_once(self) -> None:
        document = hanging_sign(HANGING)
        front, back = (
            [(item.text, item.x, item.y) for item in page.items if isinstance(item, Glyphs)] for page in document.pages
        )
        self.assertEqual(front, back)
        self.assertTrue(all(item.element is None for item in document.pages[1].items if isinstance(item, Glyphs)))


class TestPage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        unit = api.content.get(UID=unit_uid(HOME_UNIT))
        self.address = unit.absolute_url()
        self.url = f"{self.address}/@@signs"

    def test_strangers_get_none(self) -> None:
        browser = visitor(self.layer)
        browser.open(self.address)
        self.assertNotIn("@@signs", browser.contents)
        browser.open(self.url)
        self.assertNotIn("signs-staff", browser.contents)

    def test_staff_types_and_prints(self) -> None:
        browser = visitor(self.layer, "demo-staff")
        browser.open(self.address)
        self.assertIn(self.url, browser.contents)
        browser.open(self.url)
        before = self.layer["portal"]._p_jar.db().lastTransaction()
        form = browser.getForm(id="signs-staff")
        form.getControl(name="post").value = "窗口<b>"
        form.submit()
        self.assertIn('role="alert"', browser.contents)
        form = browser.getForm(id="signs-staff")
        self.assertEqual(form.getControl(name="post").value, "窗口<b>")
        form.getControl(name="name").value = "孙职员"
        form.submit()
        self.assertEqual((status_of(browser), browser.headers["Content-Type"]), (200, "application/pdf"))
        self.assertIn("窗口<b>", support.body(browser.contents))
        browser.open(self.url)
        form = browser.getForm(id="signs-hanging")
        form.getControl(name="number").value = "3"
        form.getControl(name="services").value = "食品经营许可核发\n\n个体工商户登记"
        form.submit()
        told = support.pages(browser.contents)
        self.assertEqual(len(told), 2)
        self.assertIn("3号窗口", "".join(run.text for run in told[1]))
        self.assertEqual(self.layer["portal"]._p_jar.db().lastTransaction(), before, "nothing is kept")


class TestPdf(unittest.TestCase):
    def test_the_files_are_read(self) -> None:
        self.assertIn("孙职员", support.body(pdf(staff_sign(STAFF))))
