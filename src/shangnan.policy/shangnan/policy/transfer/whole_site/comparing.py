"""What differs between two exports, line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shangnan.policy.transfer.whole_site.lines import lines_from
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import Manifest
from typing import Any

import hashlib
import json

#: By one of these a line is known.
NAMES = ("path", "at", "record", "key", "address", "digest", "uid", "seq")
ONLY_FIRST, ONLY_SECOND, OTHER, ORDER = "only in the first", "only in the second", "different", "in another order"


def name_of(line: dict[str, Any]) -> str:
    """Return by what a line is known: its path, key, or name."""
    said = {key: line[key] for key in ("of", *NAMES) if key in line}
    if "add" in line or "order" in line:
        said["more"] = True
    return json.dumps(said, ensure_ascii=False) if said else json.dumps(line, ensure_ascii=False)[:200]


def differences(first: Path, second: Path, ours: Manifest, theirs: Manifest) -> Iterator[tuple[str, str, str]]:
    """Yield part, line and what differs of each difference between two exports.

    :param first: folder of the one.
    :param second: folder of the other.
    :param ours: manifest of the first.
    :param theirs: manifest of the second.
    """
    for part in different_parts(ours, theirs):
        before, after = _digests(file_of(first, part)), _digests(file_of(second, part))
        several = False
        for name in {**before, **after}:
            if name not in after:
                yield part, name, ONLY_FIRST
            elif name not in before:
                yield part, name, ONLY_SECOND
            elif before[name] != after[name]:
                yield part, name, f"{OTHER}: {_fields(_line(first, part, name), _line(second, part, name))}"
            else:
                continue
            several = True
        if not several:
            yield part, "", ORDER


def _digests(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open("rb") as stream:
        return {name_of(line): hashlib.sha256(json.dumps(line).encode()).hexdigest() for line in lines_from(stream)}


def _line(folder: Path, part: str, name: str) -> dict[str, Any]:
    with file_of(folder, part).open("rb") as stream:
        return next(line for line in lines_from(stream) if name_of(line) == name)


def _fields(one: Any, other: Any, way: str = "") -> str:
    """Return where in two lines something differs."""
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        one, other = dict(enumerate(one)), dict(enumerate(other))
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return way
    found = [key for key in {**one, **other} if one.get(key) != other.get(key) or (key in one) != (key in other)]
    return ", ".join(_fields(one.get(key), other.get(key), f"{way}.{key}" if way else str(key)) for key in found)
