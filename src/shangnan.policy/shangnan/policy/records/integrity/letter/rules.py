"""What a letter needs before it is signed, and in which order letters are signed."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.integrity.letter.kind import KIND
from shangnan.policy.records.integrity.letter.levels import LEVELS
from shangnan.policy.records.integrity.letter.levels import SIGNED_STATES
from shangnan.policy.records.integrity.letter.levels import TOP
from shangnan.policy.records.integrity.letter.parts import DAYS
from shangnan.policy.records.integrity.letter.parts import TEXT_PARTS
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

SHAPE = KIND.plain_shape
TEXT_SHAPE: Shape = {name: SHAPE[name] for name in (*TEXT_PARTS, *DAYS, "copies")}
DUTIES = ("main_duties", "supervision_duties", "post_duties")
REQUIRED_TEXT = ("scope", "assessment", "accountability", "term_from", "term_until", "copies")
REQUIRED = (
    "title", "year", "level", "superior_name", "superior_post", "superior_user", "subordinate_name", "subordinate_post",
    "subordinate_user", *REQUIRED_TEXT,
)  # fmt: skip


def letter_gaps(data: Mapping[str, Any], accounts: Collection[str], today: date) -> list[Gap]:
    """Return all that a letter lacks before it can be signed.

    :param data: plain form, see `plain.to_plain`.
    :param accounts: those of the two accounts that exist and belong to a person.
    :param today: for the rule on personal ID numbers.
    """
    return [
        *empty_gaps(data, REQUIRED, SHAPE),
        *text_part_gaps(data),
        *_people(data, accounts),
        *text_gaps(data, SHAPE, today),
    ]


def empty_gaps(data: Mapping[str, Any], names: Sequence[str], shape: Shape) -> Iterator[Gap]:
    """Yield a gap for each element that is not filled in."""
    for name in names:
        if not data.get(name):
            message = _("“${place}” is empty. Fill it in.", mapping={"place": shape[name].label})
            yield Gap(f"missing_{name}", name, message)


def text_part_gaps(data: Mapping[str, Any]) -> Iterator[Gap]:
    """Yield what is wrong with the text itself, the same for a letter and for a template."""
    if not any(data.get(name) for name in DUTIES):
        message = _(
            "Write at least one of main responsibility, responsibility of supervision and two duties of one post."
        )
        yield Gap("missing_duties", "main_duties", message)
    if data.get("term_from") and data.get("term_until") and data["term_until"] < data["term_from"]:
        yield Gap("term_backwards", "term_until", _("The term ends before it begins. Correct one of the two days."))


def _people(data: Mapping[str, Any], accounts: Collection[str]) -> Iterator[Gap]:
    superior, subordinate = data.get("superior_user"), data.get("subordinate_user")
    if superior and superior == subordinate:
        message = _("Both parties are the same account. Nobody signs as his or her own superior.")
        yield Gap("same_person", "superior_user", message)
    for name in ("superior_user", "subordinate_user"):
        if data.get(name) and data[name] not in accounts:
            message = _(
                "There is no person with the account ${account}. Correct it, or ask the security administrator to make it.",
                mapping={"account": quoted(data[name])},
            )
            yield Gap(f"unknown_{name}", name, message)
    if data.get("level") and data["level"] not in LEVELS:
        choices = "、".join(LEVELS)
        message = _(
            "“${place}” must be one of: ${choices}. Choose one.",
            mapping={"place": SHAPE["level"].label, "choices": choices},
        )
        yield Gap("unknown_level", "level", message)
    elif data.get("level") == TOP:
        message = _("${top} signs as superior only: choose the level of the person responsible.", mapping={"top": TOP})
        yield Gap("level_of_the_top", "level", message)


def order_gaps(superior: str, above: Sequence[tuple[str, str]]) -> list[Gap]:
    """Return why a letter cannot be signed yet: the superior's own letter is not effective (domain 2.6, the order of levels).

    :param superior: name of the superior.
    :param above: (name of who signs there as superior, state) of each letter in which the superior is responsible.
    """
    return [
        Gap(
            "own_letter_first",
            "",
            _(
                "${name} has a letter of responsibility to ${above} that is not effective yet. Letters are signed from "
                "the top: this one can be signed when both have signed that one.",
                mapping={"name": quoted(superior), "above": quoted(other)},
            ),
        )
        for other, state in above
        if state not in SIGNED_STATES
    ]
