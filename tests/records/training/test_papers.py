"""The sheet to sign in on and the certificates: what stands on them, who gets them, and that scores stay hidden."""

from __future__ import annotations

from dataclasses import replace
from plone import api
from Products.statusmessages.interfaces import IStatusMessage
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.training.certificate_paper import Certificate
from shangnan.policy.records.training.certificate_paper import certificate
from shangnan.policy.records.training.certificate_paper import certificates
from shangnan.policy.records.training.printing import certificates_of
from shangnan.policy.records.training.sheet_paper import sign_in_sheet
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.records.training.examples import add_training
from tests.records.training.examples import PLAIN
from tests.records.training.examples import ROSTER
from tests.records.training.examples import SCORES
from tests.support import acting_as
from typing import Any

import unittest

ALL = ("demo-drafter", "demo-reviewer", "demo-registrar")
UNIT = "县行政审批服务局"
TOLD = Certificate(
    "孙职员", UNIT, PLAIN["title"], "2019年度政务服务标准化培训计划第2期", "2019-11-20", 4, 91, UNIT, "2019-11-22"
)


class TestSheet(unittest.TestCase):
    def test_it_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            approved(sign_in_sheet(PLAIN, UNIT), "training-sheet")

    def test_it_names_the_training_and_everybody_in_order(self) -> None:
        told = support.body(pdf(sign_in_sheet(PLAIN, UNIT)))
        for words in ("培训签到表", PLAIN["title"], "2019年11月20日", PLAIN["session_place"], "主办单位", "应到3人"):
            self.assertIn(words, told)
        names = [told.index(row["name"]) for row in ROSTER]
        self.assertEqual(names, sorted(names))

    def test_what_is_known_of_people_stays_out(self) -> None:
        told = support.body(pdf(sign_in_sheet(PLAIN | {"scores": SCORES}, UNIT)))
        for words in ("demo-staff", "91", "57"):
            self.assertNotIn(words, told)

    def test_the_head_stands_on_every_page_and_nobody_is_lost(self) -> None:
        people = [{"name": f"参训{number:03d}", "unit": UNIT} for number in range(100)]
        pages = support.pages(pdf(sign_in_sheet(PLAIN | {"roster": people}, UNIT)))
        self.assertGreater(len(pages), 4)
        told = [support.squeezed("".join(run.text for run in runs)) for runs in pages]
        for page in told[:-1]:
            self.assertIn("序号姓名单位签到（本人签字）备注", page)
        for person in people:
            self.assertEqual("".join(told).count(person["name"]), 1)

    def test_an_empty_record_is_a_sheet_too(self) -> None:
        told = support.body(pdf(sign_in_sheet({"title": "培训"}, UNIT)))
        self.assertIn("应到0人", told)


class TestCertificate(unittest.TestCase):
    def test_it_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            approved(certificate(TOLD), "training-certificate")

    def test_without_a_score_none_is_told(self) -> None:
        self.assertIn("考核成绩91分", support.body(pdf(certificates([TOLD]))))
        told = support.body(pdf(certificates([replace(TOLD, score=None)])))
        self.assertNotIn("成绩", told)
        self.assertIn("完成培训4学时。", told)
        self.assertIn("考核成绩0分", support.body(pdf(certificates([replace(TOLD, score=0)]))))

    def test_several_are_one_file_with_bookmarks(self) -> None:
        people = [replace(TOLD, name=name) for name in ("甲某", "乙某", "丙某")]
        read = support.reader(pdf(certificates(people)))
        self.assertEqual(len(read.pages), 3)
        self.assertEqual([entry.title for entry in read.outline], [f"培训证明 {told.name}" for told in people])

    def test_the_longest_names_fit_or_are_refused(self) -> None:
        longest = replace(TOLD, title="培" * 200, plan="计" * 300, person_unit="单" * 100)
        with self.assertRaises(DoesNotFit):
            certificate(longest)
        fits = certificate(replace(TOLD, title="培" * 80))
        self.assertEqual(len(fits.pages), 1)
        page = fits.pages[0]
        for item in page.items:
            if isinstance(item, Glyphs):
                self.assertTrue(item.x > 0 and item.x + item.width < page.width and 0 < item.y < page.height)

    def test_a_character_without_a_font_is_named(self) -> None:
        with self.assertRaises(MissingGlyph) as caught:
            certificate(replace(TOLD, name="孙\ue000"))
        self.assertEqual(caught.exception.character, "\ue000")


class TestWhoPrints(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def names(self, record: Any, user: str) -> list[str]:
        with acting_as(self.portal, user):
            return [f"{told.name} {told.score}" for told in certificates_of(record).values()]

    def view(self, record: Any, name: str, **form: str) -> Any:
        request = self.layer["request"].clone()
        request.form.update(form)
        return api.content.get_view(name, record, request)

    def test_certificates_are_for_who_may_see_the_result(self) -> None:
        record = add_training(self.portal, "confirmed")
        for user in ALL:
            # 何大明 did not sign in.
            self.assertEqual(self.names(record, user), ["孙职员 91", "赵民政 57"], user)
        self.assertEqual(self.names(record, "demo-staff"), ["孙职员 91"])
        self.assertEqual(self.names(record, "demo-drafter2"), ["赵民政 57"])
        for user in ("demo-approver", "demo-publisher", "demo-auditor"):
            self.assertEqual(self.names(record, user), [], user)

    def test_there_is_none_before_the_record_is_confirmed(self) -> None:
        record = add_training(self.portal)
        for user in (*ALL, "demo-staff"):
            self.assertEqual(self.names(record, user), [])

    def test_another_number_gives_nothing(self) -> None:
        record = add_training(self.portal, "confirmed")
        for asked in ("2", "3", "0", "-1", "x", "99999999"):
            with acting_as(self.portal, "demo-staff"):
                view = self.view(record, "training-certificate.pdf", person=asked)
                self.assertEqual(view(), "", asked)
                self.assertEqual(view.request.response.getHeader("Location"), record.absolute_url())
                (told,) = IStatusMessage(view.request).show()
                self.assertNotIn("赵民政", told.message)

    def test_the_views_answer_with_the_paper(self) -> None:
        record = add_training(self.portal, "filed")
        with acting_as(self.portal, "demo-staff"):
            for asked in ({"person": "1"}, {}):
                view = self.view(record, "training-certificate.pdf", **asked)
                told = support.body(view())
                self.assertIn("孙职员", told)
                self.assertNotIn("赵民政", told)
                self.assertEqual(view.request.response.getHeader("Cache-Control"), "no-store")
        with acting_as(self.portal, "demo-registrar"):
            view = self.view(record, "training-certificate.pdf")
            self.assertEqual(len(support.reader(view()).pages), 2)
        with acting_as(self.portal, "demo-publisher"):
            sheet = self.view(record, "training-sheet.pdf")()
            self.assertIn("何大明", support.body(sheet))

    def test_the_page_leads_to_the_papers_that_one_gets(self) -> None:
        record = add_training(self.portal, "confirmed")
        for user, links in (("demo-staff", 1), ("demo-reviewer", 3), ("demo-publisher", 0)):
            with acting_as(self.portal, user):
                html = self.view(record, "view")()
            self.assertEqual(html.count("@@training-certificate.pdf"), links, user)
            self.assertEqual(html.count("@@training-sheet.pdf"), 1)
