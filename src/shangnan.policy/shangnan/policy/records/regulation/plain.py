"""The plain form of a regulation: what versions keep, differences compare and rules judge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from shangnan.policy.units.directory import unit_by_uid
from typing import Any

TEXTS = ("document_number", "body", "basis")
CHOICES = ("category", "subject", "public_scope")
DATES = ("issued_on", "effective_on", "expires_on")
LISTS = ("supersedes", "covered_items", "covered_posts", "covered_windows")


def to_plain(regulation: Any) -> dict[str, Any]:
    """Return the plain form.

    :param regulation: a Regulation.
    :returns: texts and choices as str (empty for none), dates as ISO texts (empty for none), lists of str; `name` is the
        title, `unit` the name of the responsible unit, `supersedes` UIDs.
    """
    unit = unit_by_uid(getattr(regulation, "responsible_unit", None))
    data: dict[str, Any] = {"name": regulation.title or "", "unit": unit.title if unit else ""}
    for key in TEXTS + CHOICES:
        data[key] = getattr(regulation, key, None) or ""
    for key in DATES:
        value = getattr(regulation, key, None)
        data[key] = value.isoformat() if value else ""
    for key in LISTS:
        data[key] = [item.strip() for item in getattr(regulation, key, None) or () if item.strip()]
    return data


def day_of(text: str) -> date | None:
    """Return the day of an ISO text, None for anything else.

    :param text: yyyy-mm-dd, or empty.
    """
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def apply_plain(regulation: Any, data: Mapping[str, Any], unit_uid: str) -> None:
    """Write a plain form into a regulation. Nobody is told: the caller notifies or reindexes.

    :param regulation: a Regulation.
    :param data: as `to_plain` gives it; keys may be missing.
    :param unit_uid: UID of the responsible unit.
    """
    regulation.title = data.get("name") or ""
    regulation.responsible_unit = unit_uid
    for key in TEXTS:
        setattr(regulation, key, data.get(key) or "")
    for key in CHOICES:
        setattr(regulation, key, data.get(key) or None)
    for key in DATES:
        setattr(regulation, key, day_of(data.get(key) or ""))
    for key in LISTS:
        setattr(regulation, key, tuple(data.get(key) or ()))
