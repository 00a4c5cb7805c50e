"""A second publisher decides on what an import handed over: publishes it, or sends it back with a reason, some at a time.

Each guide goes through its own workflow as the present user, so that the gate and the rule of the other person hold for it as
for every guide. A call takes so many guides that a browser waits for it, in transactions of a few, and says where to go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import partial
from plone import api
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.transfer.import_batches import HandedOver
from shangnan.policy.transfer.import_batches import in_state_of_waiting
from shangnan.policy.transfer.import_batches import waits_as_imported
from typing import Any
from zope.i18nmessageid import Message

import transaction

PUBLISH, RETURN = "publish", "return_reviewed"
IN_ONE_CALL = 200
IN_ONE_TRANSACTION = 25


@dataclass
class Decided:
    """What a call has done.

    :param done: number of guides that were published or sent back.
    :param refused: (UID, title, reasons) of guides that could not be, which go on waiting.
    :param after: UID after which the next call goes on; "" when all are through.
    """

    done: int = 0
    refused: list[tuple[str, str, list[Message]]] = field(default_factory=list)
    after: str = ""


def waiting_guides(run: HandedOver) -> list[Any]:
    """Return the catalog entries of what still waits as the import left it and the present user may see."""
    return [brain for brain in in_state_of_waiting(run) if waits_as_imported(brain.getObject(), run)]


def decide(run: HandedOver, transition: str, opinion: str, after: str = "", commit: bool = True) -> Decided:
    """Take what waits of an import through a step, as the present user.

    :param run: the import.
    :param transition: PUBLISH or RETURN.
    :param opinion: kept with each guide; RETURN is refused without one.
    :param after: where an earlier call ended.
    :param commit: whether each few are committed; False leaves all of them to the caller's transaction.
    :raises ZODB.POSException.ConflictError: where others write so much that it fails ATTEMPTS times.
    """
    uids = sorted(uid for uid in run.guides if uid > after)
    decided = Decided()
    for chunk in _chunks(uids[:IN_ONE_CALL] if commit else uids):
        done, refused = (
            committed(partial(_taken, run, chunk, transition, opinion))
            if commit
            else _taken(run, chunk, transition, opinion)
        )
        decided.done += done
        decided.refused += refused
    if commit and len(uids) > IN_ONE_CALL:
        decided.after = uids[IN_ONE_CALL - 1]
    return decided


def _chunks(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(uids), IN_ONE_TRANSACTION):
        yield uids[start : start + IN_ONE_TRANSACTION]


Taken = tuple[int, list[tuple[str, str, list[Message]]]]


def _taken(run: HandedOver, uids: Sequence[str], transition: str, opinion: str) -> Taken:
    tool, catalog = api.portal.get_tool("portal_workflow"), api.portal.get_tool("portal_catalog")
    done, refused = 0, []
    for brain in catalog(portal_type="ServiceGuide", UID=list(uids)):
        guide = brain.getObject()
        if not waits_as_imported(guide, run):
            continue
        title, before = guide.title, transaction.savepoint(optimistic=True)
        try:
            tool.doActionFor(guide, transition, comment=opinion)
            done += 1
        except Refused as refusal:
            before.rollback()
            refused.append((brain.UID, title, [gap.message for gap in refusal.gaps]))
    return done, refused
