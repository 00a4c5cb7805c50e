"""The one service that gives numbers: next number, void number, what a register says.

A number belongs to the transaction in which it was asked for: where that is aborted, the number was never given.
"""

from __future__ import annotations

from plone import api
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.registry.counters import Counters
from shangnan.policy.registry.counters import Entry
from shangnan.policy.registry.counters import NotCounted
from shangnan.policy.registry.journal.noting import note
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.registers"


def counters() -> Counters:
    """Return the site's counters."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = Counters()
    return annotations[KEY]


def next_number(register: str, key: str, year: int, record_uid: str) -> int:
    """Give a record the next number of a register.

    :param register: id of the register, e.g. `outgoing`.
    :param key: what the register counts separately, e.g. the code 商南政办发; "" where it counts as one.
    :param year: four digits.
    :param record_uid: UID of the record.
    :returns: the number, one more than the last of this register, key and year.
    """
    return counters().counter(register, key, year).give(record_uid, stamp())


def following(register: str, key: str, year: int) -> int:
    """Return the number that would be given next. Whoever asks for it in this transaction gets this one, or a conflict."""
    counter = counters().known(register, key, year)
    return (counter.last if counter is not None else 0) + 1


def void_number(register: str, key: str, year: int, number: int, reason: str) -> None:
    """Make a number void. Its entry stays in the register, with the reason; the number is not given again.

    :param number: a number that was given and is not void.
    :param reason: never empty.
    :raises NotCounted: where the register has no such number, or it is void already.
    :raises ValueError: without a reason.
    """
    if not reason.strip():
        raise ValueError("a number is not made void without a reason")
    counter = counters().known(register, key, year)
    if counter is None:
        raise NotCounted(number)
    counter.make_void(number, reason, stamp())


def continue_after(register: str, key: str, year: int, number: int) -> None:
    """Let a register begin after the last number that was given outside, e.g. on paper before this system.

    :param number: the last number given outside; the next one given here is one more.
    :raises ValueError: where numbers were given here already.
    """
    counters().counter(register, key, year).continue_after(number)
    note("numbers.begin", None, {"kind": f"{register} {key}".strip(), "year": str(year), "number": str(number)})


def entries(register: str, key: str, year: int) -> list[Entry]:
    """Return the entries of a register for a key and year, void ones included, by number."""
    counter = counters().known(register, key, year)
    return list(counter.entries()) if counter is not None else []


def kept(register: str) -> list[tuple[str, int]]:
    """Return (key, year) of everything that a register counts separately."""
    return [(key, year) for _register, key, year in counters().keys(register)]


def begins_after(register: str, key: str, year: int) -> int:
    """Return the last number given outside, after which a register began to count here; 0 for none."""
    counter = counters().known(register, key, year)
    return counter.before if counter is not None else 0
