"""From the parameters of `@search` to a query of the catalog that cannot fail.

plone.restapi hands whatever it is given to the indexes, which fail each in its own way. Here every parameter is known by
name, every value has the type of its index, and what is wrong is told.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from DateTime import DateTime
from DateTime.interfaces import DateTimeError
from shangnan.policy import _
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from zope.i18nmessageid import Message

MAX_VALUE = 2000  # characters of one value
MAX_VALUES = 200  # values of one filter
MAX_START = 100_000
MAX_SIZE = 1000
# Whole objects are woken and written out one by one: as many as one page of a list holds.
MAX_WHOLE = 25
MAX_DEPTH = 20

# Kinds of index by which a search may be narrowed, and the options that each takes.
OPTIONS: dict[str, frozenset[str]] = {
    "FieldIndex": frozenset({"range"}),
    "DateIndex": frozenset({"range"}),
    "DateRecurringIndex": frozenset({"range"}),
    "KeywordIndex": frozenset({"operator"}),
    "BooleanIndex": frozenset(),
    "UUIDIndex": frozenset(),
    "ExtendedPathIndex": frozenset({"depth"}),
    "ZCTextIndex": frozenset(),
}
SORTABLE = frozenset({"FieldIndex", "DateIndex", "DateRecurringIndex", "GopipIndex"})
RANGES = ("min", "max", "min:max")
YES, NO = ("1", "true", "yes", "是"), ("0", "false", "no", "否")


class WrongParameter(ValueError):
    """A parameter that cannot be used. `args[0]` is the Message that says which and why."""


@dataclass(frozen=True)
class Allowed:
    """What the person who asks may ask for: whether a search may be narrowed, and sorted, by an index of that name."""

    filter: Callable[[str], bool]
    sort: Callable[[str], bool]


@dataclass
class Asked:
    """What was asked for.

    :param query: index name to value or {"query": …, option: …}, typed for the index.
    :param texts: for each text index, what was typed; whoever knows the index's syntax makes a query of it.
    :param sort: sort_on, sort_order and sort_limit as the catalog takes them.
    :param fullobjects: whether whole objects are wanted.
    """

    query: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    sort: dict[str, Any] = field(default_factory=dict)
    fullobjects: bool = False


def asked(
    form: Mapping[str, Any], kinds: Mapping[str, str], allowed: Allowed, numbers: frozenset[str] = frozenset()
) -> Asked:
    """Read the parameters of a search.

    :param form: request parameters: `index`, `index.query`, `index.option`, batching, sorting, metadata_fields.
    :param kinds: kind of each index of the catalog by its name.
    :param allowed: what this person may ask; what is not allowed is as unknown as what does not exist.
    :param numbers: field indexes that hold whole numbers.
    :raises WrongParameter: for the first parameter that is unknown or has an unusable value.
    """
    found = Asked()
    filters: dict[str, dict[str, list[str]]] = {}
    for name, given in form.items():
        values = _texts(name, given)
        index, _dot, option = name.partition(".")
        if name in ("b_start", "b_size", "sort_limit"):
            number = _number(name, values, 0 if name == "b_start" else 1, MAX_START if name != "b_size" else MAX_SIZE)
            if name == "sort_limit":
                found.sort[name] = number
        elif name == "sort_on":
            found.sort[name] = [_sortable(value, kinds, allowed) for value in values]
        elif name == "sort_order":
            found.sort[name] = [_one_of(name, value, ("ascending", "descending", "reverse")) for value in values]
        elif name == "fullobjects":
            found.fullobjects = values[-1] in ("", *YES)
        elif name in ("metadata_fields", "use_site_search_settings", "expand"):
            continue
        elif kinds.get(index) in OPTIONS and allowed.filter(index):
            if option not in ("", "query", *OPTIONS[kinds[index]]):
                raise unknown(name)
            filters.setdefault(index, {})[option or "query"] = values
        else:
            raise unknown(name)
    if found.fullobjects and "b_size" in form:
        _number("b_size", _texts("b_size", form["b_size"]), 1, MAX_WHOLE)
    for index, parts in filters.items():
        if kinds[index] == "ZCTextIndex":
            found.texts[index] = _single(index, parts["query"])
        else:
            found.query[index] = _filter(index, kinds[index], parts, index in numbers)
    if "relevance" in found.sort.get("sort_on", ()) or found.sort.get("sort_on") == [""]:
        found.sort = {}
    return found


def _filter(index: str, kind: str, parts: Mapping[str, list[str]], number: bool) -> Any:
    if "query" not in parts:
        if kind == "ExtendedPathIndex":
            return {"depth": _number(f"{index}.depth", parts["depth"], -1, MAX_DEPTH)}
        raise _wrong(index, _("it has no value"))
    values = [_typed(index, kind, value, number) for value in parts["query"]]
    if kind == "BooleanIndex":
        if len(values) > 1:
            raise _wrong(index, _("it can be asked for only once"))
        return values[0]
    asked_for: dict[str, Any] = {"query": values}
    if "range" in parts:
        asked_for["range"] = _one_of(f"{index}.range", _single(f"{index}.range", parts["range"]), RANGES)
        if len(values) != (2 if asked_for["range"] == "min:max" else 1):
            raise _wrong(index, _("a range needs one value, and min:max two"))
        if len(values) == 1:
            asked_for["query"] = values[0]
    if "operator" in parts:
        asked_for["operator"] = _one_of(
            f"{index}.operator", _single(f"{index}.operator", parts["operator"]), ("and", "or")
        )
    if "depth" in parts:
        asked_for["depth"] = _number(f"{index}.depth", parts["depth"], -1, MAX_DEPTH)
    return asked_for


def _typed(index: str, kind: str, value: str, number: bool) -> Any:
    if kind == "BooleanIndex":
        if value.lower() not in YES + NO:
            raise _wrong(index, _("say 1 or 0"))
        return value.lower() in YES
    if kind in ("DateIndex", "DateRecurringIndex"):
        return date_of(index, value)
    return _number(index, [value], 0, 10**9) if number else value


def date_of(name: str, value: str) -> DateTime:
    """Return the time that a parameter names.

    :raises WrongParameter: for anything but a date of the years 1000 to 2999.
    """
    try:
        moment = DateTime(value)
    except (DateTimeError, ValueError, OverflowError, TypeError, IndexError, AttributeError) as error:
        raise _wrong(name, _("say a date, for example 2026-03-01")) from error
    if not 1000 <= moment.year() <= 2999:
        raise _wrong(name, _("say a date, for example 2026-03-01"))
    return moment


def _texts(name: str, given: Any) -> list[str]:
    values = list(given) if isinstance(given, list | tuple) else [given]
    if not values or len(values) > MAX_VALUES:
        raise _wrong(name, _("it has no value, or too many"))
    for value in values:
        if not isinstance(value, str):
            raise _wrong(name, _("its value is no text"))
        if len(value) > MAX_VALUE:
            raise _wrong(name, _("its value is longer than ${limit} characters", mapping={"limit": MAX_VALUE}))
        if any(sign < " " or "\ud800" <= sign <= "\udfff" for sign in value):
            raise _wrong(name, _("its value holds characters that are no text"))
    return values


def _single(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise _wrong(name, _("it can be asked for only once"))
    return values[0]


def number_of(name: str, value: Any, lowest: int, most: int) -> int:
    """Return the whole number that a parameter of JSON holds, as a number or in digits.

    :raises WrongParameter: for anything else, and for what is out of bounds.
    """
    if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= most:
        return value
    return _number(name, [value if isinstance(value, str) else "?"], lowest, most)


def _number(name: str, values: list[str], lowest: int, most: int) -> int:
    text = _single(name, values)
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9 or not lowest <= int(text) <= most:
        numbers = {"lowest": lowest, "most": most}
        raise _wrong(name, _("say a whole number from ${lowest} to ${most}", mapping=numbers))
    return int(text)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise _wrong(name, _("say one of ${choices}", mapping={"choices": ", ".join(allowed)}))
    return value


def _sortable(value: str, kinds: Mapping[str, str], allowed: Allowed) -> str:
    if value not in ("", "relevance") and (kinds.get(value) not in SORTABLE or not allowed.sort(value)):
        raise no_order("sort_on")
    return value


def no_order(name: str) -> WrongParameter:
    """Return what is said of a parameter that asks for an order which does not exist or is not open to who asks."""
    return _wrong(name, _("there is no order of this name"))


def unknown(name: str) -> WrongParameter:
    """Return what is said of a parameter that does not exist or is not open to who asks."""
    return WrongParameter(_("There is no parameter “${name}”.", mapping={"name": quoted(name)}))


def _wrong(name: str, problem: Message) -> WrongParameter:
    names = {"name": quoted(name), "problem": problem}
    return WrongParameter(_("The parameter “${name}” cannot be used: ${problem}.", mapping=names))
