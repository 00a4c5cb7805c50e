"""Making of the export of a site one of many records: copies of every kind, with what the registers of the archive say of them. Pure.

A record is copied with all that lies in it. Copies have names and UIDs of their own; filed ones are frozen, too, have their 件号 behind
those that were given, their report and their entries. What there is once (sections, units, the filing plan) stays once. Files of what
is not filed differ from copy to copy, so that as many lie in the database and in the next export. All lines stand where the export of
such a site would have them, so that it may be compared with what comes out of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from shangnan.policy.registry.digests import digests
from shangnan.policy.transfer.whole_site.blob_folder import BlobFolder
from shangnan.policy.transfer.whole_site.lines import data_of
from shangnan.policy.transfer.whole_site.lines import line_of
from shangnan.policy.transfer.whole_site.manifest import BLOBS
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import PartSaid
from shangnan.policy.transfer.whole_site.manifest import read_manifest
from typing import Any

import json
import re
import shutil

STAY_ONE = ("Section", "OrganisationUnit", "FilingPlan")
#: Most of the demonstration's records are guides; of the other kinds together there are to be as many as that.
GUIDE = "ServiceGuide"
FILED, REPORTS, COUNTERS = "shangnan.policy.filed", "shangnan.policy.quality_reports", "shangnan.policy.registers"
BLOB = re.compile(r'"blob":"(sha256:[0-9a-f]{64})"')
Line = dict[str, Any]


@dataclass(frozen=True)
class Class:
    """Items of the register whose 件号 are given by one counter.

    :param given: how many were given before there were copies.
    :param copies: how many times there is each item afterwards.
    """

    given: int
    copies: int

    def number(self, before: int, copy: int) -> int:
        """Return the 件号 of a copy."""
        return copy * self.given + before


def multiply(folder: Path, many: Path, count: int) -> Manifest:
    """Write an export of about so many records.

    :param folder: the export of a site.
    :param many: the folder to write, made anew.
    :returns: its manifest.
    """
    shutil.rmtree(many, ignore_errors=True)
    many.mkdir(parents=True)
    for path in folder.glob("*.jsonl"):
        shutil.copy(path, many)
    records = _Records(list(_lines(folder, "contents")), count)
    filed = _Filed(list(_lines(folder, "registers")), records)
    blobs = _Files(BlobFolder(folder / BLOBS), BlobFolder(many / BLOBS))
    said = read_manifest(folder)
    _write(many, "contents", records.lines(blobs, set(filed.numbers)))
    _write(many, "registers", filed.lines())
    _write(many, "frozen", sorted(records.frozen(_lines(folder, "frozen")), key=lambda line: str(line["uid"])))
    for digest in _digests(many, ("contents", "registers", "accounts", "settings")):
        blobs.keep(digest)
    _write(many, BLOBS, blobs.target.lines())
    manifest = Manifest(said.header, tuple(_said(part.name, many) for part in said.parts))
    (many / FILE).write_text(manifest.text(), encoding="utf-8")
    return manifest


class _Records:
    """The lines of the contents, record by record with what lies in it."""

    def __init__(self, lines: list[Line], count: int) -> None:
        """
        :param count: of records with all that lies in them, about.
        """
        self.groups: list[list[Line]] = []
        for line in lines:
            if (
                self.groups
                and _is_record(self.groups[-1][0])
                and line["path"].startswith(f"{self.groups[-1][0]['path']}/")
            ):
                self.groups[-1].append(line)
            else:
                self.groups.append([line])
        sizes = {
            which: sum(
                len(group) for group in self.groups if _is_record(group[0]) and (group[0]["type"] == GUIDE) == which
            )
            for which in (True, False)
        }
        self.times = {which: max(1, -(-count // 2 // size)) if size else 1 for which, size in sizes.items()}

    def copies(self, group: list[Line]) -> int:
        """Return how many times there is a record, the first one among them."""
        return self.times[group[0]["type"] == GUIDE] if _is_record(group[0]) else 1

    def lines(self, files: _Files, filed: set[str]) -> Iterator[Line]:
        """Yield the lines of all; records of a section come by name.

        :param filed: UIDs of what is filed; its files stay what they are.
        """
        for _section, groups in groupby(self.groups, key=lambda group: group[0]["path"].split("/")[0]):
            several = [(group, copy) for group in groups for copy in range(self.copies(group))]
            # Sections with records keep no order of their own; that of the units has one, and no copies.
            if any(copy for _group, copy in several):
                several.sort(key=lambda one: path_of(one[0][0]["path"], one[1]).split("/"))
            for group, copy in several:
                if not copy:
                    yield from group
                else:
                    own = files.own(group, copy) if group[0].get("uid") not in filed else group
                    yield from _copied(own, copy)

    def frozen(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Yield the lines of what is frozen, copies among it."""
        times = {group[0].get("uid"): self.copies(group) for group in self.groups}
        for line in lines:
            for copy in range(times.get(line["uid"], 1)):
                yield {"uid": uid_of(line["uid"], copy)}


def _is_record(line: Line) -> bool:
    return line.get("type") not in (*STAY_ONE, None)


def uid_of(uid: str, copy: int) -> str:
    """Return the UID of a copy."""
    return f"{copy:08x}{uid[8:]}" if copy else uid


def path_of(path: str, copy: int) -> str:
    """Return the path of a copy, or its name."""
    return f"{path}-{copy}" if copy else path


def _copied(group: list[Line], copy: int) -> Iterator[Line]:
    """Yield a copy of a record. What in it speaks of its own parts by UID speaks of those of the copy."""
    first, uids = group[0]["path"], [line["uid"] for line in group]
    for line in group:
        text = json.dumps(line, ensure_ascii=False)
        for uid in uids:
            text = text.replace(uid, uid_of(uid, copy))
        made: Line = json.loads(text)
        made["path"] = path_of(first, copy) + line["path"][len(first) :]
        if line is group[0]:
            made["state"]["id"] = path_of(line["state"]["id"], copy)
        yield made


class _Files:
    """Files of the copies.

    :param source: of the export.
    :param target: of the larger one.
    """

    def __init__(self, source: BlobFolder, target: BlobFolder) -> None:
        self.source, self.target = source, target

    def keep(self, digest: str) -> None:
        """Keep a file as it is, where it is not kept yet."""
        if digest.rpartition(":")[2] not in self.target.kept:
            with closing(self.source.opened(digest)) as stream:
                self.target.keep(stream)

    def own(self, group: list[Line], copy: int) -> list[Line]:
        """Return the lines of a record with files that no other copy has: with a remark at their end."""
        found = []
        for line in group:
            text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
            for digest in BLOB.findall(text):
                with closing(self.source.opened(digest)) as stream:
                    data = stream.read() + f"% {copy}\n".encode("ascii")
                text = text.replace(digest, self.target.keep(BytesIO(data)))
            found.append(json.loads(text))
        return found


class _Filed:
    """The lines of the registers, with entries, reports and counters for copies of what is filed."""

    def __init__(self, lines: list[Line], records: _Records) -> None:
        self.all = lines
        times = {group[0].get("uid"): records.copies(group) for group in records.groups}
        #: UID to 档号, of the filed records of which there are copies.
        self.numbers: dict[str, str] = {}
        for line in lines:
            way = _way(line)
            if way[:2] == [FILED, "number_of"] and len(way) == 3 and times.get(way[2], 1) > 1:
                self.numbers[way[2]] = line["value"]
        self.uids = {number: uid for uid, number in self.numbers.items()}
        self.copies = max((times[uid] for uid in self.numbers), default=1)
        self.classes: dict[str, Class] = {}
        for line in lines:
            if (counter := _counter(line)) is not None and "object" in line:
                self.classes[counter] = Class(line["state"]["last"], self.copies)

    def lines(self) -> Iterator[Line]:
        """Yield all lines, entries of one tree in the order of their keys."""
        for _around, group in groupby(self.all, key=_around_of):
            lines = [made for line in group for made in self._with_copies(line)]
            yield from sorted(lines, key=lambda line: line["at"][-1][1]) if len(lines) > 1 else lines

    def _with_copies(self, line: Line) -> Iterator[Line]:
        way, counter = _way(line), _counter(line)
        if counter is not None and "object" in line and self._has_copies(counter):
            given = self.classes[counter]
            yield line | {"state": line["state"] | {"last": given.given * given.copies}}
            return
        yield line
        entry = self._entry(line, way, counter)
        if entry is not None:
            uid, number = entry
            for copy in range(1, self.copies):
                yield json.loads(self._renamed(line, uid, number, copy))

    def _has_copies(self, counter: str) -> bool:
        return any(number.rpartition("-")[0] == counter for number in self.uids)

    def _entry(self, line: Line, way: list[Any], counter: str | None) -> tuple[str, str] | None:
        """Return UID and 档号 of the filed record that a line is an entry of; None where there are no copies of it."""
        if len(way) == 3 and way[:2] == [FILED, "number_of"]:
            return (way[2], self.numbers[way[2]]) if way[2] in self.numbers else None
        if (len(way) == 3 and way[:2] == [FILED, "by_number"]) or (len(way) == 2 and way[0] == REPORTS):
            return (self.uids[way[-1]], way[-1]) if way[-1] in self.uids else None
        if counter is not None and "value" in line:
            uid = line["value"]["tuple"][0]
            return (uid, self.numbers[uid]) if uid in self.numbers else None
        return None

    def _renamed(self, line: Line, uid: str, number: str, copy: int) -> str:
        prefix, _hyphen, last = number.rpartition("-")
        ours = self.classes[prefix].number(int(last), copy)
        made: Line = json.loads(json.dumps(line))
        if made["at"][0][1] == COUNTERS:
            made["at"][-1][1] = ours
        if "object" in (made["value"] if isinstance(made["value"], dict) else {}):
            kept = made["value"]["object"][1]["plain"]["map"]
            kept["number"], kept["path"] = ours, path_of(kept["path"], copy)
        text = json.dumps(made, ensure_ascii=False)
        return text.replace(uid, uid_of(uid, copy)).replace(number, f"{prefix}-{ours:04d}")


def _way(line: Line) -> list[Any]:
    return [step[1] for step in line["at"]]


def _around_of(line: Line) -> tuple[bool, str]:
    """Return by what neighbouring entries of one tree are known; the beginning of a tree stands alone."""
    is_entry = "value" in line
    return is_entry, json.dumps(line["at"][:-1] if is_entry else line["at"])


def _counter(line: Line) -> str | None:
    """Return the counter of 件号 that a line belongs to: what stands before the 件号 in a 档号."""
    way = _way(line)
    if way[0] != COUNTERS or len(way) < 3 or not isinstance(way[2], Mapping):
        return None
    kind, prefix, _year = way[2]["tuple"]
    return str(prefix) if kind == "filing" else None


def _lines(folder: Path, part: str) -> Iterator[Line]:
    with file_of(folder, part).open("rb") as stream:
        for line in stream:
            yield data_of(line)


def _digests(folder: Path, parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        for digest in sorted(set(BLOB.findall(file_of(folder, part).read_text(encoding="utf-8")))):
            if not (folder / BLOBS / digest[7:9] / digest[7:]).exists():
                yield digest


def _write(folder: Path, part: str, lines: Iterable[Mapping[str, Any]]) -> None:
    with file_of(folder, part).open("wb") as stream:
        for line in lines:
            stream.write(line_of(line))


def _said(name: str, folder: Path) -> PartSaid:
    with file_of(folder, name).open("rb") as stream:
        count = sum(1 for _line in stream)
    with file_of(folder, name).open("rb") as stream:
        return PartSaid(name, count, digests(stream))
