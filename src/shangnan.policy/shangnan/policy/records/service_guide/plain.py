"""The plain form of a guide: the dictionary that forms, REST, import, gate, paper, versions and diff all speak."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.records.service_guide.codes import basic_code
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.units.directory import unit_by_uid
from typing import Any

# plain key -> attribute, where they differ
RENAMED = {"name": "title", "summary": "description"}

TEXTS = (
    "name", "summary", "parent", "code", "basic_code", "implementation_code", "business_code", "level", "body_nature",
    "delegated_by", "justification", "handling", "statutory_unit", "promised_unit", "visit_reason", "limits", "place",
    "window", "hours", "consult_phone", "complaint_phone", "online_depth", "online_url", "cross_region",
    "hall_exception", "result_name", "result_kind", "intermediaries", "rights", "remedies", "notes",
)  # fmt: skip
WORDS = ("aliases", "audience", "theme_personal", "theme_business", "conditions", "delivery")
NUMBERS = ("statutory_days", "promised_days", "visits")
FLAGS = ("online", "in_hall", "fee")
ROWS: dict[str, tuple[str, ...]] = {
    "bases": ("law", "document_number", "article", "text"),
    "materials": ("name", "necessity", "kind", "copies", "source", "blank_form", "sample", "note"),
    "steps": ("name", "days", "actor", "criterion", "result"),
    "fees": ("item", "standard", "basis", "reduction"),
    "faqs": ("q", "a"),
}
ROW_CHOICES = ("necessity", "kind", "source")
# What a field holds before anybody wrote into it, where that is not empty.
DEFAULTS: dict[str, Any] = {
    "level": "县级",
    "body_nature": "法定机关",
    "statutory_unit": "工作日",
    "promised_unit": "工作日",
    "in_hall": True,
    "online": False,
}
# Choices have no empty word: nothing chosen is None.
CHOICES = frozenset(
    {"level", "body_nature", "handling", "statutory_unit", "promised_unit", "online_depth", "cross_region", "result_kind",
     "type_code", "online_url"}
)  # fmt: skip


def to_plain(guide: Any) -> dict[str, Any]:
    """Return the plain form of a guide.

    :param guide: a ServiceGuide.
    :returns: every key of the plain form; texts are str, lists of words list[str], rows list[dict], numbers int or None,
        `fee` True, False or None. `unit` is the unit's name, `type` the name of `type_code`.
    """
    # Its own only: what it lacked it would acquire, and the site has `aliases` for one.
    guide = getattr(guide, "aq_base", guide)
    data: dict[str, Any] = {}
    for key in TEXTS:
        data[key] = getattr(guide, RENAMED.get(key, key), None) or ""
    for key in WORDS:
        data[key] = list(getattr(guide, key, None) or ())
    for key in NUMBERS + FLAGS:
        data[key] = getattr(guide, key, None)
    for key, columns in ROWS.items():
        data[key] = [{column: row.get(column) for column in columns} for row in getattr(guide, key, None) or ()]
    data["type_code"] = getattr(guide, "type_code", None) or ""
    data["type"] = ITEM_TYPES.get(data["type_code"], "")
    unit = unit_by_uid(getattr(guide, "responsible_unit", None))
    data["unit"] = unit.title if unit else ""
    return data


def normalised(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain data with every key present and empty values in one shape, so that two can be compared.

    :param data: plain form, keys may be missing or None; unknown keys are dropped. Values must have passed the gate's or
        the list's type checks.
    """
    clean: dict[str, Any] = {key: str(data.get(key) or DEFAULTS.get(key, "")).strip() for key in TEXTS}
    clean.update({key: [str(word).strip() for word in data.get(key) or () if str(word).strip()] for key in WORDS})
    clean.update({key: data.get(key) for key in NUMBERS})
    clean.update({key: data.get(key, DEFAULTS.get(key)) for key in FLAGS})
    clean.update({key: [_row(row, columns) for row in data.get(key) or ()] for key, columns in ROWS.items()})
    clean["type_code"] = str(data.get("type_code") or "").strip()
    clean["type"] = ITEM_TYPES.get(clean["type_code"], "")
    clean["unit"] = str(data.get("unit") or "").strip()
    if not clean["basic_code"]:
        clean["basic_code"] = basic_code(clean["code"]) or ""
    return clean


def _row(row: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _cell(column, row.get(column)) for column in columns}


def _cell(column: str, value: Any) -> Any:
    if column in ("copies", "days"):
        return value
    if column in ("blank_form", "sample"):
        return bool(value)
    # A choice that nobody made is None in the form's schema, an empty text is "".
    return (value or None) if column in ROW_CHOICES else (value or "")


def apply_plain(guide: Any, data: Mapping[str, Any], unit_uid: str) -> None:
    """Write plain data into a guide. Nobody is told: the caller notifies or reindexes.

    :param guide: a ServiceGuide.
    :param data: plain form, as `normalised` takes it.
    :param unit_uid: UID of the responsible unit.
    """
    clean = normalised(data)
    for key in TEXTS:
        value = clean[key]
        setattr(guide, RENAMED.get(key, key), (value or None) if key in CHOICES else value)
    for key in WORDS:
        setattr(guide, key, tuple(clean[key]))
    for key in NUMBERS + FLAGS:
        setattr(guide, key, clean[key])
    for key in ROWS:
        setattr(guide, key, clean[key])
    guide.type_code = clean["type_code"] or None
    guide.responsible_unit = unit_uid
