"""Request values of the public lists, made safe: any type, any size, any nonsense gives a usable value."""

from __future__ import annotations

from .query import clean
from collections.abc import Mapping
from urllib.parse import urlencode

#: Filters of search and list, by request name; each a word of the catalogue.
FACETS = ("theme", "unit", "type", "online", "handling")
#: Results on one page.
PAGE = 20
#: Farthest a list may be turned; beyond it nobody reads, only robots.
MAX_START = 10_000


def first_text(value: object) -> str:
    """One short line from a request value of any type."""
    return clean(value)


def start_of(value: object, page: int = PAGE) -> int:
    """Offset of the first result: 0 for what is no number or negative, cut down to a whole page, at most MAX_START."""
    text = clean(value)
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        return 0
    return min(int(text), MAX_START) // page * page


def filters_of(form: Mapping[str, object], names: tuple[str, ...] = FACETS) -> dict[str, str]:
    """The filters that are set, in the order of names."""
    found = {name: first_text(form.get(name)) for name in names}
    return {name: value for name, value in found.items() if value}


def link(base: str, text: str, filters: Mapping[str, str], start: int = 0, text_name: str = "SearchableText") -> str:
    """Address of a list with these values; empty ones are left out so that each list has one address."""
    pairs = [(text_name, text), *filters.items(), ("b_start", str(start) if start else "")]
    kept = [(name, value) for name, value in pairs if value]
    return f"{base}?{urlencode(kept)}" if kept else base
