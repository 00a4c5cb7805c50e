"""The grid of official documents: 22 lines of 28 characters that fill the type area (GB/T 9704-2012, 5.2.1 and 5.2.3).

The characters' bodies (16 pt high) touch the type area: the first line's upper edge lies on its top, the last line's lower edge on
its bottom. So 21 pitches and one body make the height, which gives 29.61 pt; a line of 7/8 of a character's height between two
lines (3.2) would give 30 pt and 228 mm, 3 mm more than there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.pen import MIDDLE_TO_BASE
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style

#: 版心 (5.2.1): 天头 37 mm, 订口 28 mm, 156 mm × 225 mm. In points from the page's upper left corner.
LEFT, TOP = 28 * MM, 37 * MM
WIDTH, HEIGHT = 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
#: 5.2.3: 22 lines of 28 characters.
LINES, CHARACTERS = 22, 28
#: 3号, 4号 and 2号, in points.
THREE, FOUR, TWO = 16.0, 14.0, 22.0
#: From one character to the next in a line of 28, in points.
ADVANCE = WIDTH / CHARACTERS
#: From one line to the next, in points.
PITCH = (HEIGHT - THREE) / (LINES - 1)
#: Characters at least this wide (in em) stand on the grid.
_FULL = 0.97


def pitch_of(lines: int) -> float:
    """From one line to the next where so many fill the type area, in points."""
    return (HEIGHT - THREE) / (lines - 1)


def base_line(top: float, size: float = THREE) -> float:
    """The base line of characters of a size that stand in the middle of a line, in points.

    :param top: the line's top: that of a 3号 body in it
    """
    return top + THREE / 2 + MIDDLE_TO_BASE * size


def on_grid(placed: Sequence[Sign], advance: float = ADVANCE) -> list[Sign]:
    """Characters with the advance of the grid; letters and figures of natural width keep it.

    :param advance: of a full-width character, in points
    """
    return [
        Sign(sign.character, sign.link, advance, sign.style) if sign.width >= _FULL * sign.style.size else sign
        for sign in placed
    ]


def grid_signs(content: Content, style: Style) -> list[Sign]:
    """The characters of a text on the grid.

    :raises MissingGlyph: naming the first character that no font has
    """
    return on_grid(signs(content, style), ADVANCE * style.size / THREE)


def width_of(placed: Sequence[Sign]) -> float:
    """The width of characters on one line, in points."""
    return sum(sign.width for sign in placed)
