"""真实性, authenticity: the items 1-1 to 1-11 of DA/T 70-2018 on one 件. Pure."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from shangnan.policy import _
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.qualities.outcome import by_hand
from shangnan.policy.registry.qualities.outcome import failed
from shangnan.policy.registry.qualities.outcome import GOOD
from shangnan.policy.registry.qualities.outcome import named
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.outcome import unless
from shangnan.policy.registry.qualities.pairing import paired
from shangnan.policy.registry.qualities.subject import Subject
from shangnan.policy.registry.qualities.tables import CODE
from shangnan.policy.registry.qualities.tables import DATE
from shangnan.policy.registry.qualities.tables import Limits
from shangnan.policy.registry.qualities.tables import limits
from shangnan.policy.registry.qualities.tables import NUMBER
from shangnan.policy.registry.qualities.tables import YEAR
from shangnan.policy.registry.retention.periods import YEARS

import re
import unicodedata

# The republic's first year: nothing older comes into this system as an electronic record.
FIRST_YEAR = 1949
_PATTERNS = {NUMBER: r"[0-9]+", YEAR: r"[0-9]{4}", DATE: r"[0-9]{8}", CODE: r"\S+"}
# What parts of a 档号 are held apart by.
_SEPARATORS = frozenset("-·")
# Besides what is no character at all: direction marks, with which a text reads otherwise than it is, and the sign of a lost character.
_MISLEADING = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffd")
_LINES = frozenset("\t\n\r")


def _described(subject: Subject) -> list[tuple[Limits, str]]:
    """Return the values of the elements that the table knows."""
    return [(limits()[name], value) for name in subject.elements if name in limits() for value in subject.values(name)]


def digests_and_signatures(subject: Subject) -> Outcome:
    """1-1: the record and each file have the digests that are stated; whether a signature or seal is valid, a person judges."""
    stated, counted = subject.record_digests
    if counted and _differ(stated, counted):
        return failed(
            _("The record is not as its digest says. Do not file it like this, and tell the system administrator.")
        )
    wrong = [told.path for told, found in paired(subject).pairs if _differ(told.digests, found.digests)]
    if wrong:
        return unless(
            wrong,
            _("Not as its digest says: ${names}. Bring it back from where it came from, and do not file it like this."),
        )
    signed = [path for path, found in subject.found.items() if found.signed]
    if signed:
        return by_hand(
            _(
                "Signed or sealed: ${names}. Verify the signature with the program of whoever issued it.",
                mapping={"names": named(signed)},
            )
        )
    return GOOD


def _differ(stated: tuple[str, ...], counted: tuple[str, ...]) -> bool:
    """Return whether digests differ by an algorithm that both have, or have none in common."""
    known = {one.partition(":")[0] for one in counted}
    common = [one for one in stated if one.partition(":")[0] in known]
    return not common or any(one not in counted for one in common)


def lengths(subject: Subject) -> Outcome:
    """1-2: no value is longer than its element allows; of days and years 1-3 says how they are written."""
    return unless(
        (
            limit.name
            for limit, value in _described(subject)
            if limit.type not in (DATE, YEAR) and len(value) > limit.longest
        ),
        _("Too long: ${names}. Shorten it."),
    )


def types(subject: Subject) -> Outcome:
    """1-3: values are written as their type asks: days as eight digits of a day that there is, years as four, numbers as digits."""
    return unless(
        (limit.name for limit, value in _described(subject) if not _is_written_as(limit.type, value)),
        _("Not written as it has to be: ${names}. Days have eight digits, years four, numbers digits only."),
    )


def _is_written_as(kind: str, value: str) -> bool:
    pattern = _PATTERNS.get(kind)
    if pattern is None:
        return True
    if re.fullmatch(pattern, value, re.ASCII if kind != CODE else 0) is None:
        return False
    return kind != DATE or day_of(value) is not None


def day_of(text: str) -> date | None:
    """Return the day of eight digits; None where there is no such day."""
    try:
        return datetime.strptime(text, "%Y%m%d").date() if len(text) == 8 else None
    except ValueError:
        return None


def listed_values(subject: Subject) -> Outcome:
    """1-4: a value of an element with a list is one of the list."""
    wrong = (
        f"{limit.name} {value}" for limit, value in _described(subject) if limit.values and value not in limit.values
    )
    return unless(wrong, _("Not among the values that there are: ${names}. Choose one of the list."))


def plausible(subject: Subject) -> Outcome:
    """1-5: the year of formation and the day of the document lie in the time that can be."""
    wrong = []
    for limit, value in _described(subject):
        year = int(value) if limit.type == YEAR and re.fullmatch("[0-9]{4}", value) else None
        if limit.type == DATE and (day := day_of(value)) is not None:
            year = day.year
        if year is not None and not FIRST_YEAR <= year <= subject.this_year:
            wrong.append(f"{limit.name} {value}")
    return unless(wrong, _("Cannot be right: ${names}. Correct the year or the day."))


def special_characters(subject: Subject) -> Outcome:
    """1-6: nothing that cannot be shown or read elsewhere; rare characters of Unicode are none of it."""
    return unless(
        (limit.name for limit, value in _described(subject) if any(map(_is_special, value))),
        _("Holds characters that cannot be shown elsewhere: ${names}. Type the text again by hand."),
    )


def _is_special(character: str) -> bool:
    if character in _LINES:
        return False
    # Control, surrogate, private, unassigned.
    return character in _MISLEADING or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")


def number_is_well_formed(subject: Subject) -> Outcome:
    """1-7: the 档号 is written as DA/T 13-2022 asks, and says what the description says."""
    number, (fonds, class_code, year, period, unit_code, _count) = subject.archival_number, subject.number_parts
    told_apart = not any(_SEPARATORS & set(code) for code in (fonds, class_code))
    written = all(code and code.split() == [code] for code in (fonds, class_code, unit_code)) and len(str(year)) == 4
    if told_apart and written and period in YEARS and number == archival_number(*subject.number_parts):
        return GOOD
    return failed(
        _(
            "The archival number ${number} does not agree with fonds, class, year, period, unit and item number.",
            mapping={"number": named([number])},
        )
    )


def doubles(subject: Subject) -> Outcome:
    """1-8: nobody else has the 档号 or the 文号; a title that there is twice is told, for notices of one name go out again and again."""
    same = [*subject.doubles.get("archival_number", ()), *subject.doubles.get("document_number", ())]
    if same:
        return unless(same, _("The archival or document number is that of ${names} as well. One of them is wrong."))
    return unless(
        subject.doubles.get("title", ()),
        _("The title is that of ${names} as well. Make sure that it is not filed twice."),
        warning=True,
    )


def names_and_formats(subject: Subject) -> Outcome:
    """1-9: each file is called as stated, and of the format that is stated."""
    return unless(
        (
            told.path
            for told, found in paired(subject).pairs
            if told.name != found.name or told.media_type != found.media_type
        ),
        _("Name or format is not as stated: ${names}."),
    )


def sizes_and_times(subject: Subject) -> Outcome:
    """1-10: each file has the size and the time of its last change that are stated."""
    return unless(
        (
            told.path
            for told, found in paired(subject).pairs
            if told.size != found.size or _moment(told.modified) != _moment(found.modified)
        ),
        _("Size or time of change is not as stated: ${names}."),
    )


def _moment(text: str) -> object:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text


def metadata_lead_to_files(subject: Subject) -> Outcome:
    """1-11: what is stated of a file leads to that file, and each file is stated once."""
    return unless(
        (stated.path or stated.name for stated, _path in paired(subject).misplaced),
        _("What is stated does not lead to the file: ${names}."),
    )
