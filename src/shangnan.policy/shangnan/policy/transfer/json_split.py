"""Cutting a JSON list into its elements without building it: each can then be parsed, refused and forgotten alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.transfer.refusals import FileRefused
from typing import NoReturn

import re

MAX_DEPTH = 16

_BLANK = re.compile(r"[ \t\r\n]*")
# Possessive, so that a string of millions of characters needs no memory for going back.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["{}\[\]]', re.DOTALL)
_SCALAR = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^,\]\s"{}\[]+', re.DOTALL)


@dataclass(frozen=True)
class Element:
    """One element of the list, not parsed.

    :param start: index of its first character.
    :param end: index after its last.
    :param depth: how deep it is nested; 0 for a number or a text.
    """

    start: int
    end: int
    depth: int


def elements(text: str) -> Iterator[Element]:
    """Yield the elements of a JSON list.

    Only strings, brackets and commas are read; what is inside an element its parser has to judge.

    :param text: the whole file.
    :raises FileRefused: where it is no list, or the list is broken, with the position.
    """
    at = _skip(text, 0)
    if not text.startswith("[", at):
        raise FileRefused(_("The file is no JSON list of guides: it has to begin with “[”."))
    at = _skip(text, at + 1)
    if not text.startswith("]", at):
        while True:
            element = _element(text, at)
            yield element
            at = _skip(text, element.end)
            if not text.startswith(",", at):
                break
            at = _skip(text, at + 1)
    if not text.startswith("]", at):
        broken(text, at)
    if _skip(text, at + 1) != len(text):
        broken(text, _skip(text, at + 1))


def broken(text: str, at: int) -> NoReturn:
    """Refuse the file for what stands at a place.

    :param text: the whole file.
    :param at: index of the character with which it stops being JSON; may be its length.
    """
    raise FileRefused(
        _(
            "The JSON is broken at line ${line}, character ${column}.",
            mapping={"line": text.count("\n", 0, at) + 1, "column": at - text.rfind("\n", 0, at)},
        )
    )


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _element(text: str, at: int) -> Element:
    if not text.startswith(("{", "["), at):
        found = _SCALAR.match(text, at)
        if not found:
            broken(text, at)
        return Element(at, found.end(), 0)
    depth = deepest = 0
    for token in _TOKEN.finditer(text, at):
        mark = token.group()[0] if token.end() - token.start() == 1 else ""
        if mark == '"':  # a string that never ends
            broken(text, token.start())
        if mark and mark in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif mark:
            depth -= 1
            if not depth:
                return Element(at, token.end(), deepest)
    broken(text, len(text))
