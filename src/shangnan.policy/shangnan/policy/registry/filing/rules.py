"""What stands in the way of filing: no plan in force, no row, no code, no date, filed already. Pure."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.registry.filing.options import MAX_PAGES
from shangnan.policy.registry.filing.options import MAX_REMARKS
from shangnan.policy.registry.filing.options import MAX_TITLE
from shangnan.policy.registry.filing.options import Options
from shangnan.policy.registry.filing.plan import Plan

# An earlier year of formation is a slip of the pen: the county's records begin after this one.
FIRST_YEAR = 1949


@dataclass(frozen=True)
class Facts:
    """What a record says that is to be filed.

    :param title: its title.
    :param unit: UID of the responsible unit; "" for none.
    :param unit_title: its name.
    :param formed: date of formation; None where the record says none.
    :param state_allows: whether it is in a state from which it is filed.
    :param state_title: name of that state, in Chinese.
    :param number: 档号 that it has already; "" for none.
    :param not_filed: ground of the decision not to file it; "" for none.
    :param members: UIDs of the records that may be one 件 with it.
    """

    title: str
    unit: str
    unit_title: str
    formed: date | None
    state_allows: bool = True
    state_title: str = ""
    number: str = ""
    not_filed: str = ""
    members: tuple[str, ...] = ()


def plan_missing() -> Gap:
    """Return the refusal that goes before all others."""
    message = _(
        "No filing plan is in force, so nothing can be filed. Complete the plan in the section of the archive, enter the approval "
        "of the county archives, and have it put into force."
    )
    return Gap("no_plan", "", message)


def gone_gap() -> Gap:
    """Return the refusal of what is no longer there."""
    return Gap("gone", "", _("It is no longer there, or is of a kind that is not filed."))


def filing_gaps(
    facts: Facts, plan: Plan | None, category: str, categories: Mapping[str, str], options: Options, today: date
) -> list[Gap]:
    """Return all that stands in the way of filing a record.

    :param plan: the plan in force; None for none.
    :param category: key of the row by which it would be filed.
    :param categories: key and name of the categories of its kind.
    :param today: a record that was formed later is not filed.
    """
    return [
        *_standing(facts),
        *([plan_missing()] if plan is None else _by_plan(facts, plan, category, categories)),
        *_dates(facts.formed, today),
        *option_gaps(options, facts.members),
    ]


def _standing(facts: Facts) -> Iterator[Gap]:
    if facts.number:
        message = _("It is filed already, as ${number}.", mapping={"number": facts.number})
        yield Gap("filed_already", "", message)
    elif not facts.state_allows:
        message = _(
            "It is “${state}” and cannot be filed from there. Take it to the end of its way first.",
            mapping={"state": facts.state_title},
        )
        yield Gap("wrong_state", "", message)
    if facts.not_filed:
        message = _(
            "It was decided not to file it (${ground}). Take that decision back first.",
            mapping={"ground": quoted(facts.not_filed)},
        )
        yield Gap("not_to_be_filed", "", message)
    if not facts.title.strip():
        yield Gap("no_title", "title", _("It has no title. Enter one for the catalogue."))


def _by_plan(facts: Facts, plan: Plan, category: str, categories: Mapping[str, str]) -> Iterator[Gap]:
    if category not in categories:
        message = _(
            "“${category}” is no category of this kind. Choose one of the list.", mapping={"category": quoted(category)}
        )
        yield Gap("unknown_category", "category", message)
    elif category not in plan.rows:
        message = _(
            "The plan in force has no row for ${category}. Put a plan into force that has one.",
            mapping={"category": categories[category]},
        )
        yield Gap("no_row", "category", message)
    if not facts.unit:
        yield Gap("no_unit", "unit", _("No unit is responsible for it. Give it to a unit first."))
    elif facts.unit not in plan.codes:
        message = _(
            "The plan in force has no code for ${unit}. Put a plan into force that has one.",
            mapping={"unit": quoted(facts.unit_title or facts.unit)},
        )
        yield Gap("no_unit_code", "unit", message)


def _dates(formed: date | None, today: date) -> Iterator[Gap]:
    if formed is None:
        message = _("It says nowhere on which day it was formed, so its year is unknown. Enter its date in the record.")
        yield Gap("no_date", "date", message)
    elif not formed.year >= FIRST_YEAR or formed > today:
        message = _("Its date ${date} cannot be right. Correct it in the record.", mapping={"date": formed.isoformat()})
        yield Gap("wrong_date", "date", message)


def option_gaps(options: Options, members: Collection[str]) -> Iterator[Gap]:
    """Yield what is wrong with what the registrar said.

    :param members: UIDs of the records that may be one 件 with it.
    """
    if set(options.members) - set(members):
        message = _("Only a letter that this dispatch answers, and that is done and not filed, can be filed with it.")
        yield Gap("wrong_member", "members", message)
    if len(options.title) > MAX_TITLE:
        message = _("The title is longer than ${limit} characters. Shorten it.", mapping={"limit": MAX_TITLE})
        yield Gap("title_too_long", "title", message)
    if len(options.remarks) > MAX_REMARKS:
        message = _("The remarks are longer than ${limit} characters. Shorten them.", mapping={"limit": MAX_REMARKS})
        yield Gap("remarks_too_long", "remarks", message)
    if not 0 <= options.pages <= MAX_PAGES:
        yield Gap(
            "wrong_pages", "pages", _("The number of pages is a whole number; leave it empty where it is unknown.")
        )
