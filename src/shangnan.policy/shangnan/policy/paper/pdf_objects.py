"""The PDF objects of an embedded composite font (ISO 32000-1, 9.7): what a viewer draws with and copies as text."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from reportlab.pdfbase import pdfdoc
from shangnan.policy.paper.outlines import Outlines
from shangnan.policy.paper.sfnt import Glyph
from shangnan.policy.paper.sfnt import Metrics
from shangnan.policy.paper.sfnt import write_font
from typing import Any

import hashlib

_SYMBOLIC = 4
_MAPPINGS_AT_ONCE = 100  # a ToUnicode map may not list more in one section


def composite_font(document: Any, internal_name: str, outlines: Outlines, codes: Sequence[int]) -> Any:
    """The font object for some characters, with all that belongs to it.

    :param document: reportlab's PDFDocument
    :param internal_name: the font's name in the pages' content
    :param codes: the code points, the first of which is glyph number 1
    :returns: a reference to the font
    """
    glyphs = [Glyph(outlines.metrics.units, 0, b""), *map(outlines.glyph, codes)]
    name = f"{_tag(codes)}+{outlines.name}"
    font = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("Type0"),
        "BaseFont": pdfdoc.PDFName(name),
        "Encoding": pdfdoc.PDFName("Identity-H"),
        "DescendantFonts": pdfdoc.PDFArray([_descendant(document, internal_name, name, outlines.metrics, glyphs)]),
        "ToUnicode": _stream(document, f"{internal_name} text", _unicode_map(codes)),
    }
    return document.Reference(pdfdoc.PDFDictionary(font), f"{internal_name} font")


def _descendant(document: Any, internal_name: str, name: str, metrics: Metrics, glyphs: Sequence[Glyph]) -> Any:
    program = _stream(document, f"{internal_name} program", write_font(glyphs, metrics))
    system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    widths = pdfdoc.PDFArray([_thousandths(glyph.advance, metrics) for glyph in glyphs[1:]])
    font = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("CIDFontType2"),
        "BaseFont": pdfdoc.PDFName(name),
        "CIDSystemInfo": pdfdoc.PDFDictionary(system),
        "FontDescriptor": document.Reference(_descriptor(name, metrics, program), f"{internal_name} descriptor"),
        "DW": 1000,
        "W": pdfdoc.PDFArray([1, widths]),
        "CIDToGIDMap": pdfdoc.PDFName("Identity"),
    }
    return document.Reference(pdfdoc.PDFDictionary(font), f"{internal_name} descendant")


def _descriptor(name: str, metrics: Metrics, program: Any) -> Any:
    ascent, descent = _thousandths(metrics.ascent, metrics), _thousandths(metrics.descent, metrics)
    entries = {
        "Type": pdfdoc.PDFName("FontDescriptor"),
        "FontName": pdfdoc.PDFName(name),
        "Flags": _SYMBOLIC,
        "FontBBox": pdfdoc.PDFArray([-1000, descent, 2000, ascent]),
        "ItalicAngle": 0,
        "Ascent": ascent,
        "Descent": descent,
        "CapHeight": _thousandths(metrics.cap_height, metrics),
        "StemV": 80,
        "FontFile2": program,
    }
    return pdfdoc.PDFDictionary(entries)


def _thousandths(length: int, metrics: Metrics) -> float:
    """A length in font units as thousandths of the em."""
    width = 1000 * length / metrics.units
    return int(width) if width == int(width) else round(width, 3)


def _tag(codes: Sequence[int]) -> str:
    """Six capitals that differ when the subset differs (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr(codes).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(document: Any, identity: str, content: bytes) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.dictionary["Length1"] = len(content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream, identity)


def _unicode_map(codes: Sequence[int]) -> bytes:
    """The map from glyph number to text that copying and searching use (ISO 32000-1, 9.10.3)."""
    return "\n".join(_unicode_map_lines(codes)).encode()


def _unicode_map_lines(codes: Sequence[int]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    for start in range(0, len(codes), _MAPPINGS_AT_ONCE):
        section = codes[start : start + _MAPPINGS_AT_ONCE]
        yield f"{len(section)} beginbfchar"
        for number, code in enumerate(section, start + 1):
            yield f"<{number:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
