"""A font as reportlab's "dynamic font": one embedded, subset TrueType program with real text behind every glyph.

reportlab's own TTFont cuts a font into pieces of 256 characters, writes wrong text for characters beyond U+FFFF and may
not be used by two threads. This one writes a composite font (ISO 32000-1, 9.7) with all the characters of a paper.
"""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics
from shangnan.policy.paper.outlines import Outlines
from shangnan.policy.paper.pdf_objects import composite_font
from typing import Any
from weakref import WeakKeyDictionary

import threading


class _Identity:
    """What reportlab wants to see as a font's encoding; the codes are the glyph numbers."""

    name = "UTF-8"


class _Face:
    """What reportlab asks of a font's face: measures in thousandths of the em."""

    builtIn = False

    def __init__(self, outlines: Outlines, name: str) -> None:
        metrics = outlines.metrics
        self.name = name.encode()
        self.ascent = 1000 * metrics.ascent / metrics.units
        self.descent = 1000 * metrics.descent / metrics.units
        self.capHeight = 1000 * metrics.cap_height / metrics.units


class _Use:
    """The characters of one font in one paper; the number of a character is the order in which it came."""

    def __init__(self, internal_name: str) -> None:
        self.internal_name = internal_name
        self.numbers: dict[int, int] = {}

    def encode(self, text: str) -> bytes:
        numbers = self.numbers
        return b"".join(numbers.setdefault(code, len(numbers) + 1).to_bytes(2, "big") for code in map(ord, text))


class EmbeddedFont:
    """A font that reportlab draws with; register it with ``pdfmetrics.registerFont`` (see :func:`registered`).

    :param outlines: the glyphs
    :ivar fontName: the name under which reportlab knows it
    """

    _dynamicFont = 1
    _multiByte = 1
    shapable = False
    encoding = _Identity()

    def __init__(self, outlines: Outlines) -> None:
        self.fontName = f"shangnan:{outlines.source.name}:{id(outlines):x}"
        self.face = _Face(outlines, self.fontName)
        self._outlines = outlines
        self._uses: WeakKeyDictionary[Any, _Use] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of a text of characters that the font has, in points."""
        return size * sum(map(self._outlines.advance, map(ord, text)))

    def _use(self, document: Any) -> _Use:
        with self._lock:
            use = self._uses.get(document)
            if use is None:
                use = _Use(f"F{len(document.fontMapping) + 1}")
                self._uses[document] = use
                document.fontMapping[self.fontName] = f"/{use.internal_name}"
                document.delayedFonts.append(self)
            return use

    def splitString(self, text: str, document: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text as codes of the one subset, two bytes for each character."""
        return [(0, self._use(document).encode(text))]

    def getSubsetInternalName(self, subset: int, document: Any) -> str:
        """The name that a page's content uses for the font."""
        return f"/{self._use(document).internal_name}"

    def addObjects(self, document: Any) -> None:
        """Write the font into the document; called once by reportlab when all pages are drawn."""
        use = self._use(document)
        font = composite_font(document, use.internal_name, self._outlines, list(use.numbers))
        document.idToObject["BasicFonts"].dict[use.internal_name] = font
        with self._lock:
            del self._uses[document]


def registered(outlines: Outlines) -> EmbeddedFont:
    """The font for some outlines, known to reportlab from now on."""
    font = EmbeddedFont(outlines)
    pdfmetrics.registerFont(font)
    return font
