"""Files that are not read, each for its reason; none of them does harm."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from shangnan.policy.paper.docx import opening
from shangnan.policy.paper.docx.opening import Fault
from shangnan.policy.paper.docx.opening import opened
from shangnan.policy.paper.docx.opening import Unreadable
from shangnan.policy.paper.docx.reader import read
from tests.paper.docx import files
from unittest import mock
from zipfile import ZipFile

import unittest

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = files.lines("关于延时服务的通知", "为方便群众办事。")


def part(name: str) -> bytes:
    with ZipFile(BytesIO(GOOD)) as archive:
        return archive.read(name)


class TestFaults(unittest.TestCase):
    def fault(self, data: bytes) -> Fault:
        with self.assertRaises(Unreadable) as caught:
            opened(data)
        return caught.exception.fault

    def test_files_of_other_kinds(self) -> None:
        self.assertEqual(self.fault(OLE), Fault.OLD)
        self.assertEqual(self.fault(OLE + "EncryptedPackage".encode("utf-16-le")), Fault.ENCRYPTED)
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            archive.writestr("xl/workbook.xml", "<a/>")
        self.assertEqual(self.fault(out.getvalue()), Fault.OTHER)
        macro = part("[Content_Types].xml").replace(
            b"officedocument.wordprocessingml.document.main", b"macroEnabled.main"
        )
        self.assertEqual(self.fault(files.changed(GOOD, {"[Content_Types].xml": macro})), Fault.OTHER)

    def test_broken_files(self) -> None:
        for data in (b"", b"text", GOOD[: len(GOOD) // 2], files.changed(GOOD, {"word/document.xml": b"<w:p>"})):
            self.assertEqual(self.fault(data), Fault.DAMAGED)

    def test_files_that_are_too_large(self) -> None:
        self.assertEqual(self.fault(bytes(opening.LARGEST + 1)), Fault.TOO_LARGE)
        with mock.patch.object(opening, "LARGEST_TEXT", 1000):
            self.assertEqual(self.fault(GOOD), Fault.TOO_LARGE)
        with mock.patch.object(opening, "MOST_PARTS", 3):
            self.assertEqual(self.fault(GOOD), Fault.TOO_LARGE)

    def test_a_bomb_is_not_unpacked(self) -> None:
        bomb = files.changed(GOOD, {"word/media/image1.bin": bytes(5 << 20)})
        self.assertLess(len(bomb), 100_000)
        with mock.patch.object(opening, "UNPACKED", 4 << 20), mock.patch.object(ZipFile, "read") as unpacked:
            self.assertEqual(self.fault(bomb), Fault.TOO_LARGE)
        unpacked.assert_not_called()

    def test_entities_are_refused(self) -> None:
        declared = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        document = part("word/document.xml")
        text = declared + document[document.index(b"<w:document") :].replace("为方便".encode(), b"&a;")
        self.assertEqual(self.fault(files.changed(GOOD, {"word/document.xml": text})), Fault.DAMAGED)

    def test_entities_that_hide_behind_another_encoding_bring_nothing_in(self) -> None:
        text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        document = part("word/document.xml").decode()
        text += document[document.index("<w:document") :].replace("为方便", "&a;")
        draft = read(files.changed(GOOD, {"word/document.xml": text.encode("utf-16")}))
        self.assertNotIn("root:", "".join(draft.body))

    @settings(max_examples=40, deadline=None)
    @given(st.data())
    def test_a_damaged_file_is_read_or_refused(self, data: st.DataObject) -> None:
        name = data.draw(
            st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"])
        )
        held = bytearray(part(name))
        for place in data.draw(st.lists(st.integers(0, len(held) - 1), min_size=1, max_size=4)):
            held[place] = data.draw(st.integers(0, 255))
        try:
            read(files.changed(GOOD, {name: bytes(held)}))
        except Unreadable as error:
            self.assertIn(error.fault, Fault)
