"""How many rows a table of a form may have: what the schema says, as for every other door."""

from __future__ import annotations

from collective.z3cform.datagridfield.datagridfield import DataGridFieldWidget
from collective.z3cform.datagridfield.datagridfield import DataGridValidator
from shangnan.policy import _
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zope.component import adapter
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema.interfaces import IList


@adapter(Interface, IShangnanLayer, Interface, IList, DataGridFieldWidget)
class TableValidator(DataGridValidator):
    """Plone's, which asks each cell, and the limit of the table, which it leaves out."""

    def validate(self, value: Any, force: bool = False) -> None:
        """Refuse a table that is too long; the form comes back with all that was typed.

        :raises zope.interface.Invalid: saying how many rows there are and how many there may be.
        """
        super().validate(value, force)
        most, rows = self.field.max_length, len(value or ())
        if most is not None and rows > most:
            raise Invalid(
                _(
                    "There are ${rows} rows here; a record keeps ${most} at most. Make a second record for the others.",
                    mapping={"rows": rows, "most": most},
                )
            )
