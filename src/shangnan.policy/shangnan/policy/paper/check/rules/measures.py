"""How measures are taken and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.faces import stands_in
from shangnan.policy.paper.check.glyphs import Char
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Frame
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import HEIGHT
from shangnan.policy.paper.check.standard import LINES
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO3
from shangnan.policy.paper.check.standard import PITCH
from shangnan.policy.paper.check.standard import RULES

_SIZES = {
    42.0: "初号",
    36.0: "小初",
    26.0: "1号",
    24.0: "小1号",
    22.0: "2号",
    18.0: "小2号",
    16.0: "3号",
    15.0: "小3号",
}
_SIZES |= {14.0: "4号", 12.0: "小4号", 10.5: "5号", 9.0: "小5号"}


def off(key: str, measured: float, wanted: float) -> bool:
    """Whether a measure lies further from what is wanted than the rule lets pass."""
    return abs(measured - wanted) > RULES[key].tolerance


def mm(points: float) -> str:
    """A length in millimetres."""
    return f"{points / MM:.1f} 毫米"


def size(points: float) -> str:
    """A size of type, with its 号 where it has one."""
    named = next((name for held, name in _SIZES.items() if abs(held - points) < 0.35), "")
    return f"{named}（{points:g} 磅）" if named else f"{points:g} 磅"


def lines_of(frame: Frame) -> float:
    """How many lines of a text's pitch a page has: the last needs no room below it where the type area is filled to its edge."""
    by_grid, by_edge = HEIGHT / frame.pitch, (HEIGHT - ADVANCE) / frame.pitch + 1
    return min(by_grid, by_edge, key=lambda lines: abs(lines - LINES))


def blank_lines(above: float, below: float) -> float:
    """How many lines of the standard's pitch fit between two edges of text beyond the room that lines have anyway.

    :param above: lower edge of the text above
    :param below: upper edge of the text below
    """
    return (below - above - (PITCH - NO3)) / PITCH


def short(line: Line) -> str:
    """How a line begins, to name it."""
    return f"“{line.text[:12]}…”" if len(line.text) > 13 else f"“{line.text}”"


def face_told(chars: Iterable[Char]) -> tuple[Face, str]:
    """The face of most Chinese characters, or of all characters where there are none, and the font's name."""
    held = list(chars)
    han = [char for char in held if "一" <= char.text <= "鿿"] or held
    name = Counter(char.font for char in han).most_common(1)[0][0]
    return next(char.face for char in han if char.font == name), name


def wrong_face(key: str, chars: tuple[Char, ...], wanted: Face, page: int, what: str) -> list[Departure]:
    """A departure where characters are of another face than wanted; none for a free font that may stand in, nor one not known.

    :param what: what the characters are, to name it
    """
    if not chars:
        return []
    face, name = face_told(chars)
    if face is wanted or face is Face.UNKNOWN or stands_in(name, wanted):
        return []
    told = f"{face}（{name}）"
    return [departure(page, key, told, f"第 {page} 页{what}用的是{told}，请改用{wanted}")]
