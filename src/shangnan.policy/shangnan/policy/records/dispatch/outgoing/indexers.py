"""The words by which an outgoing dispatch is found."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.reading import to_plain

SEARCHED = (
    "document_number", "title", "kind", "recipients", "body", "enclosure", "attachment_notes", "signature", "copies_to",
    "order_number", "attended", "absent", "observed",
)  # fmt: skip


@indexer(IOutgoingDispatch)
def SearchableText(dispatch: object) -> str:
    """All that stands on paper."""
    data = to_plain(dispatch)
    return "\n".join(data[key] for key in SEARCHED if data[key])
