"""The responsible unit of a row: by its full name or its credit code, and only one that the person may choose."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.tables.cell_text import CellRefused
from shangnan.policy.records.workflow.gaps import quoted
from shangnan.policy.units.directory import unit_by_credit_code
from shangnan.policy.units.directory import UnitEntry
from shangnan.policy.units.directory import units_by_title
from typing import Any

FIELD = "responsible_unit"


class Units:
    """Looks units up for the rows of one batch.

    :param field: the field of the unit, bound: its vocabulary holds what the person may choose.
    """

    def __init__(self, field: Any) -> None:
        self.field = field
        self.by_title = units_by_title()

    def uid(self, text: str) -> str:
        """Return the UID of the unit that a cell names.

        :raises CellRefused: where there is no such unit, it is closed, or the person may not choose it.
        """
        name = {"unit": quoted(text)}
        unit = self._find(text.strip())
        if unit is None:
            raise CellRefused(
                _("There is no unit called “${unit}”. Choose a unit from the list of units.", mapping=name)
            )
        if not unit.is_open:
            raise CellRefused(_("The unit “${unit}” is closed. Choose one that is open.", mapping=name))
        if unit.uid not in self.field.vocabulary:
            raise CellRefused(
                _("“${unit}” is no unit that you may make responsible. Choose one of yours.", mapping=name)
            )
        return unit.uid

    def _find(self, text: str) -> UnitEntry | None:
        return self.by_title.get(text) or unit_by_credit_code(text)
