"""A font in use: which characters it has, how wide they are, what they look like. Its parts are loaded when needed."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from shangnan.policy.paper import cache
from shangnan.policy.paper.convert import Description
from shangnan.policy.paper.repertoire import part_of
from shangnan.policy.paper.sfnt import Glyph
from shangnan.policy.paper.sfnt import GlyphTable
from shangnan.policy.paper.sfnt import Metrics
from shangnan.policy.paper.sources import FontSource

import threading


class Outlines:
    """The glyphs of one source font. Safe to share between threads.

    :ivar source: where it comes from
    """

    def __init__(self, source: FontSource) -> None:
        self.source = source
        self._place = cache.folder() / cache.key(source)
        self._tables: dict[str, GlyphTable] = {}
        self._lock = threading.Lock()

    @cached_property
    def description(self) -> Description:
        """Name, measures and coverage."""
        return cache.description(self.source, self._place)

    @cached_property
    def _bounds(self) -> list[int]:
        return [bound for first, last in self.description.ranges for bound in (first, last + 1)]

    @property
    def name(self) -> str:
        """The PostScript name."""
        return self.description.name

    @property
    def metrics(self) -> Metrics:
        """The measures, in font units."""
        return self.description.metrics

    def __contains__(self, code: int) -> bool:
        return bisect_right(self._bounds, code) % 2 == 1

    def _table(self, code: int) -> GlyphTable:
        name = part_of(code)
        table = self._tables.get(name)
        if table is None:
            with self._lock:
                table = self._tables.get(name)
                if table is None:
                    table = GlyphTable(cache.part(self.source, self._place, name))
                    self._tables[name] = table
        return table

    def glyph(self, code: int) -> Glyph:
        """The glyph of a code point that the font has."""
        return self._table(code).glyph(code)

    def advance(self, code: int) -> float:
        """The width of a character that the font has, in em."""
        return self._table(code).advance(code) / self.metrics.units
