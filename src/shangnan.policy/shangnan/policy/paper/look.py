"""How a table looks: lines, fills and the room round a cell's content."""

from __future__ import annotations

from dataclasses import dataclass
from reportlab.lib.colors import Color
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import RULE
from shangnan.policy.paper.styles import TINT


@dataclass(frozen=True)
class Look:
    """How a table looks. Lengths in points.

    :ivar pad: space between a cell's edge and its content, left and right
    :ivar pad_above: the same above and below
    :ivar head_fill: colour behind the head; None for none
    :ivar line: colour of the lines between rows; None for none
    :ivar frame: colour of the lines at the table's top (unless the head is filled) and foot; None for none
    :ivar columns_line: colour of lines between columns; None for none
    """

    pad: float = 5.0
    pad_above: float = 4.0
    head_fill: Color | None = TINT
    line: Color | None = RULE
    frame: Color | None = MAIN
    columns_line: Color | None = None


#: A list of things: head on a tint, lines between the rows.
LIST = Look()
#: A register: lines on all sides.
LEDGER = Look(columns_line=RULE, frame=RULE)
#: No lines: for text in columns.
BARE = Look(pad=0.0, pad_above=1.5, head_fill=None, line=None, frame=None)
#: The same with the rows close together.
CLOSE = Look(pad=0.0, pad_above=1.0, head_fill=None, line=None, frame=None)
#: A box round one sentence.
FRAMED = Look(pad=9.0, pad_above=6.0, head_fill=None, line=None, frame=MAIN)
