"""The converted fonts on disk, outside version control: made once for each source file, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.paper.convert import convert
from shangnan.policy.paper.convert import describe
from shangnan.policy.paper.convert import Description
from shangnan.policy.paper.sources import FontSource

import hashlib
import json
import logging
import os
import tempfile

_log = logging.getLogger(__name__)

#: Raised when the form of the cached files or the conversion changes.
FORMAT = 1


def folder() -> Path:
    """Where converted fonts are kept: ``SHANGNAN_FONT_CACHE``, else ``~/.cache/shangnan.policy/fonts``."""
    named = os.environ.get("SHANGNAN_FONT_CACHE", "").strip()
    return Path(named) if named else Path.home() / ".cache" / "shangnan.policy" / "fonts"


def key(source: FontSource) -> str:
    """The name of a source's folder in the cache: another file, another face or another form gives another key."""
    digest = hashlib.sha256(f"{FORMAT} {source.index} {source.whole} ".encode())
    digest.update(source.path.read_bytes())
    return digest.hexdigest()[:24]


def _write(path: Path, content: bytes) -> None:
    """Put a file in its place in one step, so that a kill at any moment leaves the whole file or none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:  # a running site may be allowed to read only; it then converts anew after each start
        _log.warning("the font cache cannot be written: %s", error)
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)  # a site may run under another account than the build
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def description(source: FontSource, place: Path) -> Description:
    """What a source covers, from the cache or, the first time, from the font.

    :param place: the source's own folder in the cache
    """
    path = place / "font.json"
    if path.is_file():
        return Description.from_data(json.loads(path.read_text(encoding="utf-8")))
    made = describe(source)
    _write(path, json.dumps(made.as_data()).encode())
    return made


def is_made(source: FontSource, name: str) -> bool:
    """Whether a part of a source is in the cache."""
    return (folder() / key(source) / f"{name}.ttf").is_file()


def part(source: FontSource, place: Path, name: str) -> bytes:
    """A part of a source as a TrueType program; converted now, and kept, if it is not there yet.

    :param place: the source's own folder in the cache
    :param name: a part's name, see :func:`repertoire.part_of`
    """
    path = place / f"{name}.ttf"
    if path.is_file():
        return path.read_bytes()
    program = convert(source, description(source, place), name)
    _write(path, program)
    return program
