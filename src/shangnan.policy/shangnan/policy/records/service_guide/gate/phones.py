"""咨询电话、投诉电话: there is one to ask, and complaints do not end at the same desk."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import visible
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.workflow.gaps import Gap

import re

_FEWEST_DIGITS, _MOST_DIGITS = 3, 16
_LANDLINE = re.compile(r"(?P<area>0(?:10|2[0-9]|[3-9][0-9]{2}))(?P<number>[0-9]{7,8})")
_FROM_ABROAD = re.compile(r"(?:00)?86(?:(?P<mobile>1[0-9]{10})|0?(?P<landline>[1-9][0-9]{8,10}))")
_EXTENSION = re.compile(r"(?:转接?|分机|ext\.?|#)\s*+(?::\s*+)?([0-9]+)", re.I)


def phone_numbers(text: str) -> set[tuple[str, str, str]]:
    """Return the phone numbers in a text as (area code, number, extension), whatever signs stand between the digits.

    :param text: e.g. "0914-6310007、+86 914 6310008转2"; a country code 86 is dropped, an area code keeps its 0.
    """
    found = set()
    for piece in _pieces(visible(text)):
        extension = _EXTENSION.search(piece)
        digits = re.sub(r"[^0-9]", "", piece[: extension.start()] if extension else piece)
        if abroad := _FROM_ABROAD.fullmatch(digits):
            digits = abroad["mobile"] or "0" + abroad["landline"]
        if len(digits) < _FEWEST_DIGITS:
            continue
        landline = _LANDLINE.fullmatch(digits)
        area, number = (landline["area"], landline["number"]) if landline else ("", digits)
        found.add((area, number, extension[1] if extension else ""))
    return found


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts that hold one number each; a space parts two numbers only where together they are too long."""
    for piece in re.split(r"[、,;/|或\n]", text):
        if len(re.sub(r"[^0-9]", "", piece)) > _MOST_DIGITS and not _EXTENSION.search(piece):
            yield from piece.split()
        else:
            yield piece


def _same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Tell whether two numbers ring at the same desk; without an area code a number is local."""
    return one[1:] == other[1:] and (one[0] == other[0] or not one[0] or not other[0])


def phone_gaps(guide: Reading) -> Iterator[Gap]:
    """Yield what is wrong with the phones."""
    ask, complain = phone_numbers(guide.texts["consult_phone"]), phone_numbers(guide.texts["complaint_phone"])
    if not ask and "consult_phone" not in guide.doubtful:
        message = _("There is no enquiry phone. Enter a number at which people reach somebody who can answer.")
        yield Gap("missing_consult_phone", "consult_phone", message)
    if any(_same(one, other) for one in ask for other in complain):
        message = _(
            "The complaint phone is the same number as the enquiry phone. Enter a number that another office answers."
        )
        yield Gap("same_phones", "complaint_phone", message)
