"""Interfaces that the whole package shares."""

from collective.z3cform.datagridfield.interfaces import IDataGridFieldLayer


class IShangnanLayer(IDataGridFieldLayer):
    """Marks the requests of a site on which this package is installed.

    It extends the layer of the tables in forms, whose templates we replace: between two layers of equal rank the order in
    which they were installed would decide.
    """
