"""Whose the files of the server are: the owner's alone."""

from __future__ import annotations

from pathlib import Path

import os

#: Folders below folders of folders are behind closed doors already.
_DEPTH = 3


def close_to_others(folder: Path, depth: int = _DEPTH) -> None:
    """Take the rights of the group and of others from a folder and what lies in it.

    New files are covered by the umask; this is for installations from before it. Folders deeper than the depth are left to
    those above them, so that a hundred thousand files cost nothing at start. What belongs to somebody else stays as it is.

    :param folder: need not exist.
    :param depth: of folders that are looked into.
    """
    if folder.is_symlink() or not folder.is_dir():
        return
    _close(folder)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if depth > 1:
                    close_to_others(Path(entry.path), depth - 1)
            elif entry.is_file(follow_symlinks=False):
                _close(Path(entry.path))


def _close(path: Path) -> None:
    try:
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            path.chmod(mode & 0o700)
    except OSError:
        return
