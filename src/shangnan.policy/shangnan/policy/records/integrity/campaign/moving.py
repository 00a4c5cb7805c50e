"""A person who goes to another unit while a campaign runs: the letter goes along and is counted there, once."""

from __future__ import annotations

from collections.abc import Mapping
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.integrity.campaign.making import letters_of_campaign
from shangnan.policy.records.integrity.letter.levels import is_above
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.directory import unit_by_uid
from shangnan.policy.units.responsibility import note_in_history
from shangnan.policy.units.responsibility import reassign
from typing import Any

MAX_REASON = 2000


def letter_of(campaign: Any, user_id: str) -> Any:
    """Return the letter of a person in a campaign, or None.

    Unrestricted: whoever may move people in a campaign reads its roster; of the letter only its unit is changed.
    """
    for brain in letters_of_campaign(IUUID(campaign)):
        if brain.register_values["person_user"] == user_id:
            return brain._unrestrictedGetObject()
    return None


def move_person(campaign: Any, user_id: str, unit_uid: str, reason: str, superior: str = "", post: str = "") -> Any:
    """Move a person to another unit; roster, letter and both histories say so.

    A letter that nobody has signed takes over the new post and superior, too. A signed one stays as it was signed.

    :param campaign: a running campaign.
    :param user_id: account of the person.
    :param unit_uid: UID of the new unit.
    :param reason: why; kept in the histories.
    :param superior: account of the new superior, in the roster; "" keeps the present one.
    :param post: the new post; "" keeps the present one.
    :returns: the letter.
    :raises Refused: with all that stands in the way.
    """
    people = {row["user_id"]: row for row in campaign.roster or ()}
    row, letter, unit = people.get(user_id), letter_of(campaign, user_id), unit_by_uid(unit_uid)
    gaps = []
    if row is None or letter is None:
        gaps.append(Gap("no_letter", "person", _("Choose a person who has a letter in this campaign.")))
    if unit is None or not unit.is_open:
        gaps.append(Gap("no_unit", "target", _("Choose the unit that takes over.")))
    elif letter is not None and letter.responsible_unit == unit.uid:
        gaps.append(Gap("same_unit", "target", _("The person is counted in this unit already. Choose another one.")))
    if not reason.strip():
        gaps.append(Gap("reason_missing", "reason", _("Write the reason: this step is refused without one.")))
    if row is not None and letter is not None and (superior or post):
        gaps += _change_gaps(letter, row, people, superior)
    if gaps or row is None or letter is None or unit is None:
        raise Refused(gaps)
    _write(campaign, letter, row, unit.title, people.get(superior), post.strip()[:100])
    line = _(
        "${name} moved from ${old} to ${new}: ${reason}",
        mapping={"name": row["name"], "old": row["unit"], "new": unit.title, "reason": reason.strip()[:MAX_REASON]},
    )
    reassign(letter, unit.uid, chinese(line))
    letter.reindexObject()
    note_in_history(campaign, "move_person", chinese(line))
    return letter


def _change_gaps(
    letter: Any, row: Mapping[str, str], people: Mapping[str, Mapping[str, str]], superior: str
) -> list[Gap]:
    gaps = []
    if letter.signatures:
        message = _(
            "The letter bears a signature, so post and superior stay as they were signed. Leave both empty, or have the "
            "superior withdraw the signature first."
        )
        gaps.append(Gap("signed_already", "superior", message))
    if superior and superior not in people:
        gaps.append(Gap("no_superior", "superior", _("The new superior has to be in the roster.")))
    elif superior and not is_above(people[superior]["level"], row["level"]):
        message = _(
            "${superior} does not stand above ${name}. Choose somebody of a higher level.",
            mapping={"superior": quoted(people[superior]["name"]), "name": quoted(row["name"])},
        )
        gaps.append(Gap("superior_not_above", "superior", message))
    return gaps


def _write(
    campaign: Any, letter: Any, row: Mapping[str, str], unit: str, superior: Mapping[str, str] | None, post: str
) -> None:
    changed = {**row, "unit": unit}
    if post:
        changed["post"] = letter.subordinate_post = post
    if superior is not None:
        changed["superior"] = superior["user_id"]
        letter.superior_user, letter.superior_name = superior["user_id"], superior["name"]
        letter.superior_post = superior["post"]
    campaign.roster = tuple(changed if other["user_id"] == row["user_id"] else other for other in campaign.roster)
