"""What of reportlab's inside is used, all of it: a font of ours as its "dynamic font", and the PDF objects of that font.

reportlab's own TTFont takes TrueType outlines only, cuts a font into pieces of 256 characters, writes wrong text for characters
beyond U+FFFF and may not be used by two threads. This one writes a composite font (ISO 32000-1, 9.7) with all the characters of a
paper, whose codes are the font's CIDs. ``tests/paper/test_reportlab.py`` says when a release of reportlab changes what is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from itertools import groupby
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase import pdfmetrics
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.font import Metrics
from typing import Any
from weakref import WeakKeyDictionary

import hashlib
import threading

_SYMBOLIC = 4
_MAPPINGS_AT_ONCE = 100  # a ToUnicode map may not list more in one section
_WIDTH = 1000  # of nearly every Chinese character, in thousandths of the em


class _Identity:
    """What reportlab wants to see as a font's encoding; the codes are the CIDs."""

    name = "UTF-8"


class _Face:
    """What reportlab asks of a font's face: measures in thousandths of the em."""

    builtIn = False

    def __init__(self, font: Font, name: str) -> None:
        metrics = font.metrics
        self.name = name.encode()
        self.ascent = 1000 * metrics.ascent / metrics.units
        self.descent = 1000 * metrics.descent / metrics.units
        self.capHeight = 1000 * metrics.cap_height / metrics.units


class _Use:
    """The characters of one font in one paper.

    Two characters may share a glyph (一 and the radical ⼀ do); a code has one text, so the second goes into another set.

    :ivar texts: for each set the code point behind each CID
    """

    def __init__(self, font: Font, internal_name: str) -> None:
        self._font = font
        self._places: dict[str, tuple[int, bytes]] = {}
        self.internal_name = internal_name
        self.texts: list[dict[int, int]] = []

    def encode(self, text: str) -> list[tuple[int, bytes]]:
        """A text as pieces of one set each, two bytes for each character."""
        return [
            (number, b"".join(code for _, code in piece))
            for number, piece in groupby(map(self._place, text), key=lambda place: place[0])
        ]

    def _place(self, character: str) -> tuple[int, bytes]:
        if character not in self._places:
            code = ord(character)
            cid = self._font.cid(code)
            number = next((number for number, held in enumerate(self.texts) if cid not in held), len(self.texts))
            if number == len(self.texts):
                self.texts.append({})
            self.texts[number][cid] = code
            self._places[character] = number, cid.to_bytes(2, "big")
        return self._places[character]

    def name(self, number: int) -> str:
        """The name of a set in the pages' content."""
        return f"{self.internal_name}-{number}" if number else self.internal_name


class EmbeddedFont:
    """A font that reportlab draws with; register it with ``pdfmetrics.registerFont`` (see :func:`registered`).

    :ivar fontName: the name under which reportlab knows it
    """

    _dynamicFont = 1
    _multiByte = 1
    shapable = False
    encoding = _Identity()

    def __init__(self, font: Font) -> None:
        self.fontName = f"shangnan:{font.source.name}:{id(font):x}"
        self.face = _Face(font, self.fontName)
        self._font = font
        self._uses: WeakKeyDictionary[Any, _Use] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of a text of characters that the font has, in points."""
        return size * sum(map(self._font.advance, map(ord, text)))

    def _use(self, document: Any) -> _Use:
        with self._lock:
            use = self._uses.get(document)
            if use is None:
                use = _Use(self._font, f"F{len(document.fontMapping) + 1}")
                self._uses[document] = use
                document.fontMapping[self.fontName] = f"/{use.internal_name}"
                document.delayedFonts.append(self)
            return use

    def splitString(self, text: str, document: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text as codes, with the number of the set that each piece belongs to."""
        return self._use(document).encode(text)

    def getSubsetInternalName(self, subset: int, document: Any) -> str:
        """The name that a page's content uses for a set."""
        return f"/{self._use(document).name(subset)}"

    def addObjects(self, document: Any) -> None:
        """Write the font into the document; called once by reportlab when all pages are drawn."""
        use = self._use(document)
        names = document.idToObject["BasicFonts"].dict
        if use.texts:
            writer = _Writer(document, self._font, use)
            for number in range(len(use.texts)):
                names[use.name(number)] = writer.composite_font(number)
        with self._lock:
            del self._uses[document]


class _Writer:
    """Writes the objects of one font: a program, what is said about it, and a composite font for each set."""

    def __init__(self, document: Any, font: Font, use: _Use) -> None:
        self._document = document
        self._font = font
        self._use = use
        self._cids = {cid: code for held in reversed(use.texts) for cid, code in held.items()}
        self._program = font.cut(self._cids.values())
        self._name = f"{_tag(use.texts)}+{font.name}"
        self._descendant = self._cid_font()

    def composite_font(self, number: int) -> Any:
        """A reference to the font object of a set (9.7.6)."""
        name = self._use.name(number)
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(self._name),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([self._descendant]),
            "ToUnicode": self._stream(f"{name} text", _unicode_map(self._use.texts[number])),
        }
        return self._reference(f"{name} font", font)

    def _cid_font(self) -> Any:
        system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType0" if self._program.is_postscript else "CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(self._name),
            "CIDSystemInfo": pdfdoc.PDFDictionary(system),
            "FontDescriptor": self._descriptor(),
            "DW": _WIDTH,
        }
        if widths := self._widths():
            font["W"] = pdfdoc.PDFArray(widths)
        if not self._program.is_postscript:
            font["CIDToGIDMap"] = pdfdoc.PDFName("Identity")
        return self._reference(f"{self._use.internal_name} descendant", font)

    def _widths(self) -> list[Any]:
        """The widths that are not the usual one: a CID, then those of the CIDs that follow it without a gap (9.7.4.3)."""
        found: list[Any] = []
        last = -2
        for cid, code in sorted(self._cids.items()):
            width = _rounded(1000 * self._font.advance(code))
            if width == _WIDTH:
                continue
            if cid != last + 1:
                found += [cid, pdfdoc.PDFArray([])]
            found[-1].sequence.append(width)
            last = cid
        return found

    def _descriptor(self) -> Any:
        metrics = self._font.metrics
        ascent, descent = _thousandths(metrics.ascent, metrics), _thousandths(metrics.descent, metrics)
        entries = {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(self._name),
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([-1000, descent, 2000, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": _thousandths(metrics.cap_height, metrics),
            "StemV": 80,
        }
        said: dict[str, Any] = {"Length1": len(self._program.data)}
        key = "FontFile2"
        if self._program.is_postscript:
            key, said = "FontFile3", {"Subtype": pdfdoc.PDFName("CIDFontType0C")}
        name = self._use.internal_name
        entries[key] = self._stream(f"{name} program", self._program.data, said)
        return self._reference(f"{name} descriptor", entries)

    def _reference(self, identity: str, entries: Mapping[str, Any]) -> Any:
        return self._document.Reference(pdfdoc.PDFDictionary(dict(entries)), identity)

    def _stream(self, identity: str, content: bytes, said: Mapping[str, Any] = {}) -> Any:
        stream = pdfdoc.PDFStream()
        stream.content = content
        for key, value in said.items():
            stream.dictionary[key] = value
        if self._document.compression:
            stream.filters = [pdfdoc.PDFZCompress]
        return self._document.Reference(stream, identity)


def _thousandths(length: int, metrics: Metrics) -> float:
    """A length in font units as thousandths of the em."""
    return _rounded(1000 * length / metrics.units)


def _rounded(length: float) -> float:
    return int(length) if length == int(length) else round(length, 3)


def _tag(texts: list[dict[int, int]]) -> str:
    """Six capitals that differ when the subset differs (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr([sorted(held.items()) for held in texts]).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _unicode_map(texts: Mapping[int, int]) -> bytes:
    """The map from CID to text that copying and searching use (ISO 32000-1, 9.10.3)."""
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


def registered(font: Font) -> EmbeddedFont:
    """The font as reportlab draws with it, known to reportlab from now on."""
    embedded = EmbeddedFont(font)
    pdfmetrics.registerFont(embedded)
    return embedded
