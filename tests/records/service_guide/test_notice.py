"""The notice of what is missing: all gaps in one, nothing kept, nothing typed lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from plone import api
from Products.statusmessages.interfaces import IStatusMessage
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.service_guide.notice_form import MOST_DAYS
from shangnan.policy.records.service_guide.notice_form import MOST_OTHER
from shangnan.policy.records.service_guide.notice_form import MOST_REMARK
from shangnan.policy.records.service_guide.notice_form import notice_of
from shangnan.policy.records.service_guide.notice_form import problems
from shangnan.policy.records.service_guide.notice_form import PURPOSES
from shangnan.policy.records.service_guide.notice_form import read_form
from shangnan.policy.records.service_guide.notice_paper import asked_of
from shangnan.policy.records.service_guide.notice_paper import Notice
from shangnan.policy.records.service_guide.notice_paper import notice_paper
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.support import acting_as
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from typing import Any

import transaction
import unittest

GUIDE = support.GUIDES[0]
MATERIALS = GUIDE["materials"]
JUNK = st.one_of(st.text(max_size=300), st.none(), st.integers(), st.lists(st.text(max_size=5), max_size=4))


def notice(purpose: str = "missing", count: int = 3, remark: str = "", **changes: Any) -> Notice:
    """Return a notice that names the first materials of the guide."""
    materials = tuple(asked_of(material, remark, purpose) for material in MATERIALS[:count])
    return Notice(**{"purpose": purpose, "applicant": "", "day": "2026-11-29", "materials": materials} | changes)


class TestPaper(unittest.TestCase):
    def told(self, *args: Any, **changes: Any) -> str:
        return support.body(pdf(notice_paper(GUIDE, notice(*args, **changes), support.IMPRINT)))

    def test_it_is_as_it_was_approved(self) -> None:
        filled = notice(remark="请加盖公章。", applicant="商南县某某餐饮店", other="请注明面积。", days=5)
        with bundled_fonts():
            approved(notice_paper(GUIDE, filled, support.IMPRINT), "one-time-notice")

    def test_it_says_what_is_missing_and_how_to_supplement_it(self) -> None:
        told = self.told(applicant="王某", other="请注明经营面积。", days=5)
        for words in (
            "一次性告知单", "王某：", GUIDE["name"], *(material["name"] for material in MATERIALS[:3]), "未提交", "请注明经营面积。",
            "收到本单之日起5个工作日内", GUIDE["consult_phone"], "告知日期：2026年11月29日", "申请人（签收）：", "行政许可法",
        ):  # fmt: skip
            self.assertIn(support.squeezed(words), told)
        self.assertNotIn(MATERIALS[3]["name"], told)

    def test_what_to_bring_is_no_reproach(self) -> None:
        told = self.told("needed")
        self.assertIn("请备齐下列材料", told)
        for words in ("未提交", "补正", "行政许可法"):
            self.assertNotIn(words, told)

    def test_the_law_is_cited_where_it_applies(self) -> None:
        other = GUIDE | {"type_code": "20"}
        told = support.body(pdf(notice_paper(other, notice(), support.IMPRINT)))
        self.assertNotIn("行政许可法", told)

    def test_all_materials_with_notes_fit_one_page(self) -> None:
        self.assertEqual(len(notice_paper(GUIDE, notice("needed", 99), support.IMPRINT).pages), 1)

    def test_however_much_there_is_nothing_is_cut(self) -> None:
        materials = tuple(
            asked_of({"name": f"第{number:03d}号材料"}, "改" * MOST_REMARK, "missing") for number in range(200)
        )
        paper = notice_paper(GUIDE, notice(materials=materials, other="说" * MOST_OTHER), support.IMPRINT)
        told = support.body(pdf(paper))
        for number in range(200):
            self.assertEqual(told.count(f"第{number:03d}号材料"), 1)
        self.assertEqual(told.count("改"), 200 * MOST_REMARK)

    def test_a_guide_with_hardly_anything_has_a_notice(self) -> None:
        told = support.body(
            pdf(notice_paper({"name": "某事"}, notice(materials=(), other="请补充。"), support.IMPRINT))
        )
        self.assertIn("请补充。", told)


class TestForm(unittest.TestCase):
    def rules(self, **form: Any) -> int:
        return len(problems(read_form({"seen": "v"} | form, len(MATERIALS)), MATERIALS, "v"))

    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        self.assertEqual(self.rules(material=["0", "1"]), 0)
        self.assertEqual(self.rules(other="请补充。"), 0)
        self.assertEqual(self.rules(), 1)
        self.assertEqual(self.rules(seen="old", applicant="名" * 101, days="三天"), 4)
        self.assertEqual(self.rules(material="0", **{"remark-0": "长" * 201, "remark-1": "长" * 201}), 1)

    def test_days(self) -> None:
        for typed, wrong in (
            ("", 0),
            ("5", 0),
            ("５", 0),
            (str(MOST_DAYS), 0),
            ("0", 1),
            ("181", 1),
            ("-1", 1),
            ("1.5", 1),
        ):
            self.assertEqual(self.rules(material="0", days=typed), wrong, typed)

    def test_what_was_typed_is_what_is_printed(self) -> None:
        form = {
            "purpose": "needed",
            "material": ["2", "0", "77", "x"],
            "remark-0": " 一 ",
            "other": "甲\r\n乙",
            "days": "３",
        }
        typed = read_form(form, len(MATERIALS))
        told = notice_of(typed, MATERIALS, "2026-11-29")
        self.assertEqual([asked.name for asked in told.materials], [MATERIALS[0]["name"], MATERIALS[2]["name"]])
        self.assertEqual(told.materials[0].remark, "一")
        self.assertEqual((told.purpose, told.other, told.days), ("needed", "甲\n乙", 3))

    @settings(deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["purpose", "applicant", "material", "remark-0", "other", "days", "seen"]), JUNK
        )
    )
    def test_whatever_is_sent_is_read(self, form: dict[str, object]) -> None:
        typed = read_form(form, len(MATERIALS))
        self.assertIn(typed.purpose, PURPOSES)
        self.assertLessEqual(typed.ticked, set(range(len(MATERIALS))))
        problems(typed, MATERIALS, "v")


class TestPage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide: Any = add_guide(self.portal)
        publish(self.portal, self.guide)
        transaction.commit()
        self.url = f"{self.guide.absolute_url()}/@@one-time-notice"

    def test_a_citizen_ticks_and_prints(self) -> None:
        browser = visitor(self.layer)
        browser.open(self.guide.absolute_url())
        self.assertIn(self.url, browser.contents)
        browser.open(self.url)
        form = browser.getForm(id="notice-form")
        before = self.portal._p_jar.db().lastTransaction()
        form.getControl(name="applicant").value = "王某"
        form.submit()
        self.assertIn('role="alert"', browser.contents)
        form = browser.getForm(id="notice-form")
        self.assertEqual(form.getControl(name="applicant").value, "王某")
        form.getControl(name="material").value = ["0", "2"]
        form.getControl(name="remark-2").value = "请签名"
        form.submit()
        self.assertEqual(status_of(browser), 200)
        self.assertEqual(browser.headers["Content-Type"], "application/pdf")
        self.assertEqual(browser.headers["Cache-Control"], "no-store")
        told = support.body(browser.contents)
        for words in ("王某：", "请签名", self.guide.materials[0]["name"]):
            self.assertIn(words, told)
        self.assertNotIn(self.guide.materials[1]["name"], told)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before, "nothing is kept")

    def test_what_no_font_has_is_told_and_nothing_typed_is_lost(self) -> None:
        browser = visitor(self.layer)
        browser.open(self.url)
        form = browser.getForm(id="notice-form")
        form.getControl(name="material").value = ["1"]
        form.getControl(name="other").value = "请看𒀀<b>"
        form.submit()
        self.assertIn("U+12000", browser.contents)
        self.assertNotIn("<b>", browser.contents.split('role="alert"')[1].split("</div>")[0])
        form = browser.getForm(id="notice-form")
        self.assertEqual(form.getControl(name="material").value, ["1"])
        self.assertEqual(form.getControl(name="other").value.strip(), "请看𒀀<b>")

    def test_only_published_guides_have_notices(self) -> None:
        with acting_as(self.portal, "demo-publisher"):
            step(self.portal, self.guide, "suspend", "demo-publisher", "政策调整")
            view = api.content.get_view("one-time-notice", self.guide, self.layer["request"].clone())
            self.assertEqual(view(), "")
            self.assertEqual([told.type for told in IStatusMessage(view.request).show()], ["error"])
        draft: Any = add_guide(self.portal, 1)
        transaction.commit()
        browser = visitor(self.layer)
        browser.open(f"{draft.absolute_url()}/@@one-time-notice")
        self.assertNotIn("notice-form", browser.contents)
