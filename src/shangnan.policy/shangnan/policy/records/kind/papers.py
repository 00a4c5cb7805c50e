"""The papers of a kind: what can be printed of a record, whatever the page that asks.

A room registers each of its papers as a utility, named as the portal type and the page that shows it:

    PAPER = RecordPaper("PartyRecord", "party-record.pdf", _("Record on paper"), drawn)

    <utility name="PartyRecord party-record.pdf" component=".printing.PAPER" />

Registers then offer it for many records at a time (`desk/printing`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zope.component import getUtilitiesFor
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IRecordPaper(Interface):
    """A paper of a kind; a utility named as the portal type and the page, with a space between."""

    portal_type = Attribute("Name of the type")
    name = Attribute("Name of the page that shows the paper of one record")


@implementer(IRecordPaper)
@dataclass(frozen=True)
class RecordPaper:
    """A paper of a kind of record.

    :param portal_type: name of the type.
    :param name: of the page that shows the paper of one record.
    :param title: what the paper is, a Message.
    :param drawn: of a record: the PDF, as the present user may see it. Raises PaperError where it cannot be drawn, Unauthorized where
        the user may not see what it is made of.
    :param permission: title of the permission that the page asks for; whoever calls `drawn` asks for it.
    """

    portal_type: str
    name: str
    title: str
    drawn: Callable[[Any], bytes]
    permission: str = "View"


def papers_of(portal_type: str) -> list[RecordPaper]:
    """Return the papers of a kind, by the name of their pages; none for a kind without."""
    found = [paper for _name, paper in getUtilitiesFor(IRecordPaper) if paper.portal_type == portal_type]
    return sorted(found, key=lambda paper: paper.name)
