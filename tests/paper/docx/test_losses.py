"""What a Word file has that plain text cannot hold is told, with its words and its place."""

from __future__ import annotations

from docx.oxml.ns import nsdecls
from io import BytesIO
from PIL import Image
from shangnan.policy.paper.docx.draft import Draft
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.reader import read
from tests.paper.docx import files
from typing import Any

import unittest

TEXT = "为方便群众办事，现就有关工作通知如下。"


class TestLosses(unittest.TestCase):
    def only(self, xml: str, text: str = TEXT) -> Draft:
        def fill(document: Any) -> None:
            document.add_paragraph("关于延时服务的通知")
            files.into(document.add_paragraph(text), xml)

        return read(files.made(fill))

    def check(self, draft: Draft, kind: Kind, text: str, body: str = TEXT) -> None:
        self.assertEqual([(loss.kind, loss.text) for loss in draft.losses], [(kind, text)])
        self.assertEqual((draft.losses[0].paragraph, draft.losses[0].near), (2, body[:16]))
        self.assertEqual(draft.body, (body,))

    def test_tracked_changes_are_accepted_and_told(self) -> None:
        said = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
        self.check(self.only(f"<w:del {said}><w:r><w:delText>删去的</w:delText></w:r></w:del>"), Kind.DELETED, "删去的")
        put = self.only(f"<w:ins {said}><w:r><w:t>加上的。</w:t></w:r></w:ins>")
        self.check(put, Kind.INSERTED, "加上的。", TEXT + "加上的。")

    def test_text_boxes(self) -> None:
        words = "<w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent>"
        inner = f"<w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict>"
        box = f"<w:r>{inner}</w:r>"
        self.check(self.only(box), Kind.TEXT_BOX, "框里的字")
        forms = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
        both = f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>"
        self.check(self.only(both), Kind.TEXT_BOX, "框里的字")

    def test_formulas_hidden_words_and_signs(self) -> None:
        self.check(self.only("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), Kind.FORMULA, "a+b")
        self.check(self.only("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"), Kind.HIDDEN, "隐")
        self.check(self.only('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'), Kind.SYMBOL, "")
        self.check(self.only("<w:r><w:object/></w:r>"), Kind.OBJECT, "")

    def test_fields_links_and_small_words_above_keep_what_is_read(self) -> None:
        xml = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>三月</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            "<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>"
            "<w:r><w:ruby><w:rt><w:r><w:t>yī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>一</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
        draft = self.only(xml)
        self.assertEqual((draft.body, draft.losses), ((TEXT + "三月网址一",), ()))

    def test_pictures(self) -> None:
        def fill(document: Any) -> None:
            image = BytesIO()
            Image.new("RGB", (2, 2)).save(image, "PNG")
            document.add_paragraph("关于延时服务的通知")
            document.add_paragraph(TEXT).add_run().add_picture(image)

        self.check(read(files.made(fill)), Kind.PICTURE, "")

    def test_comments_with_their_words(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("关于延时服务的通知")
            run = document.add_paragraph().add_run(TEXT)
            document.add_comment(run, "请核对时间", "张三", "z")

        self.check(read(files.made(fill)), Kind.COMMENT, "请核对时间")

    def test_footnotes_with_their_words(self) -> None:
        data = files.lines("关于延时服务的通知", TEXT)
        document = files.new_document(BytesIO(data))
        files.into(document.paragraphs[1], '<w:r><w:footnoteReference w:id="2"/></w:r>')
        said = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        note = '<w:footnote w:id="2"><w:p><w:r><w:t>见附表</w:t></w:r></w:p></w:footnote>'
        data = files.saved(document)
        with files.ZipFile(BytesIO(data)) as archive:
            relations = archive.read("word/_rels/document.xml.rels").decode()
            types = archive.read("[Content_Types].xml").decode()
        relation = f'<Relationship Id="rId99" Type="{said}" Target="footnotes.xml"/></Relationships>'
        override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
        parts = {
            "word/footnotes.xml": f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>",
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation),
            "[Content_Types].xml": types.replace("</Types>", override),
        }
        self.check(
            read(files.changed(data, {name: part.encode() for name, part in parts.items()})), Kind.FOOTNOTE, "见附表"
        )

    def test_headers_but_no_page_numbers(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("关于延时服务的通知")
            document.sections[0].header.paragraphs[0].text = "内部资料"
            document.sections[0].footer.paragraphs[0].text = "— 1 —"

        self.assertEqual(
            [(loss.kind, loss.text) for loss in read(files.made(fill)).losses], [(Kind.HEADER, "内部资料")]
        )
