"""The five faces of official papers, each a chain of fonts, and what they cannot set."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from shangnan.policy.paper import sources
from shangnan.policy.paper.chain import Face
from shangnan.policy.paper.chain import Link
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.sources import FontSource

import threading

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
_LAST_RESORTS = ("noto-song", "zen-hei", "dejavu-sans", "noto-mongolian")
FACES = tuple(_ALWAYS)

_lock = threading.Lock()
_opened: dict[FontSource, Font] = {}
_faces: dict[str, Face] = {}
_own_paths: dict[str, str] = {}


def use_own(paths: Mapping[str, str]) -> None:
    """Set the office's own fonts, from a control panel for example; faces asked for from now on use them.

    :param paths: face -> path (``#2`` at its end takes the third face of a collection); a face that is not named falls
        back to its environment variable (see :func:`sources.own`)
    :raises FontsMissing: when a path is no file, or no font
    """
    for name, path in paths.items():
        Font(sources.named(name, path))
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

    :raises FontsMissing: see :func:`found`; or one of its files is no font
    :raises KeyError: for another name
    """
    # Asked for each text of a paper: only the first time is worth a lock.
    known = _faces.get(name)
    if known is not None:
        return known
    with _lock:
        if name not in _faces:
            _faces[name] = Face(name, [_link(source, embolden) for source, embolden in found(name)])
        return _faces[name]


def _link(source: FontSource, embolden: float) -> Link:
    if source not in _opened:
        _opened[source] = Font(source)
    return Link(_opened[source], embolden)


def missing_characters(text: str | None, faces: Iterable[str] = FACES) -> str:
    """The characters of a text that cannot be printed: those that :func:`characters.readable` leaves and a face lacks.

    :param faces: the names of the faces that it will be set in
    :returns: each such character once, in the order of the text; "" when the whole text can be printed
    :raises FontsMissing: see :func:`face`
    """
    chains = [face(name) for name in faces]
    return "".join(
        character
        for character in dict.fromkeys(readable(text).replace("\n", " "))
        if any(character not in chain for chain in chains)
    )
