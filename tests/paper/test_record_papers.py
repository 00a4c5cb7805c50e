"""Every paper of a record is right as PDF/A and as OFD, read aloud from its title on, and the same for the same input."""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy.desk.register_paper import register
from shangnan.policy.desk.signs_paper import hanging_sign
from shangnan.policy.desk.signs_paper import staff_sign
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import united
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.ofd.writer import ofd
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.integrity.letter.paper import letter_paper
from shangnan.policy.records.party.paper import minutes
from shangnan.policy.records.service_guide.notice_paper import notice_paper
from shangnan.policy.records.service_guide.sign_paper import item_sign
from shangnan.policy.records.training.certificate_paper import certificates
from shangnan.policy.records.training.sheet_paper import sign_in_sheet
from tests.desk.test_register_paper import SHEET
from tests.desk.test_signs import HANGING
from tests.desk.test_signs import STAFF
from tests.paper import support
from tests.paper.pdf_rules import pdf_a_problems
from tests.records.integrity.letter.examples import PLAIN as LETTER
from tests.records.integrity.letter.test_paper import SIGNATURES
from tests.records.party.examples import PLAIN as PARTY
from tests.records.service_guide.test_notice import notice
from tests.records.training.examples import PLAIN as TRAINING
from tests.records.training.test_papers import TOLD

import unittest

_SIGNED = {**LETTER, "signatures": SIGNATURES}
PAPERS: dict[str, Callable[[], Document]] = {
    "register": lambda: register(SHEET),
    "sign-in sheet": lambda: sign_in_sheet(TRAINING, "县行政审批服务局"),
    "certificates": lambda: certificates([TOLD, TOLD]),
    "party record": lambda: minutes(PARTY, draft=True),
    "letter": lambda: letter_paper(_SIGNED),
    "letters": lambda: united([letter_paper(_SIGNED), letter_paper(LETTER, draft=True)], Facts("责任书", "商南县")),
    "notice": lambda: notice_paper(support.GUIDES[0], notice(other="请注明面积。", days=5), support.IMPRINT),
    "board of an item": lambda: item_sign(support.GUIDES[0], support.IMPRINT),
    "board of a person": lambda: staff_sign(STAFF),
    "sign of a window": lambda: hanging_sign(HANGING),
}


def _kinds(element: Element) -> list[str]:
    return [element.kind, *(kind for child in element.children for kind in _kinds(child))]


class TestRecordPapers(unittest.TestCase):
    def test_each_is_a_tagged_archival_pdf(self) -> None:
        for name, paper in PAPERS.items():
            with self.subTest(name):
                self.assertEqual(pdf_a_problems(pdf(paper())), [])

    def test_each_becomes_an_ofd(self) -> None:
        for name, paper in PAPERS.items():
            with self.subTest(name):
                self.assertTrue(ofd(paper()).startswith(b"PK"))

    def test_each_has_one_title_or_one_for_each_part(self) -> None:
        for name, paper in PAPERS.items():
            with self.subTest(name):
                document = paper()
                parts = max(len([child for child in document.root.children if child.kind == "Sect"]), 1)
                self.assertEqual(_kinds(document.root).count("H1"), parts)

    def test_the_same_input_gives_the_same_file(self) -> None:
        for name, paper in PAPERS.items():
            with self.subTest(name):
                self.assertEqual(pdf(paper()), pdf(paper()))
