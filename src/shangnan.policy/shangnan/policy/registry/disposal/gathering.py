"""What the rules of disposal go by, gathered from the register, the holds, the decisions on periods and the other lists."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.registry.disposal.claims import claimed_by
from shangnan.policy.registry.disposal.rows import Known
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.handover.batches import open_batches
from shangnan.policy.registry.holds.hold import covering
from shangnan.policy.registry.holds.scope import facts_of
from shangnan.policy.registry.holds.store import holding
from shangnan.policy.registry.holds.store import watched
from shangnan.policy.registry.retention.entries import entries
from shangnan.policy.registry.retention.lengthened import expiry_of
from shangnan.policy.registry.retention.lengthened import period_of


def known_rows(
    rows: Iterable[Row], list_uid: str, called: Callable[[str], str] = str, deciding: bool = False
) -> list[Known]:
    """Return what is known of each row.

    :param rows: of a list.
    :param list_uid: UID of that list.
    :param called: gives the number or title of another list by its UID, for the sentence that names it.
    :param deciding: whether a decision follows: then a hold that is set meanwhile stops the commit.
    """
    holds, kept, batches = watched() if deciding else holding(), entries(), open_batches()
    found = []
    for row in rows:
        item = kept.numbered(row.archival_number) if row.archival_number else None
        if item is None:
            found.append(Known())
            continue
        other = claimed_by(row.archival_number)
        found.append(
            Known(
                item=item,
                period=period_of(item),
                expiry=expiry_of(item),
                holds=tuple(covering(holds, facts_of(item))),
                other_list=called(other) if other not in ("", list_uid) else "",
                batch=batches.get(row.archival_number, ""),
            )
        )
    return found
