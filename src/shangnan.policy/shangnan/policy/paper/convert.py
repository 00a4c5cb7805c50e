"""Reads a source font with fontTools: what it covers, and a part of it as TrueType outlines.

reportlab embeds TrueType outlines only, and the free Chinese fonts are PostScript ones (CFF). Every source, TrueType
too, goes through here, so that whatever is embedded has one glyph for each character, no hints, no composites.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import asdict
from dataclasses import dataclass
from fontTools.ttLib import TTFont
from fontTools.ttLib import TTLibError
from shangnan.policy.paper.contours import OutlinePen
from shangnan.policy.paper.contours import TOLERANCE
from shangnan.policy.paper.errors import FontsMissing
from shangnan.policy.paper.repertoire import part_of
from shangnan.policy.paper.repertoire import PARTS
from shangnan.policy.paper.repertoire import select
from shangnan.policy.paper.sfnt import Glyph
from shangnan.policy.paper.sfnt import Metrics
from shangnan.policy.paper.sfnt import write_font
from shangnan.policy.paper.sources import FontSource
from typing import Any
from typing import Self

import unicodedata


@dataclass(frozen=True)
class Description:
    """A source font without its outlines.

    :ivar name: the PostScript name, as it shall stand in a PDF
    :ivar metrics: its measures, in font units
    :ivar ranges: the code points it has, as ``(first, last)`` pairs, ascending
    """

    name: str
    metrics: Metrics
    ranges: tuple[tuple[int, int], ...]

    def codes(self) -> Iterable[int]:
        """Every code point of the font, ascending."""
        for first, last in self.ranges:
            yield from range(first, last + 1)

    def as_data(self) -> dict[str, Any]:
        """The description as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The inverse of :meth:`as_data`."""
        ranges = tuple((first, last) for first, last in data["ranges"])
        return cls(data["name"], Metrics(**data["metrics"]), ranges)


@contextmanager
def _opened(source: FontSource) -> Any:
    with source.path.open("rb") as file:
        try:
            font = TTFont(file, fontNumber=source.index, lazy=True)
        except (OSError, TTLibError) as error:
            raise FontsMissing(f"{source.path} (face {source.index}) cannot be read as a font: {error}") from error
        yield font


def _drawable(code: int) -> bool:
    """Controls and surrogates have no shape, whatever a font says; private use has no meaning to copy back."""
    return unicodedata.category(chr(code)) not in ("Cc", "Cs", "Co", "Cn")


def describe(source: FontSource) -> Description:
    """What a source font is called, measures and covers.

    :raises FontsMissing: when the file is no font
    """
    with _opened(source) as font:
        codes = sorted(filter(_drawable, font.getBestCmap()))
        if not source.whole:
            codes = [code for code in codes if part_of(code) in PARTS]
        typographic = font["OS/2"]
        metrics = Metrics(
            units=font["head"].unitsPerEm,
            ascent=typographic.sTypoAscender,
            descent=typographic.sTypoDescender,
            cap_height=getattr(typographic, "sCapHeight", 0) or typographic.sTypoAscender,
        )
        name = font["name"].getDebugName(6) or source.name
        return Description(_postscript_name(name), metrics, tuple(_ranges(codes)))


def _postscript_name(name: str) -> str:
    """A name that may stand in a PDF: printable ASCII without PDF's delimiters."""
    return "".join(sign for sign in name if "!" <= sign <= "~" and sign not in "[](){}<>/%#") or "Unnamed"


def _ranges(codes: list[int]) -> Iterable[tuple[int, int]]:
    start = previous = None
    for code in codes:
        if start is None or previous is None or code != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = code
        previous = code
    if start is not None and previous is not None:
        yield start, previous


def convert(source: FontSource, description: Description, part: str) -> bytes:
    """One part of a source font as a TrueType font program, one glyph for each code point.

    :param part: a part's name, see :func:`repertoire.part_of`
    :returns: the file's content, readable with :class:`sfnt.GlyphTable`
    """
    codes = select(description.codes(), part)
    with _opened(source) as font:
        names, glyph_set, advances = font.getBestCmap(), font.getGlyphSet(), font["hmtx"].metrics
        is_postscript = "glyf" not in font
        tolerance = description.metrics.units * TOLERANCE / 1000
        glyphs = [Glyph(description.metrics.units, 0, b"")]
        for code in codes:
            pen = OutlinePen(glyph_set, tolerance, reverse=is_postscript)
            glyph_set[names[code]].draw(pen)
            outline = pen.glyph()
            bearing = int.from_bytes(outline[2:4], "big", signed=True) if outline else 0
            glyphs.append(Glyph(advances[names[code]][0], bearing, outline))
    return write_font(glyphs, description.metrics, codes)
