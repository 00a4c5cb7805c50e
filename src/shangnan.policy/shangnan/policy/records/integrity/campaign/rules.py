"""What a campaign needs before its letters are made."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.integrity.campaign.kind import KIND
from shangnan.policy.records.integrity.campaign.placeholders import PLACEHOLDERS
from shangnan.policy.records.integrity.campaign.placeholders import unknown_placeholders
from shangnan.policy.records.integrity.letter.levels import is_above
from shangnan.policy.records.integrity.letter.levels import TOP
from shangnan.policy.records.integrity.letter.parts import TEXT_PARTS
from shangnan.policy.records.integrity.letter.rules import empty_gaps
from shangnan.policy.records.integrity.letter.rules import REQUIRED_TEXT
from shangnan.policy.records.integrity.letter.rules import text_part_gaps
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

MOST_GAPS = 50

SHAPE = KIND.plain_shape
REQUIRED = ("title", "year", "letter_title", *REQUIRED_TEXT)


def campaign_gaps(data: Mapping[str, Any], accounts: Collection[str], units: Collection[str], today: date) -> list[Gap]:
    """Return all that a campaign lacks before letters can be made; of the roster at most MOST_GAPS.

    :param data: plain form, see `plain.to_plain`.
    :param accounts: accounts that exist and belong to a person.
    :param units: names of the open units.
    :param today: for the rule on personal ID numbers.
    """
    return [
        *empty_gaps(data, REQUIRED, SHAPE),
        *text_part_gaps(data),
        *_placeholders(data),
        *list(roster_gaps(data.get("roster") or [], accounts, units))[:MOST_GAPS],
        *text_gaps(data, SHAPE, today),
    ]


def _placeholders(data: Mapping[str, Any]) -> Iterator[Gap]:
    known = "".join(f"{{{name}}}" for name in PLACEHOLDERS)
    for name in ("letter_title", *TEXT_PARTS):
        unknown = unknown_placeholders(str(data.get(name) or ""))
        if unknown:
            words = "".join(f"{{{quoted(word)}}}" for word in unknown[:5])
            message = _(
                "“${place}” holds ${words}, which stand for nothing. These can be used: ${known}.",
                mapping={"place": SHAPE[name].label, "words": words, "known": known},
            )
            yield Gap("unknown_placeholder", name, message)


def roster_gaps(rows: Sequence[Mapping[str, str]], accounts: Collection[str], units: Collection[str]) -> Iterator[Gap]:
    """Yield what is wrong with a roster: accounts, units, and who is whose superior."""
    if not any(row["level"] != TOP for row in rows):
        yield Gap("empty_roster", "roster", _("The roster is empty. Paste it, or hand it in as .xlsx."))
    by_account = {row["user_id"]: row for row in rows}
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        told = {"place": place(SHAPE["roster"].label, number), "name": quoted(row["name"] or "–")}
        if row["user_id"] in seen:
            message = _(
                "“${place}”: the account of ${name} is in row ${row} already. One person has one letter: delete one row.",
                mapping={**told, "row": seen[row["user_id"]]},
            )
            yield Gap("same_account", "roster", message)
        seen.setdefault(row["user_id"], number)
        if row["user_id"] not in accounts:
            message = _(
                "“${place}”: there is no account ${account} for ${name}. Correct it, or ask the security administrator "
                "to make it.",
                mapping={**told, "account": quoted(row["user_id"] or "–")},
            )
            yield Gap("unknown_account", "roster", message)
        if row["unit"] not in units:
            message = _(
                "“${place}”: there is no open unit ${unit}. Write its full name.",
                mapping={**told, "unit": quoted(row["unit"] or "–")},
            )
            yield Gap("unknown_unit", "roster", message)
        yield from _superior(row, by_account, told)


def _superior(
    row: Mapping[str, str], by_account: Mapping[str, Mapping[str, str]], told: Mapping[str, str]
) -> Iterator[Gap]:
    if row["level"] == TOP:
        if row["superior"]:
            message = _(
                "“${place}”: ${top} is at the top and has no superior in the roster. Empty the cell.",
                mapping={**told, "top": TOP},
            )
            yield Gap("superior_of_the_top", "roster", message)
        return
    superior = by_account.get(row["superior"])
    if superior is None:
        message = _(
            "“${place}”: write who is the superior of ${name}; he or she has to be in the roster.", mapping=told
        )
        yield Gap("no_superior", "roster", message)
    elif not is_above(superior["level"], row["level"]):
        message = _(
            "“${place}”: ${superior} (${upper}) does not stand above ${name} (${lower}). Correct the level or the superior.",
            mapping={
                **told,
                "superior": quoted(superior["name"]),
                "upper": superior["level"],
                "lower": row["level"],
            },
        )
        yield Gap("superior_not_above", "roster", message)
