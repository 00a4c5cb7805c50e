"""What stands in the way of a disposal list: everything at once. Pure.

档案法 (2020) 第三十一条 and 机关档案管理规定 (国家档案局令第13号): nothing is destroyed without an appraisal, an approval and two witnesses, and never
before its period is over; what is held, permanent or handed over is not destroyed at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.disposal.rows import Known
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.disposal.rows import RESULTS
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FILED
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.holds.hold import held_by
from shangnan.policy.registry.retention.expiry import is_longer

FIELD = "rows"
WITNESSES = ("witness_one", "witness_two")


def may_be_destroyed(row: Row, known: Known, day: date) -> bool:
    """Tell whether an item may be destroyed on a day: the one question, asked before each single one is."""
    return row.result == DESTROY and not list(_standing_gaps(row, known, day, {}))


def list_gaps(rows: Sequence[Row], known: Sequence[Known], day: date, most: int) -> list[Gap]:
    """Return what is wrong with what a list names.

    :param rows: of the list.
    :param known: of each row, in the same order.
    :param day: on which it is judged.
    :param most: rows that a list may have.
    """
    if not rows:
        return [Gap("no_rows", FIELD, _("The list names nothing. Choose from what has expired."))]
    found = []
    if len(rows) > most:
        message = _(
            "The list has ${count} rows, at most ${most} are allowed. Make several lists, so that each is looked at.",
            mapping={"count": len(rows), "most": most},
        )
        found.append(Gap("too_many_rows", FIELD, message))
    twice = [number for number, count in Counter(row.archival_number for row in rows).items() if count > 1]
    for number in sorted(twice):
        message = _("${number} stands in the list twice. Take one row away.", mapping={"number": quoted(number)})
        found.append(Gap("row_twice", FIELD, message))
    for place, (row, one) in enumerate(zip(rows, known, strict=True), 1):
        found += _standing_gaps(row, one, day, {"row": place, "number": quoted(row.archival_number)})
    return found


def _standing_gaps(row: Row, known: Known, day: date, names: dict[str, object]) -> Iterator[Gap]:
    """Yield why an item cannot be disposed of on a day."""
    item = known.item
    if item is None:
        message = _("Row ${row}: nothing is filed under ${number}. Correct the number.", mapping=names)
        yield Gap("not_filed", FIELD, message)
        return
    if item.state == DESTROYED:
        yield Gap("destroyed", FIELD, _("Row ${row}: ${number} was destroyed already. Take it out.", mapping=names))
    elif item.state == TRANSFERRED:
        message = _("Row ${row}: ${number} was handed over to the archives. Take it out.", mapping=names)
        yield Gap("transferred", FIELD, message)
    elif item.state != FILED:
        yield Gap("not_filed", FIELD, _("Row ${row}: ${number} is not filed. Take it out.", mapping=names))
    if known.expiry is None:
        message = _("Row ${row}: ${number} is permanent and is never destroyed. Take it out.", mapping=names)
        yield Gap("permanent", FIELD, message)
    elif known.expiry > day:
        message = _(
            "Row ${row}: the period of ${number} ends on ${day} only. Take it out until then.",
            mapping={**names, "day": known.expiry.isoformat()},
        )
        yield Gap("not_expired", FIELD, message)
    if known.holds:
        message = _(
            "Row ${row}: ${number} is held (${holds}). Take it out; it can be listed when the hold is lifted.",
            mapping={**names, "holds": held_by(known.holds)},
        )
        yield Gap("held", FIELD, message)
    if known.other_list:
        message = _(
            "Row ${row}: ${number} stands in another list that is not done, ${list}. Take it out of one.",
            mapping={**names, "list": quoted(known.other_list)},
        )
        yield Gap("in_other_list", FIELD, message)
    if known.batch and item.state != TRANSFERRED:
        message = _(
            "Row ${row}: ${number} is in batch ${batch} for the archives. Take it out, or discard that batch first.",
            mapping={**names, "batch": known.batch},
        )
        yield Gap("in_batch", FIELD, message)


def appraisal_gaps(rows: Sequence[Row], known: Sequence[Known], appraisers: str) -> list[Gap]:
    """Return what the appraisal of a list lacks.

    :param appraisers: names of those who appraised, as they were written.
    """
    found = []
    if not appraisers.strip():
        message = _("Write who appraised: everybody's name, and the office.")
        found.append(Gap("no_appraisers", "appraisers", message))
    for place, (row, one) in enumerate(zip(rows, known, strict=True), 1):
        names = {"row": place, "number": quoted(row.archival_number)}
        if row.result not in RESULTS:
            message = _("Row ${row}: ${number} has no result of the appraisal. Choose one.", mapping=names)
            found.append(Gap("no_result", FIELD, message))
        if not row.ground:
            message = _("Row ${row}: write the ground of the result for ${number}.", mapping=names)
            found.append(Gap("no_ground", FIELD, message))
        if row.result == LENGTHEN and not (row.period and one.period and is_longer(row.period, than=one.period)):
            message = _("Row ${row}: choose a longer period for ${number} than it has.", mapping=names)
            found.append(Gap("no_longer_period", FIELD, message))
        elif row.result != LENGTHEN and row.period:
            message = _("Row ${row}: a new period is only for what is lengthened. Empty it.", mapping=names)
            found.append(Gap("period_without_use", FIELD, message))
    return found


def approver_gaps(approver: str, appraised_by: Collection[str]) -> list[Gap]:
    """Return a gap where an approver appraised the list."""
    if approver not in appraised_by:
        return []
    message = _("You appraised this list yourself, so another head has to approve it.")
    return [Gap("appraised_it", "actor", message)]


def witness_gaps(witnesses: Sequence[str], approver: str, accounts: Collection[str]) -> list[Gap]:
    """Return what is wrong with the two witnesses whom an approver names.

    :param witnesses: two user ids, as they were typed.
    :param approver: user id of whoever approves.
    :param accounts: those of the named accounts that exist.
    """
    found = []
    for field, name in zip(WITNESSES, witnesses, strict=True):
        if not name:
            message = _("Name two witnesses by their accounts: they sign before anything is destroyed.")
            found.append(Gap("no_witness", field, message))
        elif name not in accounts:
            message = _("There is no account “${account}”. Correct it.", mapping={"account": quoted(name)})
            found.append(Gap("no_such_account", field, message))
        elif name == approver:
            message = _("You approve the list, so you cannot be a witness. Name another person.")
            found.append(Gap("approver_is_witness", field, message))
    if witnesses[0] and witnesses[0] == witnesses[1]:
        message = _("The two witnesses have to be two different people.")
        found.append(Gap("same_witness", WITNESSES[1], message))
    return found


def signature_gaps(
    person: str, witnesses: Sequence[str], signed: Sequence[str], approver: str, last: bool
) -> list[Gap]:
    """Return why a person's signature as a witness is not taken.

    :param person: user id of whoever signs.
    :param witnesses: user ids of the named witnesses.
    :param signed: of those who have signed, in order.
    :param approver: user id of whoever approved.
    :param last: whether it is the signature after which the destruction may begin.
    """
    found = []
    if person not in witnesses or person == approver:
        message = _("Only the two witnesses whom the approver has named sign here.")
        found.append(Gap("no_witness_of_this", "actor", message))
    if person in signed:
        message = _("You have signed already. Now the other witness has to sign.")
        found.append(Gap("signed_already", "actor", message))
    elif last and not signed:
        message = _("The first witness has not signed yet. Choose the first signature.")
        found.append(Gap("first_signature_missing", "actor", message))
    elif not last and signed:
        message = _("The first signature is there. Choose the second one, after which the records are destroyed.")
        found.append(Gap("first_signature_there", "actor", message))
    return found


def order_is_whole(approver: str, witnesses: Sequence[str], signed: Sequence[str]) -> bool:
    """Tell whether all have signed without whom nothing is destroyed: an approver and two witnesses, three people."""
    people = {approver, *signed}
    return bool(approver) and len(signed) == 2 and set(signed) == set(witnesses) and len(people) == 3
