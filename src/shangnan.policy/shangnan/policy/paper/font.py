"""A font file in use: which characters it has, how wide they are, and the few that a paper needs cut out of it.

HarfBuzz reads and cuts; nothing is converted, so that a font is open in less than a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from shangnan.policy.paper.charset import cids
from shangnan.policy.paper.errors import FontsMissing
from shangnan.policy.paper.sources import FontSource
from uharfbuzz import Blob
from uharfbuzz import Face
from uharfbuzz import Font as Shapes
from uharfbuzz import HarfBuzzError
from uharfbuzz import OTMetricsTag
from uharfbuzz import OTNameIdPredefined
from uharfbuzz import subset
from uharfbuzz import SubsetFlags
from uharfbuzz import SubsetInput
from uharfbuzz import SubsetPlan

import unicodedata

#: Without hints a cut font is a quarter smaller; they matter to coarse screens alone.
_CUT = SubsetFlags.NO_HINTING | SubsetFlags.DESUBROUTINIZE | SubsetFlags.NO_LAYOUT_CLOSURE | SubsetFlags.NOTDEF_OUTLINE
_POSTSCRIPT = "CFF "
#: What a viewer needs of a TrueType font (ISO 32000-1, 9.9).
_TRUETYPE = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
#: What a reader needs of a font file that it opens as such: which glyph a character has, and what the font says about itself.
_FILE = ("cmap", "OS/2", "name", "post")
#: Controls and surrogates have no shape, whatever a font says; private use has no meaning to copy back.
_NO_CHARACTERS = frozenset(("Cc", "Cs", "Co", "Cn"))


@dataclass(frozen=True)
class Metrics:
    """What a font says about itself, in font units: the em, the body's top and bottom, the capitals' height."""

    units: int
    ascent: int
    descent: int
    cap_height: int


@dataclass(frozen=True)
class Program:
    """A font cut down to a paper's glyphs.

    :ivar is_postscript: whether it is a bare CFF table; otherwise a TrueType file
    :ivar data: its bytes, the same for the same glyphs
    :ivar cids: for each code point the number by which a PDF asks for its glyph; two characters may share one
    """

    is_postscript: bool
    data: bytes
    cids: Mapping[int, int]


class Font:
    """One face of a font file. Safe to share between threads: what it keeps of its characters does not change.

    :ivar source: where it comes from
    :ivar name: the PostScript name, as it shall stand in a PDF
    :ivar metrics: its measures
    :raises FontsMissing: when the file is no font, or one without outlines that a PDF can hold
    """

    def __init__(self, source: FontSource) -> None:
        self.source = source
        self._face, tables = _opened(source)
        self._shapes = Shapes(self._face)
        self.is_postscript = _POSTSCRIPT in tables
        if not self.is_postscript and not tables.issuperset(_TRUETYPE):
            raise FontsMissing(f"{source.path} (face {source.index}) has no outlines that a PDF can hold")
        wanted = (_POSTSCRIPT, "head", "hhea", "hmtx", "maxp") if self.is_postscript else _TRUETYPE
        # A cut CFF font goes into a PDF without the tables round it.
        needed = (_POSTSCRIPT, "maxp") if self.is_postscript else wanted
        self._unwanted = {_tag(table) for table in tables.difference(needed)}
        self._unwanted_in_file = {_tag(table) for table in tables.difference(wanted, _FILE)}
        self.name = _postscript_name(self._face.get_name(OTNameIdPredefined.POSTSCRIPT_NAME) or source.name)
        self.metrics = self._metrics()
        self._glyphs: dict[int, int | None] = {}

    def _metrics(self) -> Metrics:
        def measure(tag: OTMetricsTag) -> int:
            return int(self._shapes.get_metric_position_with_fallback(tag))

        return Metrics(
            units=self._face.upem,
            ascent=measure(OTMetricsTag.HORIZONTAL_ASCENDER),
            descent=measure(OTMetricsTag.HORIZONTAL_DESCENDER),
            cap_height=measure(OTMetricsTag.CAP_HEIGHT),
        )

    def _glyph(self, code: int) -> int | None:
        if code not in self._glyphs:
            shapeless = unicodedata.category(chr(code)) in _NO_CHARACTERS
            self._glyphs[code] = None if shapeless else self._shapes.get_nominal_glyph(code)
        return self._glyphs[code]

    def __contains__(self, code: int) -> bool:
        return self._glyph(code) is not None

    def advance(self, code: int) -> float:
        """The width of a character that the font has, in em."""
        return float(self._shapes.get_glyph_h_advance(self._glyph(code) or 0) / self.metrics.units)

    def ink(self, code: int) -> tuple[float, float]:
        """The highest and the lowest place of a character's shape over the base line, in em; (0, 0) for a blank one."""
        found = self._shapes.get_glyph_extents(self._glyph(code) or 0)
        if found is None:
            return 0.0, 0.0
        return found.y_bearing / self.metrics.units, (found.y_bearing + found.height) / self.metrics.units

    def cut(self, codes: Iterable[int]) -> Program:
        """The font with the glyphs of these characters alone.

        :param codes: the code points, each of which the font has
        """
        glyphs = {code: self._glyph(code) or 0 for code in codes}
        order = SubsetInput()
        order.flags = _CUT
        if self.is_postscript:
            # Asked for characters, HarfBuzz looks up these alone; asked for glyphs, it goes through all that the font has.
            order.unicode_set.update(glyphs)
        else:
            order.glyph_set.update(glyphs.values())
        order.drop_table_tag_set.update(self._unwanted)
        plan = SubsetPlan(self._face, order)
        cut, places = plan.execute(), plan.old_to_new_glyph_mapping
        if not self.is_postscript:
            return Program(False, cut.blob.data, {code: places[glyph] for code, glyph in glyphs.items()})
        data = cut.reference_table(_POSTSCRIPT).data
        numbers = cids(data) or range(1 << 16)
        return Program(True, data, {code: numbers[places[glyph]] for code, glyph in glyphs.items()})

    def cut_file(self, codes: Iterable[int]) -> bytes:
        """The font with these characters alone, as a file that any program can open: OpenType or TrueType.

        :param codes: the code points, each of which the font has
        :returns: its bytes, the same for the same characters
        """
        order = SubsetInput()
        order.flags = _CUT
        order.unicode_set.update(codes)
        order.drop_table_tag_set.update(self._unwanted_in_file)
        return bytes(subset(self._face, order).blob.data)


def _opened(source: FontSource) -> tuple[Face, set[str]]:
    try:
        # A file that somebody may write over is read whole: a mapped one that shrinks kills the process.
        blob = Blob(source.path.read_bytes()) if source.own else Blob.from_file_path(str(source.path))
        face = Face(blob, source.index)
    except (HarfBuzzError, OSError) as error:
        raise FontsMissing(f"{source.path} cannot be read: {error}") from error
    # HarfBuzz opens anything: what is no font has no faces.
    if source.index >= face.count:
        raise FontsMissing(f"{source.path} (face {source.index}) cannot be read as a font")
    return face, set(face.table_tags)


def _tag(table: str) -> int:
    """A table's name as HarfBuzz's sets hold it."""
    return int.from_bytes(table.encode("latin-1").ljust(4), "big")


def _postscript_name(name: str) -> str:
    """A name that may stand in a PDF: printable ASCII without PDF's delimiters."""
    return "".join(sign for sign in name if "!" <= sign <= "~" and sign not in "[](){}<>/%#") or "Unnamed"
