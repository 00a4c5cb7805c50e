"""A PDF as what stands on its pages, read with pdfium (through pypdfium2)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.errors import Unreadable
from shangnan.policy.paper.check.glyphs import Char
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.limits import MAX_BYTES
from shangnan.policy.paper.check.limits import MAX_CHARACTERS
from shangnan.policy.paper.check.limits import MAX_DRAWINGS
from shangnan.policy.paper.check.limits import MAX_PAGES
from shangnan.policy.paper.check.lines import lines_of
from shangnan.policy.paper.check.strokes import strokes_of
from typing import Any

import ctypes
import math
import pypdfium2
import pypdfium2.raw as raw
import re
import unicodedata

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE = 3
#: Share of a page that a scan covers.
_WHOLE = 0.7


def read(pdf: bytes) -> tuple[Sheet, ...]:
    """The pages of a PDF.

    :raises Unreadable: for what is no PDF, is broken, locked or too large, or has no text
    """
    if len(pdf) > MAX_BYTES:
        raise Unreadable(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，没有检查。请另存为较小的 PDF。")
    if b"%PDF-" not in pdf[:1024]:
        raise Unreadable("这不是 PDF 文件。请在文字处理软件里导出（另存）为 PDF 再检查。")
    document = _opened(pdf)
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise Unreadable(f"文件有 {len(document)} 页，最多检查 {MAX_PAGES} 页。")
        sheets: list[Sheet] = []
        held = 0
        for number in range(len(document)):
            sheets.append(_sheet(document, number))
            held += sum(len(line.chars) for line in sheets[-1].lines)
            if held > MAX_CHARACTERS:
                raise Unreadable(f"文件超过 {MAX_CHARACTERS} 字，没有检查。")
    finally:
        document.close()
    if not held:
        raise Unreadable("文件里没有文字（可能是扫描件或图片），无法测量。请用文字处理软件导出 PDF 再检查。")
    return tuple(sheets)


def _opened(pdf: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable("文件加了密码，无法检查。请去掉密码再检查。") from error
        raise Unreadable("文件已损坏，打不开。请重新导出 PDF 再检查。") from error


def _sheet(document: Any, number: int) -> Sheet:
    try:
        page = document[number]
        width, height = page.get_size()
        left, bottom, _right, _top = page.get_cropbox()
        objects = []
        for item in page.get_objects(max_depth=8):
            objects.append(item)
            if len(objects) > MAX_DRAWINGS * 5:
                raise Unreadable(f"第 {number + 1} 页内容过多，没有检查。")
        turned = page.get_rotation() != 0
        # What stands on a page that is turned is measured along other edges: only its size is looked at.
        chars = [] if turned else list(_chars(page, left, bottom + height))
        strokes = () if turned else strokes_of(objects, number + 1, left, bottom + height)
        pictures = [item.get_bounds() for item in objects if item.type == raw.FPDF_PAGEOBJ_IMAGE]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"第 {number + 1} 页已损坏，打不开。请重新导出 PDF 再检查。") from error
    covered = any((r - l) * (t - b) > _WHOLE * width * height for l, b, r, t in pictures)  # noqa: E741
    return Sheet(number + 1, width, height, lines_of(number + 1, chars), strokes, covered)


def _chars(page: Any, left: float, top: float) -> Iterator[Char]:
    """The characters that are seen, in the order in which they were drawn."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    edges = [ctypes.c_double() for _ in range(4)]
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    colour = [ctypes.c_uint() for _ in range(4)]
    fonts: dict[bytes, str] = {}
    for index in range(text.count_chars()):
        character = _character(raw.FPDFText_GetUnicode(text, index))
        if not character or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        item = raw.FPDFText_GetTextObject(text, index)
        if item and raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        if abs(matrix.b) > 0.2 * abs(matrix.a) + 1e-9:
            continue  # slanting text: a watermark
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, loose)
        raw.FPDFText_GetCharBox(text, index, *edges)
        raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
        raw.FPDFText_GetFillColor(text, index, *colour)
        if name.value not in fonts:
            fonts[name.value] = font_name(name.value)
        yield Char(
            character,
            x.value - left,
            max(loose.right, x.value) - left,
            top - y.value,
            raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d),
            fonts[name.value],
            (colour[0].value, colour[1].value, colour[2].value),
            top - edges[3].value,
            top - edges[2].value,
        )


def _character(code: int) -> str:
    """What a code stands for: nothing for room between characters; a radical as the character that looks the same."""
    character = chr(code) if 0 < code < 0x110000 else ""
    if not character.strip() or unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return ""
    return unicodedata.normalize("NFKC", character) if 0x2E80 <= code <= 0x2FDF else character


def font_name(name: bytes) -> str:
    """A font's name, which programs write as UTF-8 or as GBK, without the mark of a subset."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return _SUBSET.sub("", name.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _SUBSET.sub("", name.decode("latin-1"))
