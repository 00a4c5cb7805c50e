"""Where the daily head of the journal is written to, kept in the registry."""

from __future__ import annotations

from plone.registry.interfaces import IRegistry
from shangnan.policy import _
from zope import schema
from zope.component import getUtility
from zope.interface import Interface

PREFIX = "shangnan.journal"


class IJournalSettings(Interface):
    """What the journal needs to know of the machine."""

    heads_file = schema.TextLine(
        title=_("File for the daily heads of the journal"),
        description=_(
            "Whole path of a file that is there already and that the server can append to but not change, such as one on another "
            "machine. Empty: the heads are only kept in the database and mailed to the audit administrators."
        ),
        max_length=500,
        required=False,
        default="",
        missing_value="",
    )


def heads_file() -> str:
    """Return the path, "" for none."""
    return (getUtility(IRegistry).get(f"{PREFIX}.heads_file", None) or "").strip()
