"""XML as the archives take it: no DTD, elements in Chinese, the same data gives the same bytes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr

import re

ENCODINGS = ("UTF-8", "GB18030")
# What XML 1.0 has no way to write.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def head(encoding: str) -> str:
    """Return the declaration of a file.

    :param encoding: one of ENCODINGS.
    :raises ValueError: for another.
    """
    if encoding not in ENCODINGS:
        raise ValueError(f"no encoding of a package: {encoding}")
    return f'<?xml version="1.0" encoding="{encoding}"?>\n'


def leaf(name: str, value: str, attributes: Mapping[str, str] | None = None) -> str:
    """Return an element with text."""
    return f"<{name}{_written(attributes)}>{escape(written(value))}</{name}>\n"


def nested(name: str, parts: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """Return an element that holds others.

    :param parts: markup, as `leaf` and `nested` return it.
    """
    return f"<{name}{_written(attributes)}>\n{''.join(parts)}</{name}>\n"


def by_paths(pairs: Iterable[tuple[str, str]]) -> str:
    """Return elements by their paths; neighbours with the same beginning share what holds them.

    >>> by_paths([("a/b", "1"), ("a/c", "2")])
    '<a>\\n<b>1</b>\\n<c>2</c>\\n</a>\\n'
    """
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for path, value in pairs:
        first, _slash, rest = path.partition("/")
        if not groups or groups[-1][0] != first or not rest:
            groups.append((first, []))
        groups[-1][1].append((rest, value))
    return "".join(
        leaf(name, inside[0][1]) if not inside[0][0] else nested(name, [by_paths(inside)]) for name, inside in groups
    )


def written(text: str) -> str:
    """Return a text without what XML cannot say."""
    return _NO_XML.sub("", text)


def _written(attributes: Mapping[str, str] | None) -> str:
    return "".join(f" {name}={quoteattr(written(value))}" for name, value in (attributes or {}).items())
