"""The fonts of one paper: which characters are used of each, and the PDF objects of a composite font (ISO 32000-1, 9.7).

The codes are the font's CIDs, so that a cut font goes into the file as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from itertools import groupby
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.font import Metrics
from shangnan.policy.paper.font import Program
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.pdf.objects import FAST
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Reference
from typing import Any

import hashlib

_SYMBOLIC = 4
_MAPPINGS_AT_ONCE = 100  # a ToUnicode map may not list more in one section
_WIDTH = 1000  # of nearly every Chinese character, in thousandths of the em


class FontUse:
    """One font with the characters that a paper takes from it.

    Two characters may share a glyph (一 and the radical ⼀ do); a code has one text, so the second goes into another set.

    :param name: the name of the first set in the pages' content
    :param characters: at least one
    """

    def __init__(self, font: Font, name: str, characters: Iterable[str]) -> None:
        self.font = font
        self.name = name
        known = sorted(characters)
        self._program = font.cut(map(ord, known))
        self._codes: dict[str, bytes] = {}
        self._advances = {character: font.advance(ord(character)) for character in known}
        self._later: dict[str, int] = {}
        self._texts: list[dict[int, int]] = [{}]
        for character in known:
            self._take(character, self._program.cids[ord(character)])

    def _take(self, character: str, cid: int) -> None:
        self._codes[character] = cid.to_bytes(2, "big")
        number = 0
        if cid in self._texts[0]:
            number = next((number for number, held in enumerate(self._texts) if cid not in held), len(self._texts))
            if number == len(self._texts):
                self._texts.append({})
            self._later[character] = number
        self._texts[number][cid] = ord(character)

    def encode(self, text: str) -> list[tuple[str, int, bytes]]:
        """A text as pieces of one set each: the set's name, the number of characters, two bytes for each of them."""
        code = self._codes.__getitem__
        if not self._later or self._later.keys().isdisjoint(text):
            return [(self.name, len(text), b"".join(map(code, text)))]
        pieces = [(number, list(held)) for number, held in groupby(text, lambda one: self._later.get(one, 0))]
        return [(self._set_name(number), len(held), b"".join(map(code, held))) for number, held in pieces]

    def advances(self, text: str) -> list[float]:
        """The width of each character of a text, in em."""
        return list(map(self._advances.__getitem__, text))

    def _set_name(self, number: int) -> str:
        return f"{self.name}-{number}" if number else self.name

    def objects(self, file: File) -> dict[str, Reference]:
        """Put the font into a file: one program, and a composite font for each set, by its name in the content."""
        name = f"{_tag(self._texts)}+{self.font.name}"
        advances = {self._program.cids[ord(character)]: advance for character, advance in self._advances.items()}
        descendant = _cid_font(file, self.font, self._program, name, advances)
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

    def __init__(self, pages: Iterable[Page]) -> None:
        characters: dict[Font, set[str]] = {}
        for page in pages:
            for item in page.items:
                if isinstance(item, Glyphs) and item.text:
                    characters.setdefault(item.link.font, set()).update(item.text)
        self._uses = {
            font: FontUse(font, f"F{number}", held) for number, (font, held) in enumerate(characters.items(), 1)
        }

    def of(self, font: Font) -> FontUse:
        """The use of a font."""
        return self._uses[font]

    def objects(self, file: File) -> dict[str, Reference]:
        """Put all of them into a file; by name in the content."""
        return {name: place for use in self._uses.values() for name, place in use.objects(file).items()}


def _cid_font(file: File, font: Font, program: Program, name: str, advances: Mapping[int, float]) -> Reference:
    entries: dict[str, Any] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if program.is_postscript else "CIDFontType2"),
        "BaseFont": Name(name),
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "DW": _WIDTH,
    }
    if widths := _widths(advances):
        entries["W"] = widths
    said: dict[str, Any] = {"Length1": len(program.data)}
    key = "FontFile2"
    if program.is_postscript:
        key, said = "FontFile3", {"Subtype": Name("CIDFontType0C")}
    else:
        entries["CIDToGIDMap"] = Name("Identity")
    entries["FontDescriptor"] = file.put(_descriptor(font, name) | {key: file.stream(program.data, said, FAST)})
    return file.put(entries)


def _widths(advances: Mapping[int, float]) -> list[Any]:
    """The widths that are not the usual one: a CID, then those of the CIDs that follow it without a gap (9.7.4.3)."""
    found: list[Any] = []
    last = -2
    for cid, advance in sorted(advances.items()):
        width = _rounded(1000 * advance)
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


def _utf_16(code: int) -> str:
    """A code point as hexadecimal digits."""
    return f"{code:04X}" if code < 0x10000 else chr(code).encode("utf-16-be").hex().upper()


def _unicode_map_lines(texts: list[tuple[int, int]]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    for start in range(0, len(texts), _MAPPINGS_AT_ONCE):
        section = texts[start : start + _MAPPINGS_AT_ONCE]
        yield f"{len(section)} beginbfchar"
        yield from [f"<{cid:04X}> <{_utf_16(code)}>" for cid, code in section]
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
