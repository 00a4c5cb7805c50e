"""What a table is to those who are read it: rows and columns, names with what they say, a list, or nothing but places."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from contextlib import nullcontext
from dataclasses import dataclass
from shangnan.policy.paper import cells
from shangnan.policy.paper.cells import Stack
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.recorder import Recorder
from typing import Literal
from typing import TypeAlias

#: "table": rows and columns, named by the head; "pairs": names and what they say side by side, every other cell heads the one
#: to its right; "list": each row an item, its first cell a number or a mark; "layout": cells that only stand side by side, read
#: one after the other.
Role: TypeAlias = Literal["table", "pairs", "list", "layout"]


@dataclass(frozen=True)
class Row:
    """A row of a table, or the part of it that stands on one page.

    :ivar stacks: the cells' contents
    :ivar elements: the part of the structure that each cell is; None for none
    """

    stacks: Sequence[Stack]
    elements: Sequence[Element | None]


class Roles:
    """The structure of one table, in whatever pieces it is drawn.

    :param role: what the table is
    """

    def __init__(self, role: Role) -> None:
        self._role = role
        self._element = None if role == "layout" else Element("L" if role == "list" else "Table")

    def row(self, stacks: Sequence[Stack], is_head: bool) -> list[Element | None]:
        """The parts of the structure that the cells of the next row are.

        :param stacks: the cells' contents, of which single paragraphs become these parts
        """
        if self._element is None:
            return [None] * len(stacks)
        if self._role == "list":
            item = self._element.add("LI")
            label = item.add("Lbl")
            body = item.add("LBody")
            cells.belongs(stacks[0], label)
            if len(stacks) == 2:
                cells.belongs(stacks[1], body)
            return [label, *[body] * (len(stacks) - 1)]
        row = self._element.add("TR")
        found: list[Element | None] = []
        for number, stack in enumerate(stacks):
            is_name = is_head or (self._role == "pairs" and number % 2 == 0)
            cell = row.add("TH" if is_name else "TD")
            if not is_head:
                cell.scope = "Row"
            cells.belongs(stack, cell)
            found.append(cell)
        return found

    def entered(self, canvas: Recorder) -> AbstractContextManager[None]:
        """What is drawn meanwhile belongs to the table."""
        return nullcontext() if self._element is None else canvas.part(self._element)
