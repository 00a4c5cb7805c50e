"""What a published guide must say: the eight elements of the work plan (四（二）2) and what nobody can do without."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.service_guide.codes import is_item_code
from shangnan.policy.records.service_guide.codes import is_plain_code
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from zope.i18nmessageid import Message

_MISSING: dict[str, tuple[str, Message]] = {
    "name": ("missing_name", _("The name of the service is empty. Enter it as it stands in the list of items.")),
    "code": ("missing_code", _("The item code is empty. Enter it as it stands in the list of items.")),
    "type_code": ("missing_type", _("The type of item is empty. Choose it as it stands in the list of items.")),
    "bases": ("missing_bases", _("There is no legal basis. Enter at least one law with its number and article.")),
    "conditions": (
        "missing_conditions",
        _("There are no conditions of acceptance. Say who may apply and under which conditions, one a line."),
    ),
    "materials": (
        "missing_materials",
        _("There are no materials. List everything to bring, a row each; if nothing is needed, say so in one row."),
    ),
    "steps": ("missing_steps", _("There are no steps. Enter every stage with its days and the one who handles it.")),
    "handling": ("missing_handling", _("The way of handling is empty. Choose at once (即办件) or in time (承诺件).")),
    "place": ("missing_place", _("The place is empty. Enter the address where people hand in their papers.")),
}

# What a row cannot do without. Rates and bases of charges are the business of the rule on fees.
_NEEDED_COLUMNS = {
    "bases": ("law",),
    "materials": ("name",),
    "steps": ("name", "days"),
    "fees": ("item",),
    "faqs": ("q", "a"),
}


def missing_elements(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each element that is empty."""
    for name, (rule, message) in _MISSING.items():
        value = guide.texts.get(name) or guide.words.get(name) or guide.rows.get(name)
        if not value and name not in guide.doubtful:
            yield Gap(rule, name, message)


def incomplete_rows(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each cell that is empty though its row says nothing without it."""
    for name, columns in _NEEDED_COLUMNS.items():
        table = GUIDE[name]
        assert isinstance(table, Rows)
        for row in guide.rows[name]:
            for column in columns:
                if row.lacks(column):
                    where = place(table.label, row.number, table.columns[column].label)
                    message = _("“${place}” is empty. Fill it in, or delete the row.", mapping={"place": where})
                    yield Gap("incomplete_row", name, message)


def wrong_type(guide: Reading) -> Iterator[Gap]:
    """Yield a gap where the type's code is unknown or its name is another type's."""
    code, name = guide.texts["type_code"], guide.texts["type"]
    if code and code not in ITEM_TYPES:
        message = _(
            "There is no type of item with the code ${code}. Choose the type again.", mapping={"code": quoted(code)}
        )
        yield Gap("wrong_type", "type_code", message)
    elif code and name and name != ITEM_TYPES[code]:
        message = _(
            "The type of item is called “${name}”, but its code ${code} stands for “${meant}”. Choose the type again.",
            mapping={"name": quoted(name), "code": code, "meant": ITEM_TYPES[code]},
        )
        yield Gap("wrong_type", "type", message)


def wrong_codes(guide: Reading) -> Iterator[Gap]:
    """Yield a gap for each code that has not the form of the catalogues in use."""
    code = guide.texts["code"]
    if code and not is_item_code(code):
        message = _(
            "“${code}” is no item code in the present form. Copy the code from the list of items, hyphens included.",
            mapping={"code": quoted(code, 64)},
        )
        yield Gap("bad_code_format", "code", message)
    for name in ("basic_code", "implementation_code", "business_code"):
        code = guide.texts[name]
        if code and not is_plain_code(code):
            message = _(
                "“${field}” must be at most 36 digits, letters and hyphens; “${code}” is not. Correct or empty it.",
                mapping={"field": GUIDE[name].label, "code": quoted(code)},
            )
            yield Gap("bad_code_format", name, message)
