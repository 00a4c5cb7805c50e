"""Where the font files are: those of the installation, better ones that a machine may have, the office's own."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from shangnan.policy.paper.errors import FontsMissing

import os

_BUNDLE = "pylopdf_fonts_zh_cn"
_FANDOL = "texlive/texmf-dist/fonts/opentype/public/fandol"

#: The folders that Debian and a local administrator install fonts under.
ROOTS = (Path("/usr/share"), Path("/usr/local/share"))

#: Optional fonts: our name -> (path under a root, number of the face in a collection).
#: Debian's packages texlive-lang-chinese, fonts-arphic-ukai, fonts-noto-cjk and fonts-wqy-zenhei. Number 2 of a Noto
#: collection is the Simplified Chinese face.
_OPTIONAL = {
    "fandol-fang": (f"{_FANDOL}/FandolFang-Regular.otf", 0),
    "fandol-kai": (f"{_FANDOL}/FandolKai-Regular.otf", 0),
    "fandol-song-bold": (f"{_FANDOL}/FandolSong-Bold.otf", 0),
    "arphic-kai": ("fonts/truetype/arphic/ukai.ttc", 0),
    "noto-song-bold": ("fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    "noto-song": ("fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    "zen-hei": ("fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    "dejavu-sans": ("fonts/truetype/dejavu/DejaVuSans.ttf", 0),
    "noto-mongolian": ("fonts/truetype/noto/NotoSansMongolian-Regular.ttf", 0),
}
_BUNDLED = {"noto-sans": "NotoSansSC-Regular.otf", "noto-serif": "NotoSerifSC-Regular.otf"}


@dataclass(frozen=True)
class FontSource:
    """One face in one font file.

    :ivar name: our name for it, unique among the sources in use
    :ivar path: the file: OpenType (CFF), TrueType or a collection of either
    :ivar index: which face of a collection, from 0
    :ivar own: whether it is the office's, which may write over it while the site runs
    """

    name: str
    path: Path
    index: int = 0
    own: bool = False


def bundled() -> Iterator[FontSource]:
    """The two fonts that the installation always has: Noto Sans SC and Noto Serif SC (OFL).

    :raises FontsMissing: when the distribution that carries them is not installed
    """
    for name, filename in _BUNDLED.items():
        try:
            folder = Path(str(import_module(_BUNDLE).__file__)).parent
        except ModuleNotFoundError as error:
            raise FontsMissing("the package pylopdf-fonts-zh-cn is not installed") from error
        yield FontSource(name, folder / filename)


def optional(roots: tuple[Path, ...] = ROOTS) -> Iterator[FontSource]:
    """The better fonts that this machine happens to have."""
    for name, (relative, index) in _OPTIONAL.items():
        for root in roots:
            if (root / relative).is_file():
                yield FontSource(name, root / relative, index)
                break


def own(face: str, environ: Mapping[str, str] = os.environ) -> FontSource | None:
    """The office's own font for a face, from ``SHANGNAN_FONT_<FACE>``.

    The value is a path; ``#2`` at its end takes the third face of a collection. An office that holds a licence for
    方正小标宋 or 仿宋_GB2312 sets SHANGNAN_FONT_XIAOBIAOSONG or SHANGNAN_FONT_FANGSONG.

    :raises FontsMissing: when the variable names a file that is not there
    """
    value = environ.get(f"SHANGNAN_FONT_{face.upper()}", "").strip()
    return named(face, value) if value else None


def named(face: str, value: str) -> FontSource:
    """The source for a path as an administrator writes it (``/fonts/x.ttf`` or ``/fonts/x.ttc#2``)."""
    path, mark, number = value.rpartition("#")
    if not (mark and number.isdecimal()):
        path, number = value, "0"
    if not Path(path).is_file():
        raise FontsMissing(f"the font for {face!r} is not a file: {path}")
    return FontSource(f"own-{face}", Path(path), int(number), own=True)
