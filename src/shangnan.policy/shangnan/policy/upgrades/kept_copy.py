"""A copy of the data before it is upgraded: all that is needed to go back.

Files of uploads are never written a second time, so that the copy shares them with the original (hard links) and needs no space for them.
"""

from __future__ import annotations

from pathlib import Path

import os
import shutil

# Names of what is being copied; a whole copy has none of it.
UNFINISHED = ".unfinished"
# Beside the copy, what the upgrade itself adds to the data, and something left over: bytes.
MORE = 200 * 1024 * 1024


class NoSpace(OSError):
    """Too little space for a copy.

    :ivar needed: bytes.
    :ivar free: bytes.
    """

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(f"{needed} bytes needed, {free} free")
        self.needed, self.free = needed, free


def copy_data(data: Path, blobs: Path, target: Path) -> None:
    """Copy a database that nobody writes.

    :param data: Data.fs.
    :param blobs: folder of uploads; may be missing.
    :param target: folder to make; what an interrupted attempt has left there is made anew.
    :raises NoSpace: before anything is written.
    """
    unfinished = target.with_name(target.name + UNFINISHED)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    needed, free = data.stat().st_size + MORE, shutil.disk_usage(unfinished.parent).free
    if free < needed:
        raise NoSpace(needed, free)
    unfinished.mkdir()
    shutil.copyfile(data, unfinished / data.name)
    with (unfinished / data.name).open("rb+") as written:
        os.fsync(written.fileno())
    if blobs.is_dir():
        shutil.copytree(blobs, unfinished / blobs.name, copy_function=_link)
    unfinished.rename(target)


def _link(source: str, target: str) -> None:
    """Let a second name lead to a file; copy it where the disk is another one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
