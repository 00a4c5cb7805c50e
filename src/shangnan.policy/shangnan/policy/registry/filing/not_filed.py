"""Decisions not to file 不归档: what has no weight is not kept (国家档案局令第8号, 第四条), and somebody has said so with the ground."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from persistent.mapping import PersistentMapping
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.gaps import Gap
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.due_index import reindex_due
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.journal.noting import note
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.not_filed"
MAX_GROUND = 500


@dataclass(frozen=True)
class Decision:
    """A decision not to file a record.

    :param uid: of the record.
    :param portal_type: of the record.
    :param title: as it was then.
    :param path: below the site.
    :param ground: why.
    :param decided_by: user id.
    :param decided_at: ISO 8601 time with zone.
    :param withdrawn_by: user id of who took it back; "" while it stands.
    :param withdrawn_at: ISO 8601 time with zone; "" while it stands.
    :param withdrawal: why it was taken back; "" while it stands.
    """

    uid: str
    portal_type: str
    title: str
    path: str
    ground: str
    decided_by: str
    decided_at: str
    withdrawn_by: str = ""
    withdrawn_at: str = ""
    withdrawal: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return not self.withdrawn_at


def ground_of(uid: str) -> str:
    """Return the ground of the decision not to file a record; "" where there is none that stands."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    last = kept.get(uid) if kept is not None else None
    return last["ground"] if last is not None and not last["withdrawn_at"] else ""


def decisions(uid: str = "") -> Iterator[Decision]:
    """Yield all decisions by record; of one record where that is asked, the last one first."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    if kept is None:
        return
    for entry in kept.values(uid or None, uid or None) if uid else kept.values():
        data = dict(entry)
        earlier = data.pop("earlier")
        yield Decision(**data)
        yield from (Decision(**each) for each in reversed(earlier))


def decide_not_to_file(record: Any, ground: str) -> Decision:
    """Decide that a record is not filed; it is due no longer.

    :param ground: why, never empty.
    :raises Refused: without a ground, for a record that is filed, or where that was decided already.
    """
    uid, ground = IUUID(record), ground.strip()
    found = list(_text_gaps(ground))
    item = item_of(record)
    if item is not None:
        message = _("It is filed already, as ${number}.", mapping={"number": item.archival_number})
        found.append(Gap("filed_already", "", message))
    if ground_of(uid):
        found.append(Gap("decided_already", "", _("It was decided already that it is not filed.")))
    if found:
        raise Refused(found)
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    kept = annotations[KEY]
    path = "/".join(record.getPhysicalPath()[len(api.portal.get().getPhysicalPath()) :])
    user = api.user.get_current().getId() or ""
    decision = Decision(uid, record.portal_type, record.title or "", path, ground, user, stamp())
    before = kept.get(uid)
    earlier = [*before["earlier"], {k: v for k, v in before.items() if k != "earlier"}] if before is not None else []
    kept[uid] = PersistentMapping(asdict(decision) | {"earlier": earlier})
    note("archive.not_filed", record, {"ground": ground})
    reindex_due(record)
    return decision


def take_back(record: Any, reason: str) -> Decision:
    """Take back the decision not to file a record; it is due again, and both stay in the list.

    :param reason: why, never empty.
    :raises Refused: without a reason, or where no decision stands.
    """
    uid, reason = IUUID(record), reason.strip()
    found = list(_text_gaps(reason))
    if not ground_of(uid):
        found.append(Gap("no_decision", "", _("There is no decision that it is not filed.")))
    if found:
        raise Refused(found)
    kept = IAnnotations(api.portal.get())[KEY][uid]
    told = {"withdrawn_by": api.user.get_current().getId() or "", "withdrawn_at": stamp(), "withdrawal": reason}
    kept.update(told)
    note("archive.not_filed", record, {"withdrawn": reason})
    reindex_due(record)
    return replace(next(decisions(uid)), **told)


def _text_gaps(text: str) -> Iterator[Gap]:
    if not text:
        yield Gap("no_ground", "ground", _("Write the reason: without one this is refused."))
    if len(text) > MAX_GROUND:
        message = _("The reason is longer than ${limit} characters. Shorten it.", mapping={"limit": MAX_GROUND})
        yield Gap("ground_too_long", "ground", message)
