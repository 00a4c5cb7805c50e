"""The fonts of one paper: which characters are used of each, and the PDF objects of a composite font (ISO 32000-1, 9.7).

The codes are the font's CIDs, so that a cut font goes into the file as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from itertools import groupby
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.font import Metrics
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Reference
from typing import Any

import hashlib

_SYMBOLIC = 4
_MAPPINGS_AT_ONCE = 100  # a ToUnicode map may not list more in one section
_WIDTH = 1000  # of nearly every Chinese character, in thousandths of the em


class FontUse:
    """The characters of one font in one paper.

    Two characters may share a glyph (一 and the radical ⼀ do); a code has one text, so the second goes into another set.

    :ivar name: the name of the first set in the pages' content
    """

    def __init__(self, font: Font, name: str) -> None:
        self.font = font
        self.name = name
        self._codes: dict[str, bytes] = {}
        self._advances: dict[str, float] = {}
        self._later: dict[str, int] = {}
        self._texts: list[dict[int, int]] = [{}]

    def encode(self, text: str) -> list[tuple[str, int, bytes]]:
        """A text as pieces of one set each: the set's name, the number of characters, two bytes for each of them."""
        for character in text:
            if character not in self._codes:
                self._take(character)
        codes = self._codes
        if self._later and not self._later.keys().isdisjoint(text):
            pieces = [(number, list(held)) for number, held in groupby(text, lambda one: self._later.get(one, 0))]
            return [
                (self._set_name(number), len(held), b"".join(map(codes.__getitem__, held))) for number, held in pieces
            ]
        return [(self.name, len(text), b"".join([codes[character] for character in text]))]

    def advances(self, text: str) -> list[float]:
        """The width of each character of a text that was encoded, in em."""
        known = self._advances
        return [known[character] for character in text]

    def _take(self, character: str) -> None:
        code = ord(character)
        cid = self.font.cid(code)
        number = next((number for number, held in enumerate(self._texts) if cid not in held), len(self._texts))
        if number == len(self._texts):
            self._texts.append({})
        if number:
            self._later[character] = number
        self._texts[number][cid] = code
        self._advances[character] = self.font.advance(code)
        self._codes[character] = cid.to_bytes(2, "big")

    def _set_name(self, number: int) -> str:
        return f"{self.name}-{number}" if number else self.name

    def objects(self, file: File) -> dict[str, Reference]:
        """Put the font into a file: one program, and a composite font for each set, by its name in the content."""
        cids = {cid: code for held in reversed(self._texts) for cid, code in held.items()}
        name = f"{_tag(self._texts)}+{self.font.name}"
        descendant = _cid_font(file, self.font, name, cids)
        return {
            self._set_name(number): file.put(
                {
                    "Type": Name("Font"),
                    "Subtype": Name("Type0"),
                    "BaseFont": Name(name),
                    "Encoding": Name("Identity-H"),
                    "DescendantFonts": [descendant],
                    "ToUnicode": file.stream(_unicode_map(texts)),
                }
            )
            for number, texts in enumerate(self._texts)
        }


class FontUses:
    """The fonts of one paper, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self._uses: dict[Font, FontUse] = {}

    def of(self, font: Font) -> FontUse:
        """The use of a font."""
        use = self._uses.get(font)
        if use is None:
            use = self._uses[font] = FontUse(font, f"F{len(self._uses) + 1}")
        return use

    def objects(self, file: File) -> dict[str, Reference]:
        """Put all of them into a file; by name in the content."""
        return {name: place for use in self._uses.values() for name, place in use.objects(file).items()}


def _cid_font(file: File, font: Font, name: str, cids: Mapping[int, int]) -> Reference:
    program = font.cut(cids.values())
    entries: dict[str, Any] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if program.is_postscript else "CIDFontType2"),
        "BaseFont": Name(name),
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "DW": _WIDTH,
    }
    if widths := _widths(font, cids):
        entries["W"] = widths
    said: dict[str, Any] = {"Length1": len(program.data)}
    key = "FontFile2"
    if program.is_postscript:
        key, said = "FontFile3", {"Subtype": Name("CIDFontType0C")}
    else:
        entries["CIDToGIDMap"] = Name("Identity")
    entries["FontDescriptor"] = file.put(_descriptor(font, name) | {key: file.stream(program.data, said)})
    return file.put(entries)


def _widths(font: Font, cids: Mapping[int, int]) -> list[Any]:
    """The widths that are not the usual one: a CID, then those of the CIDs that follow it without a gap (9.7.4.3)."""
    found: list[Any] = []
    last = -2
    for cid, code in sorted(cids.items()):
        width = _rounded(1000 * font.advance(code))
        if width == _WIDTH:
            continue
        if cid != last + 1:
            found += [cid, []]
        found[-1].append(width)
        last = cid
    return found


def _descriptor(font: Font, name: str) -> dict[str, Any]:
    metrics = font.metrics
    ascent, descent = _thousandths(metrics.ascent, metrics), _thousandths(metrics.descent, metrics)
    return {
        "Type": Name("FontDescriptor"),
        "FontName": Name(name),
        "Flags": _SYMBOLIC,
        "FontBBox": [-1000, descent, 2000, ascent],
        "ItalicAngle": 0,
        "Ascent": ascent,
        "Descent": descent,
        "CapHeight": _thousandths(metrics.cap_height, metrics),
        "StemV": 80,
    }


def _thousandths(length: int, metrics: Metrics) -> float:
    """A length in font units as thousandths of the em."""
    return _rounded(1000 * length / metrics.units)


def _rounded(length: float) -> float:
    return int(length) if length == int(length) else round(length, 3)


def _tag(texts: list[dict[int, int]]) -> str:
    """Six capitals that differ when the subset differs (9.6.4)."""
    digest = hashlib.sha256(repr([sorted(held.items()) for held in texts]).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _unicode_map(texts: Mapping[int, int]) -> bytes:
    """The map from CID to text that copying and searching use (9.10.3)."""
    return "\n".join(_unicode_map_lines(sorted(texts.items()))).encode()


def _unicode_map_lines(texts: list[tuple[int, int]]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    for start in range(0, len(texts), _MAPPINGS_AT_ONCE):
        section = texts[start : start + _MAPPINGS_AT_ONCE]
        yield f"{len(section)} beginbfchar"
        for cid, code in section:
            yield f"<{cid:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
