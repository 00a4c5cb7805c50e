"""Parameters that Plone's own pages and services share: refused with 400 where they are not what their name says.

Plone hands `b_start=abc` or `effective=junk` to code that fails on it, which would count as a failure of the server. Our
own views take anything and are left alone.
"""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.rest.search_query import date_of
from shangnan.policy.rest.search_query import MAX_SIZE
from shangnan.policy.rest.search_query import MAX_WHOLE
from shangnan.policy.rest.search_query import SORTABLE
from shangnan.policy.rest.search_query import WrongParameter
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubAfterTraversal

OURS = "shangnan.policy."
# Whole numbers, with the lowest that makes sense.
NUMBERS = {"b_start": 0, "b_size": 1, "sort_limit": 1, "limit": 1, "version": 0}
# The last part of `expand.<part>.<option>` where that is a number.
EXPANSION_NUMBERS = frozenset({"depth", "topLevel", "bottomLevel"})
FLAGS = frozenset({"include_items"})
TEXTS = frozenset({"SearchableText", "Title", "Description", "sort_order"})
DATES = frozenset({"Date", "created", "modified", "effective", "expires", "start", "end"})
YES_OR_NO = frozenset({"0", "1", "true", "false", "yes", "no", "on", "off", "True", "False"})
MOST = 1_000_000
# Numbers that cost something each.
MOST_OF = {"b_size": MAX_SIZE}


def is_ours(published: Any) -> bool:
    """Return whether a published view or service is of this package: its class or one that it is made from."""
    view = getattr(published, "__self__", published)
    return any(kind.__module__.startswith(OURS) for kind in type(view).__mro__)


def wrong_parameter(name: str, value: Any, sortable: frozenset[str]) -> bool:
    """Return whether a parameter has a name that Plone knows and a value that it cannot use.

    :param name: as in the address.
    :param value: as the publisher made it of the address.
    :param sortable: names of indexes that results can be ordered by.
    """
    parts = name.split(".")
    if name in NUMBERS or (parts[0] == "expand" and parts[-1] in EXPANSION_NUMBERS):
        digits = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
        good = digits.isascii() and digits.isdigit() and len(digits) < 8 and int(digits) <= MOST_OF.get(name, MOST)
        return not (good and int(digits) >= NUMBERS.get(name, 0))
    if name in FLAGS:
        return not (isinstance(value, str) and value in YES_OR_NO)
    if name in TEXTS:
        return not isinstance(value, str)
    if name == "sort_on":
        return not (isinstance(value, str) and (value in sortable or value in ("", "relevance")))
    if parts[0] in DATES and parts[1:] in ([], ["query"]):
        return not all(_is_date(name, date) for date in (value if isinstance(value, list) else [value]))
    return False


def _is_date(name: str, value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date_of(name, value))
    except WrongParameter:
        return False


@adapter(IPubAfterTraversal)
def refuse_wrong_parameters(event: Any) -> None:
    """Refuse an address with a parameter that no view of Plone could use.

    :raises BadRequest: with a sentence that names the parameter.
    """
    request = event.request
    if not IShangnanLayer.providedBy(request) or request.method not in ("GET", "HEAD"):
        return
    if not request.form or is_ours(request.get("PUBLISHED")):
        return
    indexes = api.portal.get_tool("portal_catalog")._catalog.indexes
    sortable = frozenset(name for name, index in indexes.items() if index.meta_type in SORTABLE)
    # Whole objects are told in pages of the usual size: each has to be woken and written out.
    whole = "fullobjects" in request.form
    for name, value in request.form.items():
        if wrong_parameter(name, value, sortable) or (whole and name == "b_size" and int(value) > MAX_WHOLE):
            told = _("The parameter “${name}” has a value that cannot be used.", mapping={"name": name[:80]})
            raise BadRequest(translate(told, context=request))
