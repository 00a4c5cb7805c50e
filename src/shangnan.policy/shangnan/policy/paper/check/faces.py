"""Which of the standard's faces a font belongs to, by its name: what Word, WPS and LibreOffice write into a PDF."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import re


class Face(StrEnum):
    """The faces that official documents know."""

    FANGSONG = "仿宋"
    SONG = "宋体"
    XIAOBIAOSONG = "小标宋"
    HEI = "黑体"
    KAI = "楷体"
    OTHER = "其他字体"
    UNKNOWN = "未知字体"


#: How names begin or what they hold, in lower case and without spaces, hyphens and underscores; the first that fits counts.
_NAMES: tuple[tuple[Face, tuple[str, ...]], ...] = (
    (Face.XIAOBIAOSONG, tuple("小标宋 标宋 xiaobiaosong biaosong fzxbs fandolsongbold".split())),
    (Face.FANGSONG, tuple("仿宋 fangsong simfang fzfs stfangso fandolfang fsgb2312".split())),
    (Face.KAI, tuple("楷 kaiti simkai fzkt fandolkai ukai lxgwwenkai".split())),
    (
        Face.HEI,
        tuple(
            "黑 等线 simhei heiti fzht stxihei fandolhei yahei pingfang zenhei notosans sourcehansans dengxian hiraginosans".split()
        ),
    ),
    (Face.SONG, tuple("宋 simsun stsong songti fzss fandolsong notoserif sourcehanserif uming mingliu".split())),
    (
        Face.OTHER,
        tuple(
            "arial times calibri cambria helvetica liberation dejavu courier symbol wingdings nimbus carlito caladea".split()
        ),
    ),
)
#: Free fonts that stand in where the office's own are not there -> the faces for which a person may let them pass.
_STAND_INS: dict[str, frozenset[Face]] = {
    "notoserif": frozenset({Face.FANGSONG, Face.KAI, Face.XIAOBIAOSONG}),
    "sourcehanserif": frozenset({Face.FANGSONG, Face.KAI, Face.XIAOBIAOSONG}),
}
_BETWEEN = re.compile(r"[\s_\-+,.]")


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name).lower()


@cache
def face_of(name: str) -> Face:
    """The face of a font.

    :param name: as the PDF has it, without the mark of a subset (ABCDEF+)
    """
    plain = _plain(name)
    for face, names in _NAMES:
        if any(known in plain for known in names):
            return face
    return Face.UNKNOWN


def stands_in(name: str, wanted: Face) -> bool:
    """Whether a font is a free one that may stand for a face, so that a person decides and not the check."""
    plain = _plain(name)
    return any(known in plain and wanted in faces for known, faces in _STAND_INS.items())
