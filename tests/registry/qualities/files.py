"""Small files of each format, whole, locked and damaged."""

from __future__ import annotations

from io import BytesIO
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject
from pypdf.generic import NameObject
from pypdf.generic import NumberObject
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def pdf(password: str = "", signed: bool = False, pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(200, 200)
    if signed:
        form = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
        writer.root_object[NameObject("/AcroForm")] = form
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _written(writer.write)


def image(kind: str) -> bytes:
    return _written(lambda stream: Image.new("RGB", (40, 30), "red").save(stream, kind))


def zipped(**entries: str) -> bytes:
    """Return a ZIP with entries by name; `__` in a name stands for a slash, `_` for a dot."""

    def write(stream: BytesIO) -> None:
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for name, text in entries.items():
                archive.writestr(name.replace("__", "/").replace("_", "."), text)

    return _written(write)


def docx() -> bytes:
    return zipped(word__document_xml="<w><t>现将有关事项通知如下。</t></w>")


def ofd(signed: bool = False) -> bytes:
    more = {"Doc__Signs__Signatures_xml": "<s/>"} if signed else {}
    return zipped(OFD_xml="<ofd/>", **more)


def xlsx() -> bytes:
    return _written(Workbook().save)


def damaged(data: bytes) -> bytes:
    """Return it with bytes in its middle overwritten."""
    middle = len(data) // 2
    return data[: middle - 8] + b"\xff" * 16 + data[middle + 8 :]


def locked_zip(data: bytes) -> bytes:
    """Return a ZIP whose entries say that they are encrypted."""
    found = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = found.find(signature)
        while start >= 0:
            found[start + place] |= 1
            start = found.find(signature, start + 4)
    return bytes(found)


def _written(write: object) -> bytes:
    stream = BytesIO()
    write(stream)  # type: ignore[operator]
    return stream.getvalue()
