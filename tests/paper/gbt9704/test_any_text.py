"""Any text makes a right paper or a clear error, never a crash, never a box."""

from __future__ import annotations

from dataclasses import replace
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.gbt9704.elements import Block
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper.gbt9704.samples import FORMS
from tests.paper.gbt9704.samples import NOTICE

import unittest

LINE = st.one_of(
    st.text(max_size=40),
    st.text("政务服务，。（《》）、；1aA %𠮷赟㎡№ ", max_size=200),
    st.sampled_from(
        ["一、甲", "（一）乙。丙", "1.丁", "| 甲 | 乙 |", "| | |", "|||", "附件1", "a" * 200, "（" * 60, "。" * 60]
    ),
)
WORDS = st.text("政务服务局办公室、\n 12A", max_size=40)
DOCUMENT = st.builds(
    OfficialDocument,
    form=st.sampled_from(Form),
    mark=st.lists(WORDS, max_size=7).map(tuple),
    number=WORDS,
    upward=st.booleans(),
    signers=st.lists(WORDS, max_size=5).map(tuple),
    copy_number=st.sampled_from(["", "1", "abc"]),
    urgency=st.sampled_from(["", "特急"]),
    title=st.one_of(WORDS, LINE),
    recipients=st.one_of(WORDS, LINE),
    blocks=st.lists(LINE, max_size=8).map("\n".join).map(blocks_of),
    attachment_list=st.lists(WORDS, max_size=12).map(tuple),
    signatures=st.lists(WORDS, max_size=5).map(tuple),
    date=st.sampled_from(["", "2024-03-02", "x"]),
    sealed=st.booleans(),
    annotation=WORDS,
    parts=st.lists(st.builds(Part, WORDS, st.lists(LINE, max_size=5).map("\n".join).map(blocks_of), WORDS), max_size=2).map(tuple),
    copies_to=WORDS,
    printed_by=WORDS,
    printed_on=st.sampled_from(["", "2024-03-02"]),
    attended=WORDS,
    absent=WORDS,
    observed=WORDS,
    signed_as=st.sampled_from(["", "县长"]),
)  # fmt: skip


def texts(document: Document) -> str:
    return "".join(item.text for page in document.pages for item in page.items if isinstance(item, Glyphs))


class TestAnyText(unittest.TestCase):
    @settings(max_examples=25, deadline=None)
    @given(DOCUMENT)
    def test_a_paper_or_a_clear_error(self, document: OfficialDocument) -> None:
        try:
            made = official_document(document)
        except PaperError as error:
            self.assertTrue(str(error))
            return
        for page in made.pages:
            for item in page.items:
                if isinstance(item, Glyphs):
                    self.assertTrue(all(ord(character) in item.link.font for character in item.text))
                    self.assertTrue(-1 <= item.x <= page.width and 0 <= item.y <= page.height, item)
        self.assertTrue(pdf(made).startswith(b"%PDF"))

    def test_rare_characters_are_drawn(self) -> None:
        rare = "𠮷赟昇喆堃㎡№①％"
        made = official_document(replace(NOTICE, blocks=blocks_of(f"赟等同志{rare}参加。"), signatures=("赟县喆局",)))
        self.assertIn(rare, texts(made))

    def test_what_no_font_has_is_named(self) -> None:
        for document in (
            replace(NOTICE, title="通知🧿"),
            replace(NOTICE, blocks=(Block("正文🧿"),)),
            replace(NOTICE, blocks=(Block(rows=(("🧿",),)),)),
            replace(NOTICE, mark=("某局🧿文件",)),
            replace(NOTICE, copies_to="🧿"),
            replace(NOTICE, annotation="\x07"),
        ):
            with self.assertRaises(MissingGlyph) as caught:
                official_document(document)
            self.assertIn(caught.exception.character, "🧿\x07")

    def test_a_paragraph_of_10000_characters(self) -> None:
        made = official_document(replace(NOTICE, blocks=(Block("政务服务，" * 2000),)))
        self.assertEqual(texts(made).count("，"), 2000 + NOTICE.copies_to.count("，"))
        self.assertGreater(len(made.pages), 15)

    def test_40_attachments(self) -> None:
        names = tuple(f"第{number}个附件的名称" for number in range(1, 41))
        parts = tuple(Part(name, (Block("正文。"),), f"附件{number}") for number, name in enumerate(names, 1))
        made = official_document(replace(NOTICE, attachment_list=names, parts=parts))
        self.assertEqual(len(made.pages) % 2, 0)
        self.assertGreaterEqual(len(made.pages), 42)
        self.assertTrue(all(name in texts(made) for name in names))

    def test_nothing_at_all(self) -> None:
        for form in Form:
            made = official_document(OfficialDocument(form=form))
            self.assertEqual(len(made.pages), 1)
            self.assertTrue(pdf(made))

    def test_tables_of_odd_shapes(self) -> None:
        for rows in ((("",),), (("甲", ""),) * 60, (("甲" * 300, "乙"),) * 3, (("a" * 500, "1"), ("2", "3"))):
            self.assertTrue(official_document(replace(NOTICE, blocks=(Block("如下。"), Block(rows=rows)))).pages)
        with self.assertRaises(DoesNotFit):
            official_document(replace(NOTICE, blocks=(Block(rows=(("甲",) * 99,)),)))


class TestStructure(unittest.TestCase):
    def test_all_text_is_content_but_page_numbers_and_repeated_heads(self) -> None:
        for name, document in FORMS.items():
            made = official_document(document)
            artifacts = "".join(
                item.text
                for page in made.pages
                for item in page.items
                if isinstance(item, Glyphs) and item.element is None
            )
            self.assertTrue(set(artifacts) <= set("—0123456789"), name)

    def test_headings_leave_out_no_level(self) -> None:
        text = "1.甲\n乙。\n一、丙\n1.丁\n（1）戊\n二、己\n（一）庚"
        made = official_document(replace(NOTICE, blocks=blocks_of(text)))
        kinds = [child.kind for child in made.root.children if child.kind.startswith("H")]
        self.assertEqual(kinds, ["H1", "H2", "H2", "H3", "H4", "H2", "H3"])
