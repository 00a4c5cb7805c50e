"""Reading a finished PDF back: text with its place, fonts; and small fonts made for a test."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from io import BytesIO
from pathlib import Path
from pypdf import PdfReader
from shangnan import policy
from shangnan.policy.records.service_guide.paper import Imprint
from typing import Any
from typing import NamedTuple

import json

GUIDES: list[dict[str, Any]] = json.loads(
    (Path(policy.__file__).parent / "demonstration" / "data" / "guides.json").read_text(encoding="utf-8")
)
IMPRINT = Imprint(
    site_name="商南县政务服务网",
    version=3,
    published="2026-04-01",
    sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    address="https://zwfw.example/services/511A0005200004",
    unit_phone="0914-6310007",
)


class Run(NamedTuple):
    """A piece of text on a page and where its base line begins, in points from the lower left corner."""

    x: float
    y: float
    text: str


def reader(pdf: bytes) -> Any:
    """pypdf's reader of a PDF."""
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> list[list[Run]]:
    """The text of each page in the order in which it was drawn."""
    found: list[list[Run]] = []
    for page in reader(pdf).pages:
        runs: list[Run] = []

        def visit(text: str, cm: Any, tm: Any, *_: Any, runs: list[Run] = runs) -> None:
            if text.strip():
                # The reader puts a space before a text that stands beside another one.
                runs.append(Run(cm[4] + tm[4], cm[5] + tm[5], text.strip("\n ")))

        page.extract_text(visitor_text=visit)
        found.append(runs)
    return found


def squeezed(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def body(pdf: bytes, bottom: float = 0.0, top: float = 1e6) -> str:
    """The text between two heights of each page, page after page, without white space."""
    return squeezed("".join(run.text for page in pages(pdf) for run in page if bottom <= run.y <= top))


def fonts(pdf: bytes) -> Iterator[Any]:
    """Every font that a page or a form of the PDF names."""
    for page in reader(pdf).pages:
        resources = page["/Resources"]
        holders = [resources]
        for name in resources.get("/XObject", {}):
            holders.append(resources["/XObject"][name].get("/Resources", {}))
        for holder in holders:
            for name in holder.get("/Font", {}):
                yield holder["/Font"][name]


def widths(descendant: Any) -> dict[int, float]:
    """The widths that a CID font names, by CID (ISO 32000-1, 9.7.4.3, in the form "first [width ...]")."""
    entries = list(descendant.get("/W", []))
    found: dict[int, float] = {}
    for first, given in zip(entries[::2], entries[1::2], strict=True):
        found.update(enumerate(map(float, given), int(first)))
    return found


def strings(value: Any) -> Iterator[str]:
    """Every text inside plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)


Draw = Callable[[Any], None]


def square(pen: Any) -> None:
    """A square of 500 units, drawn counter-clockwise as PostScript fonts fill it."""
    for number, point in enumerate([(100, 0), (600, 0), (600, 500), (100, 500)]):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()


def disc(pen: Any) -> None:
    """A disc of radius 300 about (400, 300), of four cubic curves."""
    k = 165.7
    pen.moveTo((700, 300))
    pen.curveTo((700, 300 + k), (400 + k, 600), (400, 600))
    pen.curveTo((400 - k, 600), (100, 300 + k), (100, 300))
    pen.curveTo((100, 300 - k), (400 - k, 0), (400, 0))
    pen.curveTo((400 + k, 0), (700, 300 - k), (700, 300))
    pen.closePath()


def small_font(characters: str, name: str = "Small", draw: Draw = square, postscript: bool = True) -> bytes:
    """A font of a few characters that all look the same."""
    return _saved(_small(characters, name, draw, postscript))


def collection(fonts_in_it: Sequence[tuple[str, str]]) -> bytes:
    """A TrueType collection of small fonts, each given by its characters and its name."""
    from fontTools.ttLib.ttCollection import TTCollection

    made = TTCollection()
    made.fonts = [_small(characters, name, square, False).font for characters, name in fonts_in_it]
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _small(characters: str, name: str, draw: Draw, postscript: bool) -> FontBuilder:
    names = {ord(character): f"u{ord(character):X}" for character in characters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=not postscript)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    if postscript:
        charstrings = {}
        for glyph in order:
            pen = T2CharStringPen(700, None)
            if glyph != ".notdef":
                draw(pen)
            charstrings[glyph] = pen.getCharString()
        builder.setupCFF(name, {}, charstrings, {})
    else:
        glyphs = {}
        for glyph in order:
            pen = TTGlyphPen(None)
            if glyph != ".notdef":
                draw(pen)
            glyphs[glyph] = pen.glyph()
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({glyph: (700, 0 if glyph == ".notdef" else 100) for glyph in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, sCapHeight=730)
    builder.setupPost()
    return builder


def _saved(builder: FontBuilder) -> bytes:
    out = BytesIO()
    builder.font.save(out)
    return out.getvalue()
