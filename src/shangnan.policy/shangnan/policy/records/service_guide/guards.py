"""The publication gate 发布关口: what still stands between a guide and the public, all of it at once.

A pure function: no database, no request, no clock. Form, REST and import ask the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.plain.reading import read
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.service_guide.catalogue_match import justified
from shangnan.policy.records.service_guide.catalogue_match import mismatches
from shangnan.policy.records.service_guide.gate.bases import basis_gaps
from shangnan.policy.records.service_guide.gate.elements import incomplete_rows
from shangnan.policy.records.service_guide.gate.elements import missing_elements
from shangnan.policy.records.service_guide.gate.elements import wrong_codes
from shangnan.policy.records.service_guide.gate.elements import wrong_type
from shangnan.policy.records.service_guide.gate.fees import fee_gaps
from shangnan.policy.records.service_guide.gate.phones import phone_gaps
from shangnan.policy.records.service_guide.gate.procedure import licence_gaps
from shangnan.policy.records.service_guide.gate.procedure import repeated_steps
from shangnan.policy.records.service_guide.gate.procedure import visits_without_reason
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.service_guide.gate.time_limits import handling_against_promise
from shangnan.policy.records.service_guide.gate.time_limits import steps_against_promise
from shangnan.policy.records.service_guide.gate.time_limits import time_limit_gaps
from shangnan.policy.records.service_guide.gate.unwritten import catch_all_conditions
from shangnan.policy.records.service_guide.gate.unwritten import catch_all_materials
from shangnan.policy.records.service_guide.gate.unwritten import left_open
from shangnan.policy.records.service_guide.gate.ways import hall_gaps
from shangnan.policy.records.service_guide.gate.ways import online_gaps
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted

# In the order in which a reader of the guide meets the matter.
RULES = (
    missing_elements,
    wrong_type,
    wrong_codes,
    incomplete_rows,
    left_open,
    basis_gaps,
    catch_all_conditions,
    catch_all_materials,
    repeated_steps,
    licence_gaps,
    time_limit_gaps,
    steps_against_promise,
    handling_against_promise,
    visits_without_reason,
    fee_gaps,
    phone_gaps,
    hall_gaps,
)


@dataclass(frozen=True)
class UnitFacts:
    """What the gate knows of the responsible unit.

    :param title: its name.
    :param is_open: False once it was closed or merged into another.
    """

    title: str
    is_open: bool


def publication_gaps(
    data: object,
    unit: UnitFacts | None,
    entry: Mapping[str, object] | None = None,
    today: date | None = None,
    online_hall: str | None = None,
) -> list[Gap]:
    """Return every condition of publication that a guide does not meet; an empty list means that it may be published.

    Source: work plan 商南政办发〔2019〕153号 四（二）2 (eight elements), 行政许可法 第四章 and 第四十二条 (licences).

    :param data: the plain form of the guide. Anything may come in: what has a wrong type is a `bad_value` gap that
        names the field, and nothing raises.
    :param unit: the responsible unit; None where there is no such unit.
    :param entry: the catalogue's entry for the guide's basic code (`basic_code`, `name`, `type_code`, `bases`: names of
        laws); None where the catalogue has none.
    :param today: numbers with a later birthday are no personal ID numbers; None leaves that out.
    :param online_hall: address of the county's online hall, for guides without one of their own; "" where it has none, None
        where that is not known.
    """
    guide = read(data, GUIDE)
    found = list(guide.gaps)
    for rule in RULES:
        found.extend(rule(guide))
    found.extend(online_gaps(guide, online_hall))
    found.extend(_unit_gaps(guide, unit))
    if entry is not None:
        found.extend(_catalogue_gaps(guide, entry))
    found.extend(text_gaps(data, GUIDE, today))
    return found


def _unit_gaps(guide: Reading, unit: UnitFacts | None) -> Iterator[Gap]:
    if "unit" in guide.doubtful:
        return
    if unit is None:
        title = quoted(guide.texts["unit"])
        message = (
            _("There is no unit called “${unit}”. Choose a unit from the list of units.", mapping={"unit": title})
            if title
            else _("No unit is responsible for this. Choose one from the list of units.")
        )
        yield Gap("unknown_unit", "unit", message)
    elif not unit.is_open:
        message = _(
            "The unit “${unit}” is closed. Choose the unit that has taken over this service.",
            mapping={"unit": quoted(unit.title)},
        )
        yield Gap("unit_closed", "unit", message)


def _catalogue_gaps(guide: Reading, entry: Mapping[str, object]) -> Iterator[Gap]:
    said = guide.texts["justification"]
    for mismatch in mismatches(guide, entry):
        if mismatch.field in guide.doubtful or justified(mismatch, said):
            continue
        facts = {
            "field": GUIDE[mismatch.field].label,
            "here": quoted(mismatch.here, 80),
            "there": quoted(mismatch.there, 80),
            "named": "、".join(quoted(word, 80) for word in mismatch.named),
        }
        if said:
            message = _(
                "“${field}” is “${here}”, but in the catalogue it is “${there}”, and “Why it differs from the catalogue” "
                "does not speak of that. Correct the field, or name “${named}” there and say why it must differ.",
                mapping=facts,
            )
        else:
            message = _(
                "“${field}” is “${here}”, but in the catalogue it is “${there}”. Correct it, or write why it must "
                "differ under “Why it differs from the catalogue”, and name “${named}” there.",
                mapping=facts,
            )
        yield Gap("catalogue_mismatch", mismatch.field, message)
