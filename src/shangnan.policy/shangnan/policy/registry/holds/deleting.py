"""A record that is held is not deleted either while it is a draft: a hold preserves evidence, whether it is filed or not.

What ends a revision is no deletion: its text goes on in the record. That is not asked here.
"""

from __future__ import annotations

from Acquisition import aq_base
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.base.interfaces import IPloneSiteRoot
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.holds.hold import covering
from shangnan.policy.registry.holds.hold import held_by
from shangnan.policy.registry.holds.scope import Facts
from shangnan.policy.registry.holds.scope import facts_of
from shangnan.policy.registry.holds.store import watched
from typing import Any
from zope.component import adapter


class RecordIsHeld(RecordIsFinal):
    """A record on which a hold lies cannot be deleted."""


def facts_of_record(record: Any) -> Facts:
    """Return what holds go by of any record, filed or not."""
    item = item_of(record)
    if item is not None:
        return facts_of(item)
    return Facts(
        uids=(IUUID(record, "") or "",),
        document_number=str(getattr(aq_base(record), "document_number", "") or ""),
        portal_type=record.portal_type,
        year=record.created().year(),
        title=record.title or "",
    )


@adapter(IRecord, IObjectWillBeRemovedEvent)
def refuse_to_delete_what_is_held(record: Any, event: IObjectWillBeRemovedEvent) -> None:
    """Refuse to delete a record on which a hold lies, or a folder around it; the whole site may go.

    :raises RecordIsHeld: naming the holds.
    """
    if IPloneSiteRoot.providedBy(event.object) or getattr(aq_base(record), "revision_of", ""):
        return
    found = covering(watched(), facts_of_record(record))
    if found:
        message = _(
            "“${title}” is held (${holds}). Nobody can delete it before the hold is lifted.",
            mapping={"title": record.title, "holds": held_by(found)},
        )
        raise RecordIsHeld(chinese(message))
