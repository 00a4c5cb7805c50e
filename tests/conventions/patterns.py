"""Every compiled pattern of ours, texts that make it go back and forth, and how its work grows with their length."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from functools import cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from types import ModuleType
from typing import Any

import pkgutil
import re
import shangnan.policy
import sys

Attack = Callable[[int], Any]
#: Lengths whose times are compared: eight times as long takes eight times as long where the work is in proportion, 64 where it is quadratic.
SHORT, LONG = 500, 4_000
#: Seconds of the processor that a long text may take without a closer look; quadratic work takes twenty times as long.
IMMEDIATE = 0.004
#: Whatever may follow a text that almost fits.
ENDS = ("", "!x")


def _import_all() -> None:
    for module in pkgutil.walk_packages(shangnan.policy.__path__, "shangnan.policy."):
        if module.name not in sys.modules:
            __import__(module.name)


@cache
def compiled_patterns() -> dict[str, re.Pattern[Any]]:
    """Return the patterns of all our modules: module and name to pattern; those in tuples and mappings too."""
    _import_all()
    found: dict[str, re.Pattern[Any]] = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("shangnan.policy") and isinstance(module, ModuleType):
            for key, value in vars(module).items():
                for where, pattern in _patterns(value):
                    found[f"{name}:{key}{where}"] = pattern
    return {
        where: pattern
        for where, pattern in found.items()
        if pattern not in list(found.values())[: list(found).index(where)]
    }


def _patterns(value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield "", value
    elif isinstance(value, (tuple, list, frozenset, set)):
        for number, one in enumerate(value):
            for where, pattern in _patterns(one):
                yield f"[{number}]{where}", pattern
    elif isinstance(value, dict):
        for key, one in value.items():
            for where, pattern in _patterns(one):
                yield f"[{key!r}]{where}", pattern


def _one_of(items: list[tuple[Any, Any]]) -> str:
    """Return a character of a class."""
    for kind, value in items:
        if kind is code.LITERAL:
            return chr(value)
        if kind is code.RANGE:
            return chr(value[0])
        if kind is code.CATEGORY:
            return {code.CATEGORY_SPACE: " ", code.CATEGORY_DIGIT: "1", code.CATEGORY_WORD: "a"}.get(value, "-")
    return next(
        character for character in "a1 -字\x00" if all((code.LITERAL, ord(character)) != item for item in items)
    )


def _example(parsed: Any, pumps: list[tuple[str, str]], before: str = "") -> str:
    """Return a short text that fits a parsed pattern; note what precedes each repetition and what it repeats."""
    text = ""
    for kind, value in parsed:
        at = before + text
        if kind is code.LITERAL:
            text += chr(value)
        elif kind is code.NOT_LITERAL:
            text += "a" if value != ord("a") else "b"
        elif kind is code.ANY:
            text += "a"
        elif kind is code.IN:
            text += _one_of(value)
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            least, most, inner = value
            repeated = _example(inner, pumps, at)
            if most > 8 and repeated:
                pumps.append((at, repeated))
            text += repeated * least
        elif kind is code.SUBPATTERN:
            text += _example(value[-1], pumps, at)
        elif kind is code.ATOMIC_GROUP:
            text += _example(value, pumps, at)
        elif kind is code.BRANCH:
            examples = [_example(branch, pumps, at) for branch in value[1]]
            text += examples[0]
    return text


def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """Return makers of texts of a length: what each repetition repeats, after what precedes it, before an end that does not fit."""
    pumps: list[tuple[str, str]] = []
    _example(
        parser.parse(
            pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
        ),
        pumps,
    )
    made = []
    for before, repeated in dict.fromkeys(pumps):
        # A search begins anew at every place: the whole beginning over and over is an attack too.
        for unit, first in ((repeated, before), (before + repeated, "")):
            for end in ENDS:
                made.append(_attack(pattern, first, unit, end))
    return made


def _attack(pattern: re.Pattern[Any], first: str, unit: str, end: str) -> Attack:
    def make(length: int) -> Any:
        text = first + unit * (length // len(unit)) + end
        return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text

    return make


def seconds(pattern: re.Pattern[Any], text: Any) -> float:
    """Return the processor time of a search through a text and of a whole match."""
    began = process_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return process_time() - began


def growth(pattern: re.Pattern[Any], attack: Attack) -> float:
    """Return how many times more than in proportion a pattern works on a long text than on a short one.

    1 where the work is in proportion, 8 where it is quadratic. What is over at once counts as in proportion.
    """
    long = seconds(pattern, attack(LONG))
    if long < IMMEDIATE:
        return 1.0
    long = min(long, seconds(pattern, attack(LONG)))
    short = min(seconds(pattern, attack(SHORT)) for _time in range(3))
    return long / max(short, 1e-6) / (LONG / SHORT)
