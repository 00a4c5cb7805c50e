"""Fonts (ISO 19005-2, 6.2.11): all that is shown is embedded, as wide as is said, and can be read as text."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from io import BytesIO
from pikepdf import Dictionary
from pikepdf import Pdf
from tests.paper.pdf_rules.content import Content
from typing import Any

import re

#: How far a width in the file may be from the font's own, in thousandths of the em (6.2.11.5).
_NEAR = 1.0


def problems(pdf: Pdf, pages: Sequence[Content]) -> Iterator[str]:
    """What is wrong with the fonts that show something."""
    used: dict[tuple[int, int], tuple[Any, set[int]]] = {}
    for page in pages:
        named = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for name, codes in page.codes.items():
            if name not in named:
                yield f"6.2.2: a font is not among the resources ({name})"
                continue
            font = named[name]
            used.setdefault(font.objgen, (font, set()))[1].update(codes)
    for font, codes in used.values():
        yield from (f"{problem} ({font.get('/BaseFont')})" for problem in _font(font, codes))


def _font(font: Any, codes: set[int]) -> Iterator[str]:
    if str(font.get("/Subtype")) != "/Type0" or str(font.get("/Encoding")) != "/Identity-H":
        yield "6.2.11.3: a font is not composite with Identity-H"
        return
    descendant = font.DescendantFonts[0]
    descriptor = descendant.get("/FontDescriptor", Dictionary())
    if {str(font.BaseFont), str(descendant.get("/BaseFont"))} != {str(descriptor.get("/FontName"))}:
        yield "6.2.11.2: a font has several names"
    kind = str(descendant.get("/Subtype"))
    program = descriptor.get("/FontFile3" if kind == "/CIDFontType0" else "/FontFile2")
    if program is None:
        yield "6.2.11.4.1: a font is not embedded"
        return
    if kind == "/CIDFontType2" and str(descendant.get("/CIDToGIDMap")) != "/Identity":
        yield "6.2.11.3.2: a TrueType font does not say which glyphs its codes are"
    if kind == "/CIDFontType0" and str(program.get("/Subtype")) != "/CIDFontType0C":
        yield "6.2.11.2: the program is not what its subtype says"
    told = _widths(descendant)
    held = _postscript(program.read_bytes()) if kind == "/CIDFontType0" else _truetype(program.read_bytes())
    for code in sorted(codes):
        if code == 0:
            yield "6.2.11.8: a character is shown that the font does not have"
        elif code not in held:
            yield f"6.2.11.4.1: the program lacks a glyph that is shown ({code})"
        elif abs(held[code] - told.get(code, float(descendant.get("/DW", 1000)))) > _NEAR:
            yield f"6.2.11.5: a glyph is {held[code]} wide and said to be {told.get(code)} ({code})"
    yield from _texts(font, codes)


def _texts(font: Any, codes: set[int]) -> Iterator[str]:
    if "/ToUnicode" not in font:
        yield "6.2.11.7.2: a font does not say what its codes mean"
        return
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    texts = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}
    for code in sorted(codes):
        if texts.get(code, "") in ("", "\0", "\ufeff", "\ufffe", "\ufffd"):
            yield f"6.2.11.7.2: a code has no meaning ({code})"


def _widths(descendant: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    for first, given in zip(entries[::2], entries[1::2], strict=True):
        found.update(enumerate(map(float, given), int(first)))
    return found


def _postscript(data: bytes) -> dict[int, float]:
    """The widths of a bare CFF font's glyphs, by CID (by number where it has none), in thousandths of the em."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    font = fonts[0]
    scale = 1000 * font.FontMatrix[0] if hasattr(font, "FontMatrix") else 1.0
    found = {}
    for number, name in enumerate(font.charset):
        glyph = font.CharStrings[name]
        glyph.draw(NullPen())
        found[int(name[3:]) if hasattr(font, "ROS") and name != ".notdef" else number] = glyph.width * scale
    return found


def _truetype(data: bytes) -> dict[int, float]:
    font = TTFont(BytesIO(data))
    scale = 1000 / font["head"].unitsPerEm
    metrics, shapes = font["hmtx"].metrics, font["glyf"]
    order = font.getGlyphOrder()
    held = {number: metrics[name][0] * scale for number, name in enumerate(order)}
    empty = {number for number, name in enumerate(order) if shapes[name].numberOfContours == 0}
    # A cut TrueType font keeps the numbers of its glyphs; those that were cut are empty and have no width.
    return {number: width for number, width in held.items() if width or number not in empty}
