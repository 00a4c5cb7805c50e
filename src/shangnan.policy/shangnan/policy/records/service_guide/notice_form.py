"""What is ticked and typed for a notice of what is missing, and all that is wrong with it. Pure: plain values in and out."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.records.service_guide.notice_labels import BEGINNINGS
from shangnan.policy.records.service_guide.notice_paper import asked_of
from shangnan.policy.records.service_guide.notice_paper import Notice
from typing import Any
from zope.i18nmessageid import Message

import unicodedata

PURPOSES = tuple(BEGINNINGS)
MOST_APPLICANT, MOST_REMARK, MOST_OTHER, MOST_DAYS = 100, 200, 600, 180


@dataclass(frozen=True)
class Typed:
    """What stands in the form, as it was typed.

    :ivar purpose: a value of :data:`PURPOSES`
    :ivar ticked: numbers of the materials, from 0
    :ivar remarks: what was typed beside each material of the guide, "" for nothing
    """

    purpose: str
    applicant: str
    ticked: frozenset[int]
    remarks: tuple[str, ...]
    other: str
    days: str
    seen: str


def _line(raw: object) -> str:
    """One line of text, whatever was sent."""
    return " ".join(_text(raw).split())


def _text(raw: object) -> str:
    text = raw if isinstance(raw, str) else ""
    kept = "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")
    )
    return kept.replace("\t", " ").strip()


def read_form(form: Mapping[str, object], materials: int) -> Typed:
    """Return what was typed; nothing is cut, so that it can be shown again.

    :param form: request parameters of any type: purpose, applicant, material (one or several numbers), remark-0 and so on,
        other, days, seen.
    :param materials: how many the guide has.
    """
    raw = form.get("material")
    sent: Sequence[object] = raw if isinstance(raw, list | tuple) else [raw]
    numbers = {int(one) for one in sent if isinstance(one, str) and one.isascii() and one.isdigit() and len(one) < 5}
    purpose = form.get("purpose")
    return Typed(
        purpose=purpose if isinstance(purpose, str) and purpose in PURPOSES else PURPOSES[0],
        applicant=_line(form.get("applicant")),
        ticked=frozenset(number for number in numbers if number < materials),
        remarks=tuple(_line(form.get(f"remark-{number}")) for number in range(materials)),
        other=_text(form.get("other")).replace("\r", ""),
        days=unicodedata.normalize("NFKC", _line(form.get("days"))),
        seen=_line(form.get("seen")),
    )


def problems(typed: Typed, materials: Sequence[Mapping[str, Any]], version: str) -> list[Message]:
    """Return all that keeps the notice from being printed; an empty list means nothing.

    :param materials: of the guide.
    :param version: what `seen` says when the materials are still those that the form showed.
    """
    found = []
    if typed.seen != version:
        found.append(_("The guide was changed while you filled this in. Look at the materials again, then print."))
    if not typed.ticked and not typed.other:
        found.append(
            _("Nothing is ticked. Tick the materials that the notice names, or write below what else there is.")
        )
    if len(typed.applicant) > MOST_APPLICANT:
        found.append(
            _("The applicant's name has more than ${limit} characters. Shorten it.", mapping={"limit": MOST_APPLICANT})
        )
    for number in sorted(typed.ticked):
        if len(typed.remarks[number]) > MOST_REMARK:
            names = {"name": materials[number].get("name") or "", "limit": MOST_REMARK}
            found.append(
                _("What is written on “${name}” has more than ${limit} characters. Shorten it.", mapping=names)
            )
    if len(typed.other) > MOST_OTHER:
        found.append(
            _("What else there is has more than ${limit} characters. Shorten it.", mapping={"limit": MOST_OTHER})
        )
    if typed.days and _days(typed.days) is None:
        found.append(
            _("The limit is no whole number of working days from 1 to ${limit}.", mapping={"limit": MOST_DAYS})
        )
    return found


def _days(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        return None
    return int(text) if 1 <= int(text) <= MOST_DAYS else None


def notice_of(typed: Typed, materials: Sequence[Mapping[str, Any]], day: str) -> Notice:
    """Return what is printed.

    :param typed: without :func:`problems`.
    :param materials: of the guide.
    :param day: of the notice, ``YYYY-MM-DD``.
    """
    return Notice(
        purpose=typed.purpose,
        applicant=typed.applicant,
        day=day,
        materials=tuple(
            asked_of(materials[number], typed.remarks[number], typed.purpose) for number in sorted(typed.ticked)
        ),
        other=typed.other,
        days=_days(typed.days),
    )
