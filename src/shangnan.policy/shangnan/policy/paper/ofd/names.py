"""By what name a font is asked for where a reader takes its own instead of the embedded one: the names of GB/T 9704-2012, 5.2.2."""

from __future__ import annotations

from shangnan.policy.paper import fonts
from shangnan.policy.paper.chain import Link

OFFICIAL: dict[str, str] = {
    fonts.HEI: "黑体",
    fonts.SONG: "宋体",
    fonts.FANGSONG: "仿宋_GB2312",
    fonts.KAI: "楷体_GB2312",
    fonts.XIAOBIAOSONG: "方正小标宋简体",
}
#: Our name of a font -> the face that it stands in for.
_FACE_OF = {
    "noto-sans": fonts.HEI,
    "zen-hei": fonts.HEI,
    "noto-serif": fonts.SONG,
    "noto-song": fonts.SONG,
    "fandol-fang": fonts.FANGSONG,
    "fandol-kai": fonts.KAI,
    "arphic-kai": fonts.KAI,
    "fandol-song-bold": fonts.XIAOBIAOSONG,
    "noto-song-bold": fonts.XIAOBIAOSONG,
    **{f"own-{face}": face for face in fonts.FACES},
}


def name_of(link: Link) -> str:
    """The family's name: the official one of the face that a font stands in for, else the font's own."""
    if link.embolden:  # a lighter font stands in for 小标宋 alone
        return OFFICIAL[fonts.XIAOBIAOSONG]
    face = _FACE_OF.get(link.font.source.name)
    return OFFICIAL[face] if face else link.font.name
