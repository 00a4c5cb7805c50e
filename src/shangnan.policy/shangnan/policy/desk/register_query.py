"""From the address of a register to what is looked up: whatever was typed gives a usable question, never an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.portal.search.query import every
from shangnan.policy.portal.search.query import parse
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.plain.request_text import clean
from typing import Any
from urllib.parse import urlencode

PAGE = 50
MAX_START = 1_000_000
# Filter of the address -> index of the catalog.
FILTERS = {"year": "record_year", "unit": "unit", "state": "review_state", "category": "record_category"}
ORDERS = ("asc", "desc")


@dataclass(frozen=True)
class Asked:
    """What an address asks of a register.

    :param filters: the filters that are set, by name in FILTERS.
    :param text: words that were typed, cleaned.
    :param sort: name of a sortable column.
    :param order: asc or desc.
    :param start: number of the first record shown, from 0, the first of a page.
    """

    filters: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    sort: str = ""
    order: str = "desc"
    start: int = 0


def asked(form: Mapping[str, object], kind: RegisterKind) -> Asked:
    """Read the parameters of a register's address.

    :param form: request parameters of any type: year, unit, state, category, text, sort, order, b_start.
    :param kind: the register.
    """
    filters = {name: clean(form.get(name)) for name in FILTERS}
    if not (filters["year"].isascii() and filters["year"].isdigit() and len(filters["year"]) == 4):
        filters["year"] = ""
    sort = clean(form.get("sort"))
    chosen = sort in {column.name for column in kind.columns if column.index}
    order = clean(form.get("order"))
    start = clean(form.get("b_start"))
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 0
    return Asked(
        filters={name: value for name, value in filters.items() if value},
        text=clean(form.get("text")),
        sort=sort if chosen else kind.sort,
        order=order if order in ORDERS else ("asc" if chosen and sort != kind.sort else "desc"),
        start=min(number, MAX_START) // PAGE * PAGE,
    )


def catalog_query(question: Asked, kind: RegisterKind) -> dict[str, Any]:
    """Return the catalog query for a question: filters, text and order; permissions are the catalog's own."""
    query: dict[str, Any] = {"portal_type": kind.portal_type}
    for name, value in question.filters.items():
        query[FILTERS[name]] = int(value) if name == "year" else value
    if question.text:
        words = every(parse(question.text))
        # Signs alone name nothing: nothing is found, as with any word that is nowhere.
        query["SearchableText" if words else "UID"] = words or "-"
    column = _column(kind, question.sort)
    query["sort_on"] = column.index if column is not None else "record_date"
    query["sort_order"] = "descending" if question.order == "desc" else "ascending"
    return query


def _column(kind: RegisterKind, name: str) -> RegisterColumn | None:
    return next((column for column in kind.columns if column.name == name and column.index), None)


def ticked(form: Mapping[str, object]) -> frozenset[str]:
    """Return the uids that were ticked on a register.

    :param form: request parameters of any type.
    """
    told = form.get("uids")
    return frozenset(uid for uid in (told if isinstance(told, list | tuple) else [told]) if isinstance(uid, str))


def link(base: str, kind: RegisterKind, question: Asked, **changes: Any) -> str:
    """Return the address of a register with some of what is asked changed; each list has one address.

    :param base: address of the page.
    :param changes: `filters`, `text`, `sort`, `order`, `start` that differ.
    """
    return f"{base}?{urlencode(parameters(kind, question, **changes))}"


def parameters(kind: RegisterKind, question: Asked, **changes: Any) -> list[tuple[str, str]]:
    """Return names and values that ask for a register, for an address or a form; parameters as for `link`."""
    values: dict[str, Any] = {
        "filters": question.filters,
        "text": question.text,
        "sort": question.sort,
        "order": question.order,
    }
    values |= {"start": 0} | changes
    usual = values["sort"] == kind.sort and values["order"] == "desc"
    pairs = [
        ("kind", kind.portal_type),
        *values["filters"].items(),
        ("text", values["text"]),
        ("sort", "" if usual else values["sort"]),
        ("order", "" if usual else values["order"]),
        ("b_start", str(values["start"] or "")),
    ]
    return [(name, value) for name, value in pairs if value]
