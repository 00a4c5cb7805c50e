"""The five faces of official papers, each a chain of fonts; and the command that prepares their fonts.

``python -m shangnan.policy.paper.fonts`` converts every font it finds into the cache. Run it when building: a paper
drawn without it converts what it needs on the spot, which takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from shangnan.policy.paper import cache
from shangnan.policy.paper import sources
from shangnan.policy.paper.chain import Face
from shangnan.policy.paper.chain import Link
from shangnan.policy.paper.chain import link
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.outlines import Outlines
from shangnan.policy.paper.repertoire import COMMON
from shangnan.policy.paper.repertoire import PARTS
from shangnan.policy.paper.sources import FontSource

import os
import sys
import threading
import time

HEI = "hei"
SONG = "song"
FANGSONG = "fangsong"
KAI = "kai"
XIAOBIAOSONG = "xiaobiaosong"

#: Face -> better fonts that a machine may have, in order of preference. The office's own font comes before them.
_PREFERRED: Mapping[str, tuple[str, ...]] = {
    HEI: (),
    SONG: (),
    FANGSONG: ("fandol-fang",),
    KAI: ("fandol-kai", "arphic-kai"),
    XIAOBIAOSONG: ("fandol-song-bold", "noto-song-bold"),
}
#: Face -> the fonts that every installation has, with the stroke (in em) that a lighter stand-in gets.
_ALWAYS: Mapping[str, tuple[tuple[str, float], ...]] = {
    HEI: (("noto-sans", 0.0), ("noto-serif", 0.0)),
    SONG: (("noto-serif", 0.0), ("noto-sans", 0.0)),
    FANGSONG: (("noto-serif", 0.0), ("noto-sans", 0.0)),
    KAI: (("noto-serif", 0.0), ("noto-sans", 0.0)),
    XIAOBIAOSONG: (("noto-serif", 0.03), ("noto-sans", 0.03)),
}
#: For characters that nothing else has.
_LAST_RESORTS = ("noto-song", "zen-hei")
FACES = tuple(_ALWAYS)

_lock = threading.Lock()
_outlines: dict[FontSource, Link] = {}
_faces: dict[str, Face] = {}
_own_paths: dict[str, str] = {}


def use_own(paths: Mapping[str, str]) -> None:
    """Set the office's own fonts, from a control panel for example; faces asked for from now on use them.

    :param paths: face -> path (``#2`` at its end takes the third face of a collection); a face that is not named falls
        back to its environment variable (see :func:`sources.own`)
    :raises FontsMissing: when a path is no file
    """
    for name, path in paths.items():
        sources.named(name, path)
    with _lock:
        _own_paths.clear()
        _own_paths.update(paths)
        _faces.clear()


def found(name: str) -> Iterator[tuple[FontSource, float]]:
    """The fonts of a face's chain that this machine has, best first, each with its stroke in em.

    :raises FontsMissing: when the office's own font is named but not there, or the installation lacks its own fonts
    """
    own = sources.named(name, _own_paths[name]) if name in _own_paths else sources.own(name)
    if own is not None:
        yield own, 0.0
    present = {source.name: source for source in (*sources.bundled(), *sources.optional())}
    for source_name in _PREFERRED[name]:
        if source_name in present:
            yield present[source_name], 0.0
    for source_name, embolden in _ALWAYS[name]:
        yield present[source_name], embolden
    for source_name in _LAST_RESORTS:
        if source_name in present:
            yield present[source_name], 0.0


def face(name: str) -> Face:
    """A face by name: "hei" 黑体, "song" 宋体, "fangsong" 仿宋, "kai" 楷体, "xiaobiaosong" 小标宋.

    :raises FontsMissing: see :func:`found`
    :raises KeyError: for another name
    """
    with _lock:
        if name not in _faces:
            _faces[name] = Face(name, [_link(source, embolden) for source, embolden in found(name)])
        return _faces[name]


def _link(source: FontSource, embolden: float) -> Link:
    if source not in _outlines:
        _outlines[source] = link(Outlines(source))
    known = _outlines[source]
    return Link(known.outlines, known.font, embolden)


def _prepare(source: FontSource, part: str) -> None:
    place = cache.folder() / cache.key(source)
    cache.description(source, place)
    cache.part(source, place, part)


def prepare() -> int:
    """Convert the fonts of all faces into the cache, in as many processes as there are processors (two at most).

    Of the fonts that come with the installation all of GBK is made, of the preferred ones GB 2312, of the last resorts
    nothing: what is left out is made when a paper needs it.

    :returns: how many files the cache should hold; those already there cost nothing
    :raises OSError: when the cache cannot be written
    :raises FontsMissing: see :func:`found`
    """
    cache.folder().mkdir(parents=True, exist_ok=True)
    chosen = dict.fromkeys(source for name in FACES for source, _ in found(name) if source.name not in _LAST_RESORTS)
    jobs = [
        (source, part)
        for part in PARTS  # what nearly every paper needs comes first: a site may be serving already
        for source in chosen
        if source.whole or part == COMMON
    ]
    waiting = [job for job in jobs if not cache.is_made(*job)]
    workers = min(2, os.cpu_count() or 1, len(waiting))
    if workers > 1:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            for future in [pool.submit(_prepare, *job) for job in waiting]:
                future.result()
    else:
        for job in waiting:
            _prepare(*job)
    return len(jobs)


def main() -> int:
    """The command; prints one line and returns the exit status."""
    start = time.monotonic()
    try:
        files = prepare()
    except (PaperError, OSError) as error:
        print(f"fonts: {error}", file=sys.stderr)
        return 1
    print(f"fonts: {files} files in {cache.folder()}, {time.monotonic() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
