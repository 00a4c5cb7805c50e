"""How the register of incoming dispatches looks, and what the catalog keeps for it."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from shangnan.policy.records.dispatch.incoming.plain import document_key
from shangnan.policy.records.dispatch.incoming.plain import TEXTS
from shangnan.policy.records.dispatch.incoming.reading import limit_of
from shangnan.policy.records.dispatch.incoming.reading import limit_shown
from shangnan.policy.records.dispatch.incoming.reading import said
from shangnan.policy.records.dispatch.incoming.reading import to_plain
from typing import Any
from zope.component import adapter
from zope.interface import implementer

import re


@implementer(IRegisterEntry)
@adapter(IIncomingDispatch)
def entry(dispatch: Any) -> RegisterEntry:
    """Return what the register shows of a dispatch, and what lists of work show besides."""
    data = to_plain(dispatch)
    day = data["received_on"]
    number = re.fullmatch(r"收〔(\d+)〕(\d+)号", data["receipt_number"])
    urges = said(dispatch, "urge")
    values = {name: data[name] for name in ("receipt_number", "sender", "sender_number", "handling_kind", "urgency")}
    limit = limit_of(dispatch)
    values |= {"date": day, "due": limit.day.isoformat() if limit else "", "due_shown": limit_shown(limit)}
    values |= {"urged": len(urges), "urged_on": urges[-1].time[:10] if urges else ""}
    values |= {"urged_words": urges[-1].words if urges else ""}
    return RegisterEntry(
        year=int(day[:4]) if day else dispatch.created().year(),
        date=day,
        number=f"{number[1]}-{int(number[2]):05d}" if number else "",
        categories=(data["handling_kind"],) if data["handling_kind"] else (),
        values=values,
    )


@indexer(IIncomingDispatch)
def sender_key(dispatch: Any) -> str:
    """Key of the sender's document."""
    return document_key(dispatch.sender or "", dispatch.sender_number or "")


@indexer(IIncomingDispatch)
def SearchableText(dispatch: Any) -> str:
    """The words by which a dispatch is found."""
    data = to_plain(dispatch)
    return "\n".join(data[key] for key in TEXTS if data[key])
