"""Plone's builder of questions: what collections, `@querystring-search` and the pages of the builder all ask by."""

from __future__ import annotations

from plone.app.querystring.querybuilder import QueryBuilder
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.reading import readable_texts
from shangnan.policy.http.questions.reading import reading
from shangnan.policy.http.questions.wrong import refusal_of_order
from shangnan.policy.http.questions.wrong import refusal_of_rows
from shangnan.policy.http.questions.wrong import refuse
from typing import Any


class AskedQueryBuilder(QueryBuilder):
    """Stock, for questions that are open to who asks; it never fails on one."""

    def _makequery(self, query: Any = None, *args: Any, **options: Any) -> Any:
        audience = current_audience()
        refuse(refusal_of_rows(audience, query or []), self.request)
        refuse(refusal_of_order(audience, options.get("sort_on")), self.request)
        return reading(lambda: super(AskedQueryBuilder, self)._makequery(query, *args, **options), self.request)

    def filter_query(self, query: dict[str, Any]) -> dict[str, Any]:
        """Return the query with what was typed as words and not as syntax; Plone asks for it by this name."""
        return readable_texts(query)
