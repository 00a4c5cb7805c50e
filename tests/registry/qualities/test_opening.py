"""What a file is and whether it opens, by content: good ones of each format, damaged, locked and strange ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from io import BytesIO
from shangnan.policy.records.checks.upload import ACCEPTED
from shangnan.policy.registry.qualities import opening
from shangnan.policy.registry.qualities.opening import open_file
from shangnan.policy.registry.qualities.opening import Opened
from shangnan.policy.registry.qualities.settings import IQualitySettings
from shangnan.policy.registry.qualities.tables import formats
from shangnan.policy.registry.qualities.tables import limits
from tests.registry.qualities import files
from unittest.mock import patch
from zope.schema import getFields

import unittest


def seen(data: bytes, name: str) -> Opened:
    return open_file(BytesIO(data), name)


class TestOpening(unittest.TestCase):
    def test_whole_ones(self) -> None:
        whole = {
            "a.pdf": files.pdf(), "a.png": files.image("PNG"), "a.jpg": files.image("JPEG"), "a.jpeg": files.image("JPEG"),
            "a.tif": files.image("TIFF"), "a.docx": files.docx(), "a.xlsx": files.xlsx(), "a.ofd": files.ofd(),
        }  # fmt: skip
        for name, data in whole.items():
            with self.subTest(name):
                extension = name[2:].replace("jpeg", "jpg")
                self.assertEqual(seen(data, name), Opened(extension))
                self.assertEqual(seen(data, "关于“/:*?”的通知").extension, extension, "whatever it is called")

    def test_old_ones_that_no_program_opens(self) -> None:
        for extension in ("doc", "xls", "wps", "et"):
            with self.subTest(extension):
                self.assertEqual(seen(files.OLE, f"a.{extension}"), Opened(extension, can_tell=False))
        self.assertEqual(seen(files.OLE, "a.exe").extension, "ole")
        self.assertNotIn("ole", formats())

    def test_damaged_ones(self) -> None:
        for name, data in {
            "a.pdf": b"%PDF-1.4\nnothing", "a.png": files.image("PNG")[:60], "a.docx": files.damaged(files.docx()),
            "b.docx": files.docx()[:40], "a.xlsx": files.damaged(files.xlsx()), "a.ofd": files.zipped(OFD_xml="<ofd"),
            "b.pdf": files.pdf(pages=0),
        }.items():  # fmt: skip
            with self.subTest(name):
                found = seen(data, name)
                self.assertTrue(found.broken)
                self.assertEqual(found.extension, name[2:])

    def test_locked_ones(self) -> None:
        package = "EncryptedPackage".encode("utf-16-le")
        for name, data in {
            "a.pdf": files.pdf("geheim"), "a.docx": files.locked_zip(files.docx()), "a.doc": files.OLE + package,
        }.items():  # fmt: skip
            with self.subTest(name):
                found = seen(data, name)
                self.assertTrue(found.locked)
                self.assertFalse(found.broken)

    def test_signed_ones(self) -> None:
        self.assertTrue(seen(files.pdf(signed=True), "a.pdf").signed)
        self.assertTrue(seen(files.ofd(signed=True), "a.ofd").signed)

    def test_what_hides_other_files(self) -> None:
        self.assertEqual(seen(files.zipped(a_txt="x"), "a.zip").extension, "zip")
        self.assertEqual(seen(files.zipped(a_txt="x"), "a.docx").extension, "zip", "called a document and none")
        self.assertEqual(seen(b"Rar!\x1a\x07\x00" + bytes(40), "a.rar").extension, "rar")

    def test_what_nobody_knows(self) -> None:
        self.assertNotIn(seen(b"MZ" + bytes(200), "a.pdf").extension, formats())
        self.assertEqual(seen(b"", "a.pdf"), Opened(""))

    def test_what_would_fill_the_memory_is_left_alone(self) -> None:
        with patch.object(opening, "MOST_UNPACKED", 10):
            self.assertEqual(seen(files.docx(), "a.docx"), Opened("docx", can_tell=False))
        with patch.object(opening, "MOST_PIXELS", 10):
            self.assertEqual(seen(files.image("PNG"), "a.png"), Opened("png", can_tell=False))

    @given(
        some.sampled_from((b"", b"%PDF-1.7", b"PK\x03\x04", files.OLE, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")),
        some.binary(),
        some.text(),
    )
    def test_nothing_stops_it(self, head: bytes, rest: bytes, name: str) -> None:
        self.assertIsInstance(seen(head + rest, name), Opened)


class TestTables(unittest.TestCase):
    def test_what_is_taken_by_uploads_may_be_filed(self) -> None:
        allowed = getFields(IQualitySettings)["formats"].default
        self.assertEqual({name.replace("jpeg", "jpg") for name in ACCEPTED} - set(allowed), set())

    def test_each_format_names_its_source(self) -> None:
        for one in formats().values():
            self.assertTrue(one.source and one.name, one)

    def test_elements_are_those_that_packages_have(self) -> None:
        from shangnan.policy.registry.handover.elements import in_block

        self.assertEqual(
            [(one.number, one.name) for one in limits().values()],
            [(one.number, one.name) for one in in_block("record") if one.name not in ("全宗名称", "立档单位名称")],
        )
