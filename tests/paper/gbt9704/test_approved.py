"""Each form as it was looked at and approved; the same bytes for the same input; not larger than it may be."""

from __future__ import annotations

from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.paper.gbt9704.samples import FORMS
from tests.paper.gbt9704.samples import NOTICE
from tests.paper.pdf_rules import pdf_a_problems

import unittest


class TestForms(unittest.TestCase):
    def test_each_form_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            for name, document in FORMS.items():
                with self.subTest(name):
                    approved(official_document(document), f"gbt9704-{name}")

    def test_each_form_is_a_tagged_archival_pdf(self) -> None:
        for name, document in FORMS.items():
            with self.subTest(name):
                self.assertEqual(pdf_a_problems(pdf(official_document(document))), [])

    def test_the_same_bytes_again(self) -> None:
        self.assertEqual(pdf(official_document(NOTICE)), pdf(official_document(NOTICE)))

    def test_two_pages_are_at_most_150_kb(self) -> None:
        document = official_document(NOTICE)
        self.assertEqual(len(document.pages), 2)
        self.assertLess(len(pdf(document)), 150 * 1024)
