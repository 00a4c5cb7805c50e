"""The register of use 利用登记: who asked for filed records, for what, who approved it, what was shown and when. Kept for good."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from persistent import Persistent
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.journal.noting import note
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.archive_use"
MOST = 500  # characters of a text
MOST_NUMBERS = 200


@dataclass(frozen=True)
class Use:
    """A use of filed records.

    :param day: on which they were shown, ISO 8601.
    :param asked_by: who asked, with the body that he or she came from.
    :param purpose: what for.
    :param approved_by: who allowed it.
    :param shown: how: read, copied, lent.
    :param numbers: 档号 of what was shown.
    :param remarks: anything else.
    :param entered_at: ISO 8601 with zone.
    :param entered_by: user id.
    """

    day: str
    asked_by: str
    purpose: str
    approved_by: str
    shown: str
    numbers: tuple[str, ...]
    remarks: str = ""
    entered_at: str = ""
    entered_by: str = ""


class KeptUse(Persistent):
    """An entry: an object of its own, so that two who write at once do not meet."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self.plain = plain


def use_gaps(use: Use, today: date, unknown: list[str]) -> list[Gap]:
    """Return all that is wrong with an entry.

    :param unknown: those of its 档号 that the register does not know.
    """
    needed = (
        ("asked_by", use.asked_by, _("Write who asked.")),
        ("purpose", use.purpose, _("Write what for.")),
        ("approved_by", use.approved_by, _("Write who approved it.")),
        ("shown", use.shown, _("Write what was shown and how.")),
    )
    found = [Gap(f"{name}_missing", name, message) for name, value, message in needed if not value]
    values = (*((name, value) for name, value, _message in needed), ("remarks", use.remarks))
    too_long = _("Write ${limit} characters at most.", mapping={"limit": MOST})
    found += [Gap("too_long", name, too_long) for name, value in values if len(value) > MOST]
    try:
        day = date.fromisoformat(use.day)
    except ValueError:
        found.append(Gap("day_wrong", "day", _("Write the day on which it was shown.")))
    else:
        if day > today:
            found.append(Gap("day_wrong", "day", _("The day is still to come.")))
    if not use.numbers:
        found.append(Gap("numbers_missing", "numbers", _("Write the archival numbers of what was shown, one a line.")))
    elif len(use.numbers) > MOST_NUMBERS:
        message = _(
            "These are more than ${limit} archival numbers. Write several entries.", mapping={"limit": MOST_NUMBERS}
        )
        found.append(Gap("numbers_many", "numbers", message))
    return found + [
        Gap("unknown", "numbers", _("Nothing is filed under ${number}.", mapping={"number": quoted(number, 60)}))
        for number in unknown
    ]


def enter(use: Use) -> Use:
    """Keep a use.

    :raises Refused: with all that is wrong with it.
    """
    known = register().by_number
    unknown = [number for number in use.numbers[:MOST_NUMBERS] if number not in known]
    gaps = use_gaps(use, now().date(), unknown)
    if gaps:
        raise Refused(gaps)
    moment, actor = now().isoformat(timespec="microseconds"), api.user.get_current().getId() or ""
    entered = Use(**{**asdict(use), "entered_at": moment, "entered_by": actor})
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][f"{use.day} {moment} {uuid4().hex}"] = KeptUse(asdict(entered))
    details = {"asked_by": use.asked_by, "purpose": use.purpose, "approved_by": use.approved_by}
    note("archive.use", None, {**details, "numbers": list(use.numbers)})
    return entered


def count_of_uses() -> int:
    """Return how many entries there are."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    return len(kept) if kept is not None else 0


def uses() -> Iterator[Use]:
    """Yield the entries, the newest day first, each woken only when it is reached."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    for key in reversed(list(kept.keys()) if kept is not None else []):
        plain = kept[key].plain
        yield Use(**{**plain, "numbers": tuple(plain["numbers"])})
