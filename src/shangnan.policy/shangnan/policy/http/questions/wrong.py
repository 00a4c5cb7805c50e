"""What is said of a question that cannot be asked: status 400 and a sentence that names the parameter."""

from __future__ import annotations

from collections.abc import Container
from shangnan.policy.http.questions.audience import Audience
from shangnan.policy.http.questions.table import may_filter
from shangnan.policy.http.questions.table import may_sort
from shangnan.policy.rest.search_query import no_order
from shangnan.policy.rest.search_query import unknown
from shangnan.policy.rest.search_query import WrongParameter
from typing import Any
from zExceptions import BadRequest
from zope.i18n import translate

# Parameters whose value names the index by which results, or the contents of a folder, are put in order.
ORDERS = frozenset({"sort_on", "rearrange_on"})


def refusal_of_parameter(audience: Audience, indexes: Container[str], name: str, value: Any) -> WrongParameter | None:
    """Return why a parameter of an address or form may not be asked, or None.

    Plone's pages hand every parameter that is called like an index to the catalog, some with options behind a dot.

    :param indexes: names of all indexes; one that the list does not name is open to nobody.
    :param name: name of the parameter.
    :param value: its value or values.
    """
    index = name.partition(".")[0]
    if index in ORDERS:
        return refusal_of_order(audience, value, name)
    if index in indexes and not may_filter(audience, index):
        return unknown(name)
    return None


def refusal_of_order(audience: Audience, value: Any, name: str = "sort_on") -> WrongParameter | None:
    """Return why results may not be put in order by an index, or None.

    :param value: name of an index or several; nothing, and `relevance`, are no order.
    """
    for index in value if isinstance(value, list | tuple) else [value]:
        if index not in (None, "", "relevance") and not (isinstance(index, str) and may_sort(audience, index)):
            return no_order(name)
    return None


def refusal_of_rows(audience: Audience, rows: Any) -> WrongParameter | None:
    """Return why the rows of a stored or posted query (`i` index, `o` operation, `v` value) may not be asked, or None."""
    if not isinstance(rows, list | tuple):
        return unknown("query")
    for row in rows:
        index = row.get("i") if hasattr(row, "get") else None
        if not isinstance(index, str) or not isinstance(row.get("o"), str):
            return unknown("query")
        if not may_filter(audience, index):
            return unknown(index)
    return None


def refuse(reason: WrongParameter | None, request: Any) -> None:
    """Refuse a question.

    :param reason: as the functions above return it; nothing happens for None.
    :raises BadRequest: with the sentence in the language of the request.
    """
    if reason is not None:
        raise BadRequest(translate(reason.args[0], context=request)) from reason
