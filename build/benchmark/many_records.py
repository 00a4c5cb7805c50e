"""Making of the export of a site one of many records: copies of every kind, with what the registers of the archive say of them. Pure.

A record is copied with all that lies in it. Copies have names and UIDs of their own; filed ones are frozen, too, have their 件号 behind
those that were given, their report and their entries. What there is once (sections, units, the filing plan) stays once. Files of what
is not filed differ from copy to copy, so that as many lie in the database and in the next export. All lines stand where the export of
such a site would have them, so that it may be compared with what comes out of one.
"""

from __future__ import annotations

from benchmark.many_filed import Filed
from benchmark.many_names import path_of
from benchmark.many_names import uid_of
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import closing
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
BLOB = re.compile(r'"blob":"(sha256:[0-9a-f]{64})"')
Line = dict[str, Any]


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
    filed = Filed(list(_lines(folder, "registers")), records.times_of())
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

    def times_of(self) -> dict[str, int]:
        """Return how many times there is each record, by UID."""
        return {group[0]["uid"]: self.copies(group) for group in self.groups if group[0].get("uid")}

    def frozen(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Yield the lines of what is frozen, copies among it."""
        times = self.times_of()
        for line in lines:
            for copy in range(times.get(line["uid"], 1)):
                yield {"uid": uid_of(line["uid"], copy)}


def _is_record(line: Line) -> bool:
    return line.get("type") not in (*STAY_ONE, None)


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
