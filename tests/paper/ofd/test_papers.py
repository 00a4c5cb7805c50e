"""The papers that there are, as OFD: official documents in all forms and guides, each glyph where the PDF has it."""

from __future__ import annotations

from shangnan.policy.paper import page
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.ofd.writer import ofd
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.service_guide.paper import guide_pdf
from tests.paper.gbt9704.samples import FORMS
from tests.paper.gbt9704.samples import PLAN
from tests.paper.ofd import support
from tests.paper.support import GUIDES
from tests.paper.support import IMPRINT
from tests.paper.support import squeezed
from unittest import mock

import ofdkit
import unittest

TENTH = 0.1


def guide() -> Document:
    """The paper of a guide as it is drawn for its PDF."""
    with mock.patch.object(page, "pdf") as written:
        guide_pdf(GUIDES[0], IMPRINT)
    document: Document = written.call_args.args[0]
    return document


class TestPapers(unittest.TestCase):
    def check(self, document: Document) -> bytes:
        """Hold a paper's OFD against the schema and against its PDF."""
        file = ofd(document)
        self.assertEqual(support.complaints(file), [])
        ours, theirs = support.ofd_places(file), support.pdf_places(pdf(document))
        self.assertEqual(len(ours), len(theirs))
        for one, other in zip(ours, theirs, strict=True):
            self.assertLess(max(support.apart(one, other), default=0.0), TENTH)
        return file

    def test_official_documents_in_all_forms(self) -> None:
        for name, document in FORMS.items():
            with self.subTest(name):
                self.check(official_document(document))

    def test_a_guide(self) -> None:
        self.check(guide())

    def test_another_reader_reads_the_plan_word_for_word(self) -> None:
        with ofdkit.open(ofd(official_document(PLAN))) as read:
            text = squeezed(read.text())
            self.assertEqual(read.warnings, [])
        for part in (PLAN.title, PLAN.number, *(block.text for block in PLAN.blocks)):
            self.assertIn(squeezed(part), text)

    def test_rules_are_where_the_model_has_them(self) -> None:
        """Those of the plan: the red one and 版记, 156 mm wide, 0.35 and 0.25 mm thick."""
        document = official_document(PLAN)
        rules = [item for sheet in document.pages for item in sheet.items if isinstance(item, Path)]
        found = [one for sheet in support.pages(ofd(document)) for one in sheet.iter(f"{support.OFD}PathObject")]
        self.assertEqual(len(found), len(rules))
        self.assertGreaterEqual(len(rules), 3)
        for item, held in zip(rules, found, strict=True):
            left, top, width, height = map(float, held.get("Boundary").split())
            edge = item.weight * support.MM / 2 if item.stroke is not None else 0.0
            xs = [place * support.MM for _, *step in item.steps for place in step[::2]]
            ys = [place * support.MM for _, *step in item.steps for place in step[1::2]]
            for mine, theirs in (
                (left + edge, min(xs)),
                (left + width - edge, max(xs)),
                (top + edge, min(ys)),
                (top + height - edge, max(ys)),
            ):
                self.assertAlmostEqual(mine, theirs, delta=0.002)
