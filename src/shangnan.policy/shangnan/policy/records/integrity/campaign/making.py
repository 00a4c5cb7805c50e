"""Making the letters of a campaign: in batches that are committed whole, so that an interrupted run is simply run again.

The address of a letter follows from the campaign and the account: two runs at once, or one that was killed and started
again, cannot make two letters for a person.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from shangnan.policy.calendar.clock import now
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.records.integrity.campaign.filing import LETTERS
from shangnan.policy.records.integrity.campaign.kind import KIND
from shangnan.policy.records.integrity.campaign.placeholders import filled_in
from shangnan.policy.records.integrity.campaign.rules import campaign_gaps
from shangnan.policy.records.integrity.letter.accounts import people_among
from shangnan.policy.records.integrity.letter.levels import TOP
from shangnan.policy.records.integrity.letter.parts import TEXT_PARTS
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.units.directory import all_units
from typing import Any

BATCH = 100
ATTEMPTS = 5


@dataclass(frozen=True)
class Made:
    """What a run has done: letters made, and people who had theirs already."""

    made: int
    present: int


def gaps_of(campaign: Any) -> list[Gap]:
    """Return all that a campaign lacks before letters can be made."""
    plain = KIND.plain_of(campaign)
    accounts = people_among(row["user_id"] for row in plain["roster"])
    units = {unit.title for unit in all_units() if unit.is_open}
    return campaign_gaps(plain, accounts, units, now().date())


def letter_id(campaign_uid: str, user_id: str) -> str:
    """Return the id of a person's letter; it tells nobody whose it is."""
    return f"letter-{sha256(f'{campaign_uid} {user_id}'.encode()).hexdigest()[:16]}"


def due_people(campaign: Any) -> list[Mapping[str, str]]:
    """Return the rows of the roster that get a letter: everybody but the top."""
    return [row for row in campaign.roster or () if row["level"] != TOP]


def people_without_letter(campaign: Any) -> list[Mapping[str, str]]:
    """Return the rows of the roster whose letter is still to be made."""
    have = {brain.register_values["person_user"] for brain in letters_of_campaign(IUUID(campaign))}
    return [row for row in due_people(campaign) if row["user_id"] not in have]


def letters_of_campaign(campaign_uid: str) -> Sequence[Any]:
    """Return the catalog entries of all letters of a campaign.

    Unrestricted: who counts a campaign counts all of it. Callers pass on numbers only, or what the roster, which they may
    read, says as well.
    """
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(portal_type="ResponsibilityLetter", letter_campaign=campaign_uid)


def make_letters(campaign: Any, commit: bool = True, progress: Callable[[int, int], None] | None = None) -> Made:
    """Make the letters that are not there yet, as the present user.

    :param campaign: a running campaign.
    :param commit: whether each batch is committed; False leaves it all to the caller's transaction.
    :param progress: told (done, total) after each batch.
    :raises Refused: with all that the campaign lacks; then nothing was made.
    """
    gaps = gaps_of(campaign)
    if gaps:
        raise Refused(gaps)
    people, total = people_without_letter(campaign), len(due_people(campaign))
    made = 0
    for batch in _batches(people):
        made += committed(partial(_make, campaign, batch), ATTEMPTS, anew=False) if commit else _make(campaign, batch)
        if progress is not None:
            progress(made, len(people))
    return Made(made, total - made)


def _batches(people: Sequence[Mapping[str, str]]) -> Iterator[Sequence[Mapping[str, str]]]:
    for start in range(0, len(people), BATCH):
        yield people[start : start + BATCH]


def _make(campaign: Any, batch: Sequence[Mapping[str, str]]) -> int:
    uid, container = IUUID(campaign), LETTERS.of(campaign.year)
    units = {unit.title: unit.uid for unit in all_units() if unit.is_open}
    people = {row["user_id"]: row for row in campaign.roster}
    plain = KIND.plain_of(campaign)
    made = 0
    for row in batch:
        name = letter_id(uid, row["user_id"])
        if name in container:
            continue
        fields = letter_fields(plain, row, people[row["superior"]])
        createContentInContainer(
            container,
            "ResponsibilityLetter",
            checkConstraints=False,
            id=name,
            campaign_uid=uid,
            responsible_unit=units[row["unit"]],
            **fields,
        )
        made += 1
    return made


def letter_fields(plain: Mapping[str, Any], row: Mapping[str, str], superior: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a person's letter.

    :param plain: the campaign's plain form.
    :param row: the person's row of the roster.
    :param superior: the superior's row.
    """
    people = {
        "subordinate_name": row["name"],
        "subordinate_post": row["post"],
        "subordinate_user": row["user_id"],
        "superior_name": superior["name"],
        "superior_post": superior["post"],
        "superior_user": superior["user_id"],
    }
    days = {name: plain[name] for name in ("term_from", "term_until")}
    values = {
        **people,
        "year": str(plain["year"]),
        "unit": row["unit"],
        "level": row["level"],
        **{name: chinese_date(day) for name, day in days.items()},
    }
    return {
        **people,
        "title": filled_in(plain["letter_title"], values)[:200],
        "year": plain["year"],
        "level": row["level"],
        "copies": plain["copies"],
        **{name: date.fromisoformat(day) for name, day in days.items()},
        **{name: filled_in(plain[name], values) for name in TEXT_PARTS},
    }
