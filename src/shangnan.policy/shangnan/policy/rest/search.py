"""`@search`: the catalog for programs. Same permission and same answers as plone.restapi's, but it never fails.

Texts are found by the same reading of what was typed as on the search page.
"""

from __future__ import annotations

from functools import partial
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.search.handler import SearchHandler
from plone.restapi.services import Service
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.table import may_filter
from shangnan.policy.http.questions.table import may_sort
from shangnan.policy.portal.search.query import every
from shangnan.policy.portal.search.query import parse
from shangnan.policy.rest.search_query import Allowed
from shangnan.policy.rest.search_query import Asked
from shangnan.policy.rest.search_query import asked
from shangnan.policy.rest.search_query import WrongParameter
from typing import Any
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.i18n import translate
from ZTUtils.Lazy import LazyMap

# Field indexes that hold whole numbers; texts would be compared with them in vain.
NUMBERS = frozenset({"visits"})


class Search(SearchHandler):
    """A question to the catalog, from parameters to JSON."""

    def search(self, query: dict[str, Any] | None = None) -> dict[str, Any]:
        """Answer a question.

        :param query: request parameters as they came, dotted names included.
        :returns: plone.restapi's list of items with its batching.
        :raises BadRequest: with the sentence about the parameter that is wrong.
        """
        kinds = {name: index.meta_type for name, index in self.catalog._catalog.indexes.items()}
        audience = current_audience()
        allowed = Allowed(partial(may_filter, audience), partial(may_sort, audience))
        try:
            question = asked(query or {}, kinds, allowed, NUMBERS)
        except WrongParameter as error:
            raise BadRequest(translate(error.args[0], context=self.request)) from error
        found = getMultiAdapter((self._found(question), self.request), ISerializeToJson)
        return found(fullobjects=question.fullobjects)

    def _found(self, question: Asked) -> Any:
        query: dict[str, Any] = dict(question.query)
        for index, typed in question.texts.items():
            text = every(parse(typed))
            if not text:
                return LazyMap(None, [], 0)  # nothing but signs was typed: nothing is like it
            query[index] = text
        self._constrain_query_by_path(query)
        return self.catalog.searchResults(**query, **question.sort)


class SearchGet(Service):
    """`GET …/@search`."""

    def reply(self) -> dict[str, Any]:
        """Return what is found below this object."""
        return Search(self.context, self.request).search(dict(self.request.form))
