"""How the register of outgoing dispatches looks, and what the catalog keeps for it."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.dispatch.outgoing.vocabularies import KINDS
from shangnan.policy.registry.document_number import parse
from zope.component import adapter
from zope.interface import implementer

KIND = RegisterKind(
    portal_type="OutgoingDispatch",
    section="dispatches",
    title=_("Outgoing dispatches"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("document_number", _("Number of the dispatch"), sort="record_number"),
        RegisterColumn("kind", _("Kind of document")),
        RegisterColumn("date", _("Date of the document"), sort="record_date"),
        RegisterColumn("signer", _("Signed by")),
        RegisterColumn("unit", _("Drafting unit")),
        RegisterColumn("state", _("State")),
        RegisterColumn("disclosure", _("Disclosure")),
    ),
    category_title=_("Kind of document"),
    categories={kind: kind for kind in KINDS},
    sort="date",
    links=(("dispatch-numbers", _("Numbers of dispatches")),),
)


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
