"""The manifest of an export: its parts with number of lines and digests, and what differs between two of them. Pure.

Its header says who wrote it, when and where from, and is no part of what is compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from pathlib import Path
from shangnan.policy import _
from typing import Any
from zope.i18nmessageid import Message

import json

FILE = "manifest.json"
FORMAT = 1
BLOBS = "blobs"


@dataclass(frozen=True)
class PartSaid:
    """What a manifest says of a part.

    :param name: of the part, and of its file before `.jsonl`.
    :param count: of its lines.
    :param digests: of the file, `algorithm:hex`, the leading one first.
    :param inherited: how many lines came in from another site and end there; 0 for none.
    :param inherited_digests: of these lines.
    """

    name: str
    count: int
    digests: tuple[str, ...]
    inherited: int = 0
    inherited_digests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """A manifest.

    :param header: `format`, `version` of the profile, `site` id, `time`, `by`, `software`; nothing that is compared.
    :param parts: in the order in which they come in; the last one tells the files.
    """

    header: Mapping[str, Any]
    parts: tuple[PartSaid, ...]

    def text(self) -> str:
        """Return it as it is written."""
        said = {"header": dict(self.header), "parts": [asdict(part) for part in self.parts]}
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


class NoManifest(ValueError):
    """A folder without a manifest, or with one that is none."""


def manifest_from(text: str) -> Manifest:
    """Return the manifest of a text.

    :raises NoManifest: where it is none.
    """
    try:
        said = json.loads(text)
        parts = tuple(_part_from(one) for one in said["parts"])
        found = Manifest(dict(said["header"]), parts)
    except (ValueError, KeyError, TypeError) as problem:
        raise NoManifest(str(problem)) from problem
    if found.header.get("format") != FORMAT or any(not part.name.isidentifier() or not part.digests for part in parts):
        raise NoManifest("of another form")
    return found


def _part_from(said: Mapping[str, Any]) -> PartSaid:
    inherited = int(said.get("inherited", 0)), tuple(said.get("inherited_digests", ()))
    return PartSaid(said["name"], int(said["count"]), tuple(said["digests"]), *inherited)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder.

    :raises NoManifest: where it has none.
    """
    try:
        return manifest_from((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise NoManifest(str(problem)) from problem


def file_of(folder: Path, name: str) -> Path:
    """Return the file of a part."""
    return folder / f"{name}.jsonl"


def different_parts(one: Manifest, other: Manifest) -> list[str]:
    """Return the names of the parts in which two manifests differ, sorted."""
    ours, theirs = _said(one.parts), _said(other.parts)
    return sorted(name for name in {*ours, *theirs} if not _same(ours.get(name), theirs.get(name)))


def _said(parts: Iterable[PartSaid]) -> dict[str, PartSaid]:
    return {part.name: part for part in parts}


def _same(one: PartSaid | None, other: PartSaid | None) -> bool:
    return one is not None and other is not None and (_equal(one, other) or _continues(one, other))


def _equal(one: PartSaid, other: PartSaid) -> bool:
    # A machine without SM3 writes SHA-256 alone: what both have is compared, and that one both have.
    return one.count == other.count and one.digests[0] == other.digests[0]


def _continues(one: PartSaid, other: PartSaid) -> bool:
    """Whether the one came in with the other, which has gone on since; or the other way round."""
    return (one.count, one.digests[:1]) == (other.inherited, other.inherited_digests[:1]) or (
        (other.count, other.digests[:1]) == (one.inherited, one.inherited_digests[:1])
    )


def continued(one: Manifest, other: Manifest) -> dict[str, int]:
    """Return by how many lines a part of one of two manifests goes on where the other one's ends, by name."""
    ours, theirs = _said(one.parts), _said(other.parts)
    both = [(name, ours[name], theirs[name]) for name in ours if name in theirs]
    return {name: abs(a.count - b.count) for name, a, b in both if not _equal(a, b) and _continues(a, b)}


def part_differs(name: str, one: Manifest, other: Manifest) -> Message:
    """Return the sentence for a part in which two manifests differ."""
    counts = [_said(manifest.parts).get(name, PartSaid(name, 0, ())).count for manifest in (one, other)]
    return _(
        "${part}: ${first} lines in the first export, ${second} in the second, of different content.",
        mapping={"part": name, "first": counts[0], "second": counts[1]},
    )
