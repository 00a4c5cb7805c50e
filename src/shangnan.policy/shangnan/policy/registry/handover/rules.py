"""What may be handed over, and which steps a batch may take. Pure.

A hold does not stand in the way: handing over destroys nothing, and the archives keep what was held. What is destroyed cannot be
handed over; what was received is not handed over again, nor destroyed here before `kept_until`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.item import TRANSFERRED

import re

MAKING, PREPARED, HANDED_OVER, RECEIVED, RETURNED, DISCARDED = (
    "making",
    "prepared",
    "handed_over",
    "received",
    "returned",
    "discarded",
)
STATES: dict[str, str] = {
    MAKING: _("Being made"),
    PREPARED: _("Made, not handed over"),
    HANDED_OVER: _("Handed over, no receipt yet"),
    RECEIVED: _("Received by the archives"),
    RETURNED: _("Returned by the archives"),
    DISCARDED: _("Discarded"),
}
#: Step to the states in which it may be taken.
STEPS: dict[str, tuple[str, ...]] = {
    "go_on": (MAKING,),
    "hand_over": (PREPARED,),
    "receive": (HANDED_OVER,),
    "return": (HANDED_OVER,),
    "again": (RETURNED,),
    "discard": (MAKING, PREPARED),
}
#: Their items are in no other batch.
OPEN = (MAKING, PREPARED, HANDED_OVER, RECEIVED)
MOST_NUMBERS = 20_000
MOST_TEXT = 500
#: GB/T 18894-2016 and the county archives: the office keeps its own copy for as long after the archives have taken theirs.
YEARS_KEPT = 5
_YEARS = re.compile(r"(?P<first>[12][0-9]{3})(?:-(?P<last>[12][0-9]{3}))?\Z")


@dataclass(frozen=True)
class Receipt:
    """The receipt of the archives.

    :param number: of the receipt.
    :param day: on which they took the batch, ISO 8601.
    :param person: who signed for it.
    """

    number: str
    day: str
    person: str

    def line(self) -> str:
        """Return it as the register keeps it."""
        return f"{self.number} {self.day} {self.person}"


def item_gaps(
    items: Iterable[FiledItem],
    batch_of: Mapping[str, str],
    list_of: Mapping[str, str],
    called: Callable[[str], str] = str,
) -> list[Gap]:
    """Return what stands in the way of handing items over.

    :param items: that were asked for by their 档号 or by a range.
    :param batch_of: 档号 to the batch that it is in already.
    :param list_of: 档号 to the UID of the open disposal list that names it.
    :param called: gives the number or title of a disposal list by its UID, for the sentence that names it.
    """
    found = []
    for item in items:
        told = {"number": item.archival_number, "batch": batch_of.get(item.archival_number, "")}
        listed = list_of.get(item.archival_number, "")
        if item.is_paper:
            found.append(
                Gap(
                    "paper",
                    "numbers",
                    _("${number} is of paper. Hand it over on the shelf, and leave it out.", mapping=told),
                )
            )
        elif item.state == DESTROYED:
            found.append(Gap("destroyed", "numbers", _("${number} is destroyed. Leave it out.", mapping=told)))
        elif item.state == TRANSFERRED:
            found.append(Gap("transferred", "numbers", _("${number} is with the archives already.", mapping=told)))
        elif told["batch"]:
            message = _("${number} is in batch ${batch} already. Finish that one, or discard it.", mapping=told)
            found.append(Gap("in_batch", "numbers", message))
        elif listed:
            message = _(
                "${number} stands in disposal list ${list}, which is not done. Take it out of the list first, or leave it out here.",
                mapping={**told, "list": quoted(called(listed))},
            )
            found.append(Gap("in_list", "numbers", message))
    return found


def may_be_gathered(item: FiledItem, batch_of: Mapping[str, str], list_of: Mapping[str, str]) -> bool:
    """Whether a range takes an item: what is of paper, with the archives, in a batch, to be disposed of or destroyed is left out."""
    return not item_gaps([item], batch_of, list_of)


def unknown_gaps(numbers: Iterable[str], known: Iterable[str]) -> list[Gap]:
    """Return a gap for each 档号 that the register does not know."""
    there = set(known)
    missed = [number for number in numbers if number not in there]
    return [
        Gap("unknown", "numbers", _("Nothing is filed under ${number}.", mapping={"number": quoted(number, 60)}))
        for number in missed
    ]


def years_of(text: str) -> range | None:
    """Return the years of `2011` or `2011-2013`; None for what is neither.

    >>> list(years_of("2011-2013"))
    [2011, 2012, 2013]
    """
    found = _YEARS.match(text.strip())
    if found is None:
        return None
    first = int(found["first"])
    last = int(found["last"] or first)
    return range(first, last + 1) if first <= last < first + 100 else None


def order_gaps(unit: str, description: str, environment: str) -> list[Gap]:
    """Return what a batch has to say of itself and does not (DA/T 93-2022, 说明文件)."""
    needed = (
        ("unit", unit, _("Say who hands over.")),
        ("description", description, _("Describe what is handed over.")),
        ("environment", environment, _("Say on what hardware and software the records were made.")),
    )
    found = [Gap(f"{field}_missing", field, message) for field, value, message in needed if not value.strip()]
    return found + [
        Gap("too_long", field, _("Write ${limit} characters at most.", mapping={"limit": MOST_TEXT}))
        for field, value, _message in needed
        if len(value) > MOST_TEXT
    ]


def size_gaps(count: int) -> list[Gap]:
    """Return what is wrong with the number of items of a batch."""
    if not count:
        return [Gap("empty", "numbers", _("Nothing of that is filed and waits to be handed over."))]
    if count > MOST_NUMBERS:
        told = {"count": count, "limit": MOST_NUMBERS}
        message = _("These are ${count} items; a batch holds ${limit} at most. Take fewer years at once.", mapping=told)
        return [Gap("too_many", "numbers", message)]
    return []


def step_gaps(step: str, state: str) -> list[Gap]:
    """Return whether a batch may take a step.

    :param step: a key of STEPS.
    """
    if state in STEPS[step]:
        return []
    told = {"state": STATES[state]}
    return [Gap("wrong_state", "", _("This cannot be done now. State of the batch: ${state}", mapping=told))]


def receipt_gaps(receipt: Receipt, handed_over_on: str, today: date) -> list[Gap]:
    """Return what is wrong with a receipt.

    :param handed_over_on: ISO 8601 day.
    :param today: in the county's zone.
    """
    found = []
    if not receipt.number.strip():
        found.append(Gap("number_missing", "number", _("Write the number of the receipt.")))
    if not receipt.person.strip():
        found.append(Gap("person_missing", "person", _("Write who signed for the archives.")))
    try:
        day = date.fromisoformat(receipt.day)
    except ValueError:
        return [*found, Gap("day_wrong", "day", _("Write the day of the receipt."))]
    if not handed_over_on[:10] <= day.isoformat() <= today.isoformat():
        message = _("The receipt is of no day between the handover and today.")
        found.append(Gap("day_wrong", "day", message))
    return found


def reason_gaps(reason: str) -> list[Gap]:
    """Return what is wrong with the reason of a return."""
    if not reason.strip():
        return [Gap("reason_missing", "reason", _("Write why the archives returned the batch."))]
    return []


def kept_until(received_on: date) -> date:
    """Return the first day on which the office need not keep its copy of what the archives have.

    >>> kept_until(date(2026, 11, 29))
    datetime.date(2032, 1, 1)

    :param received_on: day of the receipt; years count from 1 January after it.
    """
    return date(received_on.year + 1 + YEARS_KEPT, 1, 1)
