"""Other dispatches with the same sender's number, as far as the person who asks may see them."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.dispatch.incoming.plain import document_key
from typing import Any


def same_number(dispatch: Any) -> list[Any]:
    """Return catalog entries of the other dispatches with this sender's number.

    Never asked by an indexer: a search there works the queue of what is to be indexed off twice.
    """
    key = document_key(dispatch.sender or "", dispatch.sender_number or "")
    if not key:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(portal_type="IncomingDispatch", sender_key=key, sort_on="created")
    return [brain for brain in found if IUUID(dispatch) != brain.UID]


def called(brain: Any) -> str:
    """Return how a dispatch is called in a sentence: receipt number and title."""
    kept = brain.register_values
    number = kept.get("receipt_number", "") if isinstance(kept, dict) else ""
    return f"{number}《{brain.Title}》"
