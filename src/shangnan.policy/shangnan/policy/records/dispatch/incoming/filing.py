"""How an incoming dispatch is filed: as the sender's document, by what was to be done about it."""

from __future__ import annotations

from datetime import date
from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from shangnan.policy.records.kind.filing_rule import FilingRule
from typing import Any


def _formed(dispatch: Any) -> date | None:
    """Return the date that the sender wrote, or that on which it came where the sender wrote none."""
    found: date | None = dispatch.sender_date or dispatch.received_on
    return found


def _category(dispatch: Any) -> str:
    return "read" if dispatch.handling_kind == "阅知" else "business"


@indexer(IIncomingDispatch)
def answered_by(dispatch: Any) -> str:
    """UID of our dispatch that answers it, so that the answer finds the letter.

    :raises AttributeError: the catalog's word for: it has none.
    """
    if not dispatch.reply:
        raise AttributeError("no answer")
    return str(dispatch.reply)


FILING = FilingRule(
    {
        "business": _("Our own business, general"),
        "important": _("Our own business, important"),
        "read": _("Other bodies' business that we have to know of"),
    },
    _formed,
    steps={"done": "file"},
    states=("filed",),
    category=_category,
    number="sender_number",
    responsible="sender",
)
