"""The folder of files of an export, each once, under the SHA-256 of its content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.digests import LEADING
from typing import BinaryIO

import hashlib
import os
import re

NAME = re.compile(r"[0-9a-f]{64}")
PART = 1 << 20


class BlobFolder:
    """Keeps and opens files.

    :param folder: in which they lie; made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: dict[str, int] = {}

    def keep(self, content: BinaryIO) -> str:
        """Keep the content of a file, once however often it is given; return its digest, `sha256:hex`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside, counting = self.folder / ".writing", hashlib.new(LEADING)
        with beside.open("wb") as target:
            while part := content.read(PART):
                counting.update(part)
                target.write(part)
            size = target.tell()
        name = counting.hexdigest()
        self.kept[name] = size
        path = self.path(name)
        path.parent.mkdir(exist_ok=True)
        # Whole or not at all: an export that is killed leaves no half of a file under a name that promises the whole.
        os.replace(beside, path)
        return f"{LEADING}:{name}"

    def opened(self, digest: str) -> BinaryIO:
        """Return a file opened for reading, after its content was found to be what the digest says.

        :raises Refused: where it is missing or another one.
        """
        name = digest.removeprefix(f"{LEADING}:")
        if not NAME.fullmatch(name):
            raise _refused(digest)
        try:
            stream = self.path(name).open("rb")
        except FileNotFoundError:
            raise _refused(digest) from None
        counting = hashlib.new(LEADING)
        while part := stream.read(PART):
            counting.update(part)
        if counting.hexdigest() != name:
            stream.close()
            raise _refused(digest)
        stream.seek(0)
        return stream

    def path(self, name: str) -> Path:
        """Return where a file lies, by the hexadecimal digits of its digest."""
        return self.folder / name[:2] / name

    def lines(self) -> Iterator[dict[str, str | int]]:
        """Yield digest and size of each file that was kept, sorted; take away what an export left that was cut short."""
        for path in list(self.folder.glob("*/*")):
            if path.name not in self.kept:
                path.unlink()
        for name, size in sorted(self.kept.items()):
            yield {"digest": f"{LEADING}:{name}", "size": size}


def _refused(digest: str) -> Refused:
    message = _(
        "The file ${digest} of the export is missing or damaged. Copy the folder anew from where it was written.",
        mapping={"digest": digest[:80]},
    )
    return Refused([Gap("blob_damaged", "", message)])
