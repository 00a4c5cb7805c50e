"""`@querystring-search`: questions in Plone's own form. The builder holds them to the list; here is what they may cost."""

from __future__ import annotations

from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from plone.restapi.services.querystringsearch.get import QuerystringSearch
from shangnan.policy import _
from shangnan.policy.http.questions.wrong import refuse
from shangnan.policy.rest.search_query import MAX_SIZE
from shangnan.policy.rest.search_query import MAX_START
from shangnan.policy.rest.search_query import MAX_WHOLE
from shangnan.policy.rest.search_query import number_of
from shangnan.policy.rest.search_query import unknown
from shangnan.policy.rest.search_query import WrongParameter
from typing import Any
from urllib.parse import unquote
from zExceptions import BadRequest
from zope.i18n import translate

KNOWN = frozenset(
    {"query", "b_start", "b_size", "sort_on", "sort_order", "limit", "fullobjects", "metadata_fields", "expand"}
)
LIMITS = {"b_start": (0, MAX_START), "b_size": (1, MAX_SIZE), "limit": (1, MAX_START)}


def check(data: dict[str, Any]) -> None:
    """Check what a question may cost.

    :param data: the JSON of the question.
    :raises WrongParameter: for the first parameter that is unknown or out of bounds.
    """
    for name, value in data.items():
        if name not in KNOWN:
            raise unknown(name)
        if name in LIMITS and value is not None:
            number_of(name, value, *LIMITS[name])
    if data.get("fullobjects") and data.get("b_size") is not None:
        number_of("b_size", data["b_size"], 1, MAX_WHOLE)


class QuerystringSearchPost(Service):
    """`POST …/@querystring-search`."""

    def reply(self) -> Any:
        """Return what is found.

        :raises BadRequest: for a question that cannot be asked.
        """
        try:
            check(json_body(self.request))
        except WrongParameter as error:
            refuse(error, self.request)
        except (DeserializationError, RecursionError) as error:
            told = _("The body of the request is no JSON object that can be read.")
            raise BadRequest(translate(told, context=self.request)) from error
        return QuerystringSearch(self.context, self.request)()


class QuerystringSearchGet(QuerystringSearchPost):
    """`GET …/@querystring-search?query=…`: the same question in the address."""

    def reply(self) -> Any:
        """Return what is found.

        :raises BadRequest: for a question that cannot be asked.
        """
        given = self.request.form.get("query", "{}")
        # Plone's code looks for the question in the body, and for nothing in the address.
        self.request["BODY"] = unquote(given if isinstance(given, str) else "?").encode("utf-8", "replace")
        self.request.form = {}
        return super().reply()
