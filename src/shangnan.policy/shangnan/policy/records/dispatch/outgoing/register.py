"""How the register of outgoing dispatches looks, and what the catalog keeps for it."""

from __future__ import annotations

from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.registry.document_number import parse
from zope.component import adapter
from zope.interface import implementer


@implementer(IRegisterEntry)
@adapter(IOutgoingDispatch)
def entry(dispatch: object) -> RegisterEntry:
    """Return what the register shows of a dispatch; before it is dated it counts in the year in which it was begun."""
    data = to_plain(dispatch)
    number = parse(data["document_number"])
    day = data["written_on"]
    return RegisterEntry(
        year=int(day[:4]) if day else dispatch.created().year(),  # type: ignore[attr-defined]
        date=day,
        number=f"{number.year}-{number.code}-{number.number:05d}" if number else "",
        categories=(data["kind"],) if data["kind"] else (),
        values={"date": day, **{name: data[name] for name in ("document_number", "kind", "signer", "disclosure")}},
    )
