"""Questions in Plone's own form, rows of index, operation and value, made such that the catalog can read them.

Plone hands what was typed to the text index as syntax, and values of any type to any index; each fails in its own way.
"""

from __future__ import annotations

from collections.abc import Callable
from DateTime.interfaces import DateTimeError
from Products.ZCTextIndex.ParseTree import ParseError
from Products.ZCTextIndex.ParseTree import QueryError
from shangnan.policy import _
from shangnan.policy.portal.search.query import every
from shangnan.policy.portal.search.query import parse
from typing import Any
from typing import TypeVar
from zExceptions import BadRequest
from zope.i18n import translate

import logging

TEXTS = ("SearchableText", "Title", "Description")
# As unique ids go, nothing has this one.
NOTHING = "-"
# What indexes and operations raise for values that are not theirs.
UNREADABLE = (
    ParseError, QueryError, DateTimeError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, SyntaxError,
)  # fmt: skip
Result = TypeVar("Result")
logger = logging.getLogger(__name__)


def readable_texts(query: dict[str, Any]) -> dict[str, Any]:
    """Return a query of the catalog in which nothing that was typed is syntax.

    What holds no word and no number finds nothing, rather than everything.

    :param query: index name to value or {"query": …}.
    :raises ValueError: where words are no text.
    """
    for index in TEXTS:
        if index not in query:
            continue
        typed = query[index].get("query") if isinstance(query[index], dict) else query[index]
        if not isinstance(typed, str):
            raise ValueError(index)
        words = every(parse(typed))
        if words:
            query[index] = words
        else:
            del query[index]
            query["UID"] = NOTHING
    return query


def reading(make: Callable[[], Result], request: Any) -> Result:
    """Return what is made of a question; one that cannot be read is the mistake of who asked.

    :param make: asks the catalog; must not have begun to write.
    :raises BadRequest: with a sentence, in the place of what the index said.
    """
    try:
        return make()
    except UNREADABLE as error:
        logger.info("A question that cannot be read: %r", error)
        raise BadRequest(translate(_("This question cannot be read."), context=request)) from error
