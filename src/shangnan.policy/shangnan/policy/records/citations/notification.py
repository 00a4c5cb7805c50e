"""When a regulation ends, the records that cite it are flagged, each once, and their history says so.

The two rooms do not know each other: they meet at the event and in the catalog's index `cited_documents`.
"""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.mail.sending import addresses
from shangnan.policy.mail.sending import owners_of
from shangnan.policy.mail.sending import tell
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.citations.endings import IRecordEnded
from shangnan.policy.records.citations.flags import add_flag
from shangnan.policy.records.citations.flags import Flag
from shangnan.policy.records.views.printed_address import printed_address
from shangnan.policy.units.responsibility import note_in_history
from typing import Any
from zope.component import adapter


@adapter(IRecordEnded)
def tell_who_cites(event: IRecordEnded) -> None:
    """Flag every record that cites the document which has ended.

    Left out are the document itself, its own working copy, and what replaces it: that one names it in order to end it.
    """
    ended, keys = event.object, tuple(event.keys)
    if not keys:
        return
    uid = IUUID(ended)
    number = getattr(ended, "document_number", "") or ""
    flag = Flag(uid, f"{ended.title} {number}".strip(), event.day.isoformat(), keys)
    message = _(
        "“${title}”, which this cites, is no longer in force from ${day}. Check the text and revise it.",
        mapping={"title": flag.title, "day": flag.day},
    )
    flagged: list[Any] = []
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: those who are responsible are told, whoever repeals; only the ended document's name is passed on.
    for brain in catalog.unrestrictedSearchResults(cited_documents={"query": list(keys), "operator": "or"}):
        own = {brain.UID, brain.revision_of or ""}
        if uid in own or (event.successor and event.successor in own):
            continue
        record = brain._unrestrictedGetObject()
        if add_flag(record, flag):
            note_in_history(record, "flag", chinese(message))
            record.reindexObject(idxs=["flagged"])
            flagged.append(record)
    _tell_owners(flagged, chinese(message))


def _tell_owners(records: list[Any], message: str) -> None:
    """Send one mail to each person who has a function in the unit of one of the records."""
    people: dict[str, list[str]] = {}
    for record in records:
        for address in addresses(owners_of(responsible_unit_of(record))):
            people.setdefault(address, [message, ""]).append(f"{record.title}  {printed_address(record)}")
    tell(people, chinese(_("A cited document has ended")))
