"""The rules that papers are held against: a right file passes them, and each catches the fault that it is there for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import Pdf
from PIL import Image
from shangnan.policy.paper import fonts
from shangnan.policy.paper import page
from shangnan.policy.paper import styles
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.qr import QrCode
from shangnan.policy.paper.sections import numbered
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from tests.paper.pdf_rules import pdf_a_problems
from typing import Any

import re
import unittest


def right_paper() -> Document:
    """A paper of two pages with everything that a paper may have."""
    story = [
        Text("题目", styles.TITLE, level=1),
        Text("正文，" * 200, styles.PROSE.but(face=fonts.SONG)),
        Text("一", styles.HEADING, bookmark="一", level=2),
        Table([-1, -1], [[f"甲{number}", "乙"] for number in range(40)], ["左", "右"]),
        numbered(["一件", "两件"]),
        QrCode("https://zwfw.example/1", 60),
    ]
    made = page.document(
        story, Facts("题目 <1>", "商南县 & 人", "主题", "词", "2026-04-01"), Repeated("题目", "商南县")
    )
    seal = BytesIO()
    Image.new("RGBA", (40, 40), (255, 0, 0, 99)).save(seal, "PNG")
    figure = made.root.add("Figure", alternative="印章")
    made.pages[-1].items.append(Picture(seal.getvalue(), 100, 700, 40, 40, figure))
    made.pages[-1].items.append(Link(100, 700, 40, 40, "tel:0914-6310007"))
    return made


@cache
def right() -> bytes:
    """The file of the right paper."""
    return pdf(right_paper())


def changed(change: Callable[[Pdf], object]) -> bytes:
    """The right file with a change."""
    with Pdf.open(BytesIO(right())) as held:
        change(held)
        out = BytesIO()
        held.save(out, fix_metadata_version=False)
    return out.getvalue()


def content(old: bytes, new: bytes) -> Callable[[Pdf], object]:
    """A change of the first page's content."""

    def change(held: Pdf) -> None:
        stream = held.pages[0].obj.Contents
        data = stream.read_bytes()
        assert re.search(old, data, re.DOTALL), old
        stream.write(re.sub(old, new, data, count=1, flags=re.DOTALL))

    return change


def parts(held: Pdf, kind: str) -> list[Any]:
    """The parts of a kind, in the order of the file's objects."""
    return [
        one for one in held.objects if isinstance(one, Dictionary) and one.get("/S") == Name(f"/{kind}") and "/P" in one
    ]


def metadata(old: bytes, new: bytes) -> Callable[[Pdf], object]:
    """A change of the metadata."""

    def change(held: Pdf) -> None:
        data = held.Root.Metadata.read_bytes()
        assert old in data, old
        held.Root.Metadata.write(data.replace(old, new), filter=None)

    return change


def font(held: Pdf) -> Any:
    """A font of the first page."""
    return held.pages[0].obj.Resources.Font.F1


def set_to(obj: Any, key: str, value: Any) -> None:
    """Set an entry, or take it away where the value is None."""
    if value is None:
        del obj[key]
    else:
        obj[key] = value


def root(key: str, value: Any) -> Callable[[Pdf], object]:
    """A change of the catalogue."""
    return lambda held: set_to(held.Root, key, value)


def picture(held: Pdf) -> Any:
    return held.pages[0].obj.Resources.XObject.P1


def link(held: Pdf) -> Any:
    return held.pages[-1].obj.Annots[0]


def swap_first_parts(held: Pdf) -> None:
    kids = parts(held, "Document")[0].K
    kids[0], kids[1] = kids[1], kids[0]


def drop_part(held: Pdf) -> None:
    del parts(held, "Document")[0].K[1]


def drop_heads(held: Pdf) -> None:
    for head in parts(held, "TH"):
        head.S = Name.TD


def cut_program(held: Pdf) -> None:
    """The program of another font of the paper, in place of its own."""
    fonts = held.pages[0].obj.Resources.Font
    fonts.F1.DescendantFonts[0].FontDescriptor.FontFile3 = fonts.F2.DescendantFonts[0].FontDescriptor.FontFile3


#: The clause that is named, and the change that breaks it.
FAULTS: dict[str, list[tuple[str, Callable[[Pdf], object]]]] = {
    "file": [
        (r"6: the catalogue has /AcroForm", root("/AcroForm", Dictionary(Fields=Array()))),
        (r"6: the catalogue has /OpenAction", root("/OpenAction", Dictionary(S=Name.JavaScript))),
        (r"6: the catalogue's names have /JavaScript", root("/Names", Dictionary(JavaScript=Dictionary()))),
        (r"6\.1\.7\.1", lambda held: set_to(held.pages[0].obj.Contents, "/F", Name.x)),
        (r"6\.1\.13: a string", lambda held: set_to(held.pages[0].obj, "/X", b"x" * 40000)),
        (r"6\.3\.1", lambda held: set_to(link(held), "/Subtype", Name.Movie)),
        (r"6\.3\.2", lambda held: set_to(link(held), "/F", 0)),
        (r"6\.5\.1", lambda held: set_to(link(held).A, "/S", Name.Launch)),
        (r"6\.5\.2", lambda held: set_to(held.pages[0].obj, "/AA", Dictionary())),
        (r"turned", lambda held: set_to(held.pages[0].obj, "/Rotate", 90)),
    ],
    "metadata": [
        (r"6\.6\.2\.1: there are no", root("/Metadata", None)),
        (r"6\.6\.2\.1: the metadata are no XML", metadata(b"</rdf:RDF>", b"")),
        (r"6\.6\.4", metadata(b"part>2<", b"part>1<")),
        (r"6\.6\.2\.2: /Title", metadata(b"&lt;1&gt;", b"&lt;2&gt;")),
        (r"6\.6\.2\.2: /Author", lambda held: set_to(held.trailer.Info, "/Author", "other")),
        (r"6\.6\.2\.2: /CreationDate", metadata(b"<xmp:CreateDate>2026-04-01", b"<xmp:CreateDate>2026-04-02")),
        (r"7\.1: the metadata have no title", metadata(b"dc:title>", b"dc:other>")),
        (r"7\.1: a viewer's window", root("/ViewerPreferences", None)),
        (r"7\.2: the catalogue names no language", root("/Lang", None)),
    ],
    "graphics": [
        (r"6\.2\.3: there are 0", root("/OutputIntents", None)),
        (r"6\.2\.3: the profile is not of red", lambda held: set_to(held.Root.OutputIntents[0].DestOutputProfile, "/N", 4)),
        (r"6\.1: .*Resources is missing", lambda held: set_to(held.pages[0].obj, "/Resources", None)),
        (r"6\.2\.4\.3: a colour", content(rb"[\d.]+ [\d.]+ [\d.]+ rg", b"0 0 0 1 k")),
        (r"6\.2\.4\.3: a picture's", lambda held: set_to(picture(held), "/ColorSpace", Name.DeviceCMYK)),
        (r"6\.2\.8: a picture is interpolated", lambda held: set_to(picture(held), "/Interpolate", True)),
        (r"6\.2\.10: a picture", lambda held: set_to(picture(held), "/SMask", picture(held))),
        (r"6\.2\.10: a graphics state", lambda held: set_to(
            held.pages[0].obj.Resources, "/ExtGState", Dictionary(G=Dictionary(ca=0.5)))),
        (r"6\.2\.10: the page", lambda held: set_to(held.pages[0].obj, "/Group", Dictionary())),
        (r"6\.2\.2: an operator", content(rb"\nEMC", b"\nxyz\nEMC")),
    ],
    "fonts": [
        (r"6\.2\.11\.4\.1: a font is not embedded",
         lambda held: set_to(font(held).DescendantFonts[0].FontDescriptor, "/FontFile3", None)),
        (r"6\.2\.11\.4\.1: the program lacks", cut_program),
        (r"6\.2\.11\.5", lambda held: set_to(font(held).DescendantFonts[0], "/DW", 500)),
        (r"6\.2\.11\.7\.2: a font", lambda held: set_to(font(held), "/ToUnicode", None)),
        (r"6\.2\.11\.7\.2: a code", lambda held: font(held).ToUnicode.write(b"")),
        (r"6\.2\.11\.8", content(rb"\([^)]+\) Tj", b"<0000> Tj")),
        (r"6\.2\.2: a font is not among", content(rb"/F1 ", b"/F9 ")),
        (r"6\.2\.11\.2: a font has several", lambda held: set_to(font(held), "/BaseFont", Name("/Other"))),
    ],
    "content": [
        (r"14\.8: something is drawn \(Tj\)", content(rb"/H1 <</MCID 0>> BDC(.*?)EMC", rb"\1")),
        (r"14\.8: something is drawn \((S|f)\)", content(rb"/Artifact BMC(.*?)EMC", rb"\1")),
        (r"14\.8: a mark is neither", content(rb"/Artifact BMC", b"/P BMC")),
        (r"14\.6: a mark ends", content(rb"EMC", b"EMC EMC")),
        (r"14\.6: a mark, a state", content(rb"EMC\Z", b"")),
        (r"14\.6: pieces of content have the same number", content(rb"<</MCID 1>>", b"<</MCID 0>>")),
        (r"14\.8: content stands inside", content(rb"/Artifact BMC", b"/Artifact BMC /Artifact BMC EMC")),
    ],
    "structure": [
        (r"14\.7\.1", root("/MarkInfo", None)),
        (r"14\.7\.2: there is no structure", root("/StructTreeRoot", None)),
        (r"14\.7\.2: a part does not name", lambda held: set_to(parts(held, "P")[0], "/P", parts(held, "TR")[0])),
        (r"14\.8\.4: a part", lambda held: set_to(parts(held, "P")[0], "/S", Name.Paragraph)),
        (r"14\.8\.4\.3: LI stands below Document", lambda held: set_to(parts(held, "L")[0], "/S", Name.Document)),
        (r"14\.8: content is not reached", drop_part),
        (r"7\.2: content is drawn in another order", swap_first_parts),
        (r"14\.7\.4\.4: the way back from piece", lambda held: set_to(held.pages[0].obj, "/StructParents", 99)),
        (r"14\.7\.4: the structure names content", content(rb"/H1 <</MCID 0>> BDC(.*?)EMC", b"")),
        (r"7\.3: a picture", lambda held: set_to(parts(held, "Figure")[0], "/Alt", None)),
        (r"7\.4\.2: a heading of level 2 follows one of level 0", lambda held: set_to(parts(held, "H1")[0], "/S", Name.P)),
        (r"7\.4\.2: a heading of level 3", lambda held: set_to(parts(held, "H2")[0], "/S", Name.H3)),
        (r"7\.1: a part is empty", lambda held: set_to(parts(held, "P")[0], "/K", None)),
        (r"7\.18\.3", lambda held: set_to(held.pages[-1].obj, "/Tabs", None)),
        (r"7\.18\.5: a link is not reached", lambda held: set_to(parts(held, "Link")[0], "/S", Name.Span)),
        (r"7\.18\.5: a link does not say", lambda held: set_to(link(held), "/Contents", None)),
        (r"14\.7\.4\.4: the way back from a link", lambda held: set_to(link(held), "/StructParent", 99)),
    ],
    "tables": [
        (r"7\.5: the rows of a table", lambda held: parts(held, "TR")[3].K.__delitem__(0)),
        (r"7\.5: the rows of a table", lambda held: set_to(
            parts(held, "TD")[3], "/A", Dictionary(O=Name.Table, RowSpan=2))),
        (r"7\.5: a table has no heads", drop_heads),
        (r"7\.5: a head does not say", lambda held: set_to(parts(held, "TH")[0], "/A", None)),
        (r"14\.8\.4\.3\.4: a table has in it", lambda held: set_to(parts(held, "TD")[0], "/S", Name.P)),
    ],
}  # fmt: skip


class TestRules(unittest.TestCase):
    def test_a_right_file_is_right(self) -> None:
        self.assertEqual(pdf_a_problems(right()), [])
        self.assertEqual(pdf_a_problems(changed(lambda _: None)), [], "written by another program")

    def test_what_is_no_pdf(self) -> None:
        self.assertRegex("\n".join(pdf_a_problems(b"PK\x03\x04")), r"6\.1: no PDF")

    def test_faults_of_the_bytes(self) -> None:
        for clause, old, new in (
            (r"6\.1\.2", b"%PDF-1.7\n%\xe2", b"%PDF-1.7\n%\x41"),
            (r"6\.1\.3: there is something after", b"%%EOF\n", b"%%EOF\nmore"),
            (r"6\.1\.3: the trailer has no ID", b"/ID [", b"/IX ["),
            (r"6\.6\.2\.1: the metadata are packed", b"/Type /Metadata", b"/Filter []     "),
        ):
            self.assertIn(old, right())
            self.assertRegex("\n".join(pdf_a_problems(right().replace(old, new))), clause)

    def test_an_encrypted_file(self) -> None:
        import pikepdf

        with Pdf.open(BytesIO(right())) as held:
            out = BytesIO()
            held.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
        self.assertRegex("\n".join(pdf_a_problems(out.getvalue())), r"6\.1\.3: the file is encrypted")


def _test(clause: str, change: Callable[[Pdf], object]) -> Callable[[Any], None]:
    def test(self: unittest.TestCase) -> None:
        self.assertRegex("\n".join(pdf_a_problems(changed(change))), clause)

    return test


for _room, _faults in FAULTS.items():
    for _number, (_clause, _change) in enumerate(_faults, 1):
        setattr(TestRules, f"test_fault_of_{_room}_{_number:02}", _test(_clause, _change))
