"""Writing a batch to disk: item by item, each as a whole or not at all, so that whoever goes on after a stop goes on. Pure.

It grows below `<name>.part`: the items and `lines`, a line for each that is whole. With the last one the papers of the batch come to
it, and it takes its own name. No file is ever in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from itertools import chain
from pathlib import Path
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.digests import PART
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.batch import BatchItem
from shangnan.policy.registry.handover.batch import PackageFile
from shangnan.policy.registry.handover.directory import directory
from shangnan.policy.registry.handover.directory import explanation
from shangnan.policy.registry.handover.directory import NOTE
from shangnan.policy.registry.handover.elements import TABLE
from shangnan.policy.registry.handover.form import FORM
from shangnan.policy.registry.handover.form import Form
from shangnan.policy.registry.handover.form import form_markup
from shangnan.policy.registry.handover.names import stored_name
from shangnan.policy.registry.handover.profiles import Profile
from shangnan.policy.registry.handover.sheets import own_text
from shangnan.policy.registry.handover.sheets import processing_sheet
from shangnan.policy.registry.handover.sheets import SHEET
from shangnan.policy.registry.handover.sheets import TEXT
from shangnan.policy.registry.handover.stored import StoredFile
from typing import BinaryIO

import fcntl
import io
import json
import os
import shutil

OTHER = "其他"
LIST = f"{OTHER}/摘要清单.TXT"
LINES, GROWING, LOCK = "lines", "batch", "lock"


class Altered(Exception):
    """A file that is no longer what the register says of it; the argument is its name."""


class Busy(Exception):
    """Another process is writing this batch."""


@dataclass(frozen=True)
class Made:
    """A batch that is whole.

    :param folder: where it lies.
    :param form: what its form says.
    :param files: how many it holds.
    """

    folder: Path
    form: Form
    files: int


class Writing:
    """The writing of one batch.

    :param batch: what is written.
    :param profile: how it is laid out.
    :param place: folder below which it comes to lie; made where it is not there.
    :param encoding: of texts: UTF-8 or GB18030.
    """

    def __init__(self, batch: Batch, profile: Profile, place: Path, encoding: str = "UTF-8") -> None:
        self.batch, self.profile, self.encoding = batch, profile, encoding
        self.final = place / batch.name
        self.part = place / f"{batch.name}.part"
        self.root = self.part / GROWING

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes of this machine from the batch for a block.

        :raises Busy: where one is at it.
        """
        self.part.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.part / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(self.batch.name) from None
            yield

    def remove(self) -> None:
        """Remove the batch from the disk, whole or not."""
        for folder in (self.final, self.part):
            shutil.rmtree(folder, ignore_errors=True)

    def written(self) -> set[str]:
        """Return the 档号 of the items that are whole."""
        return {number for number, _files in self.lines()}

    def write(self, one: BatchItem) -> None:
        """Write an item.

        :raises Altered: where a file has not the digests that the register says.
        """
        final = self.root / self.profile.folder(one.item)
        growing = self.part / "item"
        for left in (growing, final):  # of an attempt that was broken off
            shutil.rmtree(left, ignore_errors=True)
        growing.mkdir(parents=True)
        stored = [self._store(growing, order, file, one) for order, file in enumerate(self._files_of(one), start=1)]
        name = self.profile.metadata_name(one.item)
        content = self.profile.metadata(self.batch, one, stored, self.encoding).encode(self.encoding)
        (growing / name).write_bytes(content)
        folder = self.profile.folder(one.item)
        entries = [[f"{folder}/{name}", len(content), list(digests(content))]]
        entries += [[f"{folder}/{file.stored}", file.size, list(file.digests)] for file in stored]
        final.parent.mkdir(parents=True, exist_ok=True)
        growing.rename(final)
        self._note(json.dumps([one.item.archival_number, entries], ensure_ascii=False))

    def _files_of(self, one: BatchItem) -> Iterator[PackageFile]:
        xml = "application/xml"
        if one.text:
            text = own_text(one, self.encoding).encode(self.encoding)
            yield PackageFile(TEXT, xml, self.batch.made_at, lambda: io.BytesIO(text), main=True)
        yield from one.files
        sheet = processing_sheet(one, self.encoding).encode(self.encoding)
        yield PackageFile(SHEET, xml, self.batch.made_at, lambda: io.BytesIO(sheet))

    def _store(self, folder: Path, order: int, file: PackageFile, one: BatchItem) -> StoredFile:
        name = file.name if file.name == SHEET else stored_name(order, file.name)
        path = folder / name
        with file.opened() as source, path.open("wb") as target:
            _copied(source, target)
        # Read again from the disk: what lies there is what is stated, and what the register knows.
        with path.open("rb") as stream:
            found = digests(stream)
        counted = {entry.partition(":")[0] for entry in found}
        if any(entry.partition(":")[0] in counted and entry not in found for entry in file.digests):
            raise Altered(f"{one.item.archival_number} {file.name}")
        size = path.stat().st_size
        return StoredFile(order, name, file.name, file.media_type, size, found, file.modified, file.main)

    def finish(self, papers: dict[str, bytes], form: Form) -> Made:
        """Write what belongs to the batch as a whole, and give it its name.

        :param papers: further files below 其他, by name.
        :param form: its count, size and digests are filled in here.
        :raises ValueError: where an item of the batch is not written.
        """
        items = [item.archival_number for item in self.batch.listed()]
        if set(items) != self.written():
            raise ValueError("items of the batch are not written")
        (self.root / OTHER).mkdir(exist_ok=True)
        made = [self._put(NOTE, [explanation(self.batch, items[0], items[-1], len(items))])]
        made.append(self._put(self.profile.directory, directory(self._listed(), self.encoding)))
        for name, content in {f"元数据元素{TABLE.suffix.upper()}": TABLE.read_bytes(), **papers}.items():
            (self.root / OTHER / name).write_bytes(content)
            made.append((f"{OTHER}/{name}", len(content), digests(content)))
        entries = sorted(chain(made, (entry for _number, files in self.lines() for entry in files)))
        self._put(LIST, (f"{one}  {size}  {path}\r\n" for path, size, found in entries for one in found))
        filled = self._filled(form, items, sum(size for _path, size, _found in entries))
        self._put(f"{OTHER}/{FORM}", [form_markup(filled, self.encoding)])
        # Of an attempt that nobody came to know of: the batch is still being made.
        shutil.rmtree(self.final, ignore_errors=True)
        self.root.rename(self.final)
        shutil.rmtree(self.part, ignore_errors=True)
        return Made(self.final, filled, len(entries) + 2)

    def _filled(self, form: Form, items: list[str], size: int) -> Form:
        with (self.root / LIST).open("rb") as stream:
            found = digests(stream)
        return replace(form, count=len(items), size=size, first=items[0], last=items[-1], digests=found)

    def _listed(self) -> Iterator[tuple[FiledItem, str]]:
        for item in self.batch.listed():
            yield item, self.profile.folder(item) if self.profile.named else ""

    def _put(self, path: str, pieces: Iterator[str] | list[str]) -> tuple[str, int, tuple[str, ...]]:
        with (self.root / path).open("w", encoding=self.encoding, newline="") as stream:
            stream.writelines(pieces)
        with (self.root / path).open("rb") as written:
            found = digests(written)
        return path, (self.root / path).stat().st_size, found

    def _note(self, line: str) -> None:
        path = self.part / LINES
        with path.open("ab+") as stream:
            stream.seek(0)
            whole = stream.read().rfind(b"\n") + 1
            stream.truncate(whole)  # a line that was broken off goes
            stream.write(line.encode() + b"\n")

    def lines(self) -> Iterator[tuple[str, list[tuple[str, int, tuple[str, ...]]]]]:
        """Yield (档号, files) of the items that are whole; a file is its path in the batch, its bytes and its digests."""
        path = self.part / LINES
        if not path.exists():
            return
        seen: set[str] = set()
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                if not line.endswith("\n"):
                    return  # broken off while it was written: the item is written anew
                number, files = json.loads(line)
                if number not in seen:
                    seen.add(number)
                    yield number, [(name, size, tuple(found)) for name, size, found in files]


def _copied(source: BinaryIO, target: BinaryIO) -> None:
    shutil.copyfileobj(source, target, PART)
    target.flush()
    os.fsync(target.fileno())
