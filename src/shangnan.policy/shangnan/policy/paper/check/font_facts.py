"""What a PDF says of its fonts: whether each is embedded, and whether its codes can be told as text. Read with pypdf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pypdf import PdfReader
from shangnan.policy.paper.check.reading import font_name
from typing import Any

#: Names of encodings from which a reader knows the characters (ISO 32000-1, 9.10.2).
_KNOWN = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")
_KNOWN_COLLECTIONS = ("GB1", "CNS1", "Japan1", "Korea1")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 6


@dataclass(frozen=True)
class FontFacts:
    """A font.

    :ivar page: the first page that uses it, from 1
    :ivar embedded: whether the file carries it
    :ivar tells_text: whether what it draws can be copied as text
    """

    name: str
    page: int
    embedded: bool
    tells_text: bool


def font_facts(pdf: bytes) -> tuple[FontFacts, ...]:
    """The fonts of a PDF that opens, in the order of their first use; those that draw nothing but their own shapes (Type 3) too.

    A broken description of a font is passed over: the reader that draws has its own say about it.
    """
    found: dict[tuple[str, bool, bool], FontFacts] = {}
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        for font in _fonts(page.get("/Resources"), 0, set()):
            facts = _facts(font, number)
            found.setdefault((facts.name, facts.embedded, facts.tells_text), facts)
    return tuple(found.values())


def _fonts(resources: Any, depth: int, seen: set[int]) -> Iterator[Any]:
    resources = _plain(resources)
    if not isinstance(resources, dict) or depth > _DEEPEST:
        return
    yield from _values(resources.get("/Font"))
    for item in _values(resources.get("/XObject")):
        if item.get("/Subtype") == "/Form" and id(item) not in seen:
            seen.add(id(item))
            yield from _fonts(item.get("/Resources"), depth + 1, seen)


def _values(held: Any) -> list[Any]:
    held = _plain(held)
    if not isinstance(held, dict):
        return []
    return [item for item in map(_plain, held.values()) if isinstance(item, dict)]


def _plain(item: Any) -> Any:
    return item.get_object() if hasattr(item, "get_object") else item


def _facts(font: Any, page: int) -> FontFacts:
    descendants = _plain(font.get("/DescendantFonts")) or [font]
    inner = _plain(descendants[0])
    descriptor = _plain(inner.get("/FontDescriptor")) or {}
    embedded = font.get("/Subtype") == "/Type3" or any(key in descriptor for key in _PROGRAMS)
    raw = str(font.get("/BaseFont", "")).removeprefix("/")
    name = font_name(raw.encode("latin-1", "replace") if raw.isascii() or _is_latin(raw) else raw.encode())
    return FontFacts(name, page, embedded, _tells_text(font, inner))


def _is_latin(text: str) -> bool:
    return all(ord(character) < 256 for character in text)


def _tells_text(font: Any, inner: Any) -> bool:
    if "/ToUnicode" in font:
        return True
    encoding = _plain(font.get("/Encoding"))
    if font.get("/Subtype") == "/Type0":
        system = _plain(inner.get("/CIDSystemInfo")) or {}
        return str(system.get("/Ordering", "")) in _KNOWN_COLLECTIONS
    if isinstance(encoding, dict):
        return font.get("/Subtype") != "/Type3"
    return encoding in _KNOWN or font.get("/Subtype") == "/Type1"
