"""What imports have brought before a publisher: for each import its file, who ran it, and the guides that it handed over.

Kept at the site as plain values; which of the guides still wait, their own state and history say.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from dataclasses import dataclass
from persistent.mapping import PersistentMapping
from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.import_batches"
WAITING = "reviewed"
WORKFLOW = "service_guide_workflow"


@dataclass(frozen=True)
class HandedOver:
    """An import that handed guides over.

    :param uid: of the import, 32 hexadecimal digits.
    :param filename: as handed in.
    :param sha256: of the file.
    :param by: account of the person who ran it; "" where the command line named nobody.
    :param note: what histories say of it.
    :param time: ISO 8601, of the first guide; "" before that.
    :param guides: UIDs of the guides.
    """

    uid: str
    filename: str
    sha256: str
    by: str
    note: str
    time: str = ""
    guides: tuple[str, ...] = ()


def hand_over(run: HandedOver, guides: Iterable[str]) -> None:
    """Note that guides wait for a publisher, within the transaction that brings them there."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    kept = annotations[KEY]
    if run.uid not in kept:
        kept[run.uid] = PersistentMapping(
            filename=run.filename,
            sha256=run.sha256,
            by=run.by,
            note=run.note,
            time=now().isoformat(),
            guides=OOTreeSet(),
        )
    kept[run.uid]["guides"].update(guides)


def handed_over(uid: str) -> HandedOver | None:
    """Return an import by its UID."""
    kept = IAnnotations(api.portal.get()).get(KEY, {}).get(uid)
    return _entry(uid, kept) if kept is not None else None


def all_handed_over() -> list[HandedOver]:
    """Return the imports that handed guides over, newest first."""
    kept = IAnnotations(api.portal.get()).get(KEY, {})
    return sorted((_entry(uid, one) for uid, one in kept.items()), key=lambda run: run.time, reverse=True)


def _entry(uid: str, kept: Any) -> HandedOver:
    texts = {name: kept[name] for name in ("filename", "sha256", "by", "note", "time")}
    return HandedOver(uid, **texts, guides=tuple(kept["guides"]))


def in_state_of_waiting(run: HandedOver) -> list[Any]:
    """Return the catalog entries of an import's guides that the present user may see and that wait for a publisher."""
    if not run.guides:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    return list(
        catalog(portal_type="ServiceGuide", review_state=WAITING, UID=list(run.guides), sort_on="sortable_title")
    )


def waits_as_imported(guide: Any, run: HandedOver) -> bool:
    """Tell whether a guide waits as an import left it; one that people have taken through their own steps does not."""
    last = guide.workflow_history[WORKFLOW][-1]
    return (last["review_state"], last["actor"], last["comments"]) == (WAITING, IMPORT_ID, run.note)
