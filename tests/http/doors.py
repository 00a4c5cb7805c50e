"""Every door by which somebody may ask the catalog, in the way that each takes a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from shangnan.policy.http.questions.choices import CATALOG
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from urllib.parse import quote
from urllib.parse import urlencode

import json

IS = "plone.app.querystring.operation.string.is"


@dataclass(frozen=True)
class Ask:
    """One request that asks something of the catalog.

    :param door: which of the doors it is.
    :param neutral: the same request about nothing that there is, for pages that pass over what they do not know.
    """

    door: str
    path: str
    neutral: str = ""
    accept: str = PAGE
    method: str = "GET"
    body: bytes = b""


def narrowing(index: str, value: str = "x", operation: str = IS) -> Iterator[Ask]:
    """Yield the requests that narrow a search by an index.

    :param index: name of the index.
    :param value: what is looked for.
    :param operation: name of Plone's operation, for questions in rows.
    """
    rows = [{"i": index, "o": operation, "v": value}]
    posted = json.dumps({"query": rows}).encode()
    criteria = quote(json.dumps({"criteria": rows}))
    for name in (index, f"{index}.query"):
        yield Ask("@search", f"services/@search?{urlencode({name: value})}", accept=JSON)
    for page in PAGES:
        yield Ask(page, f"{page}?{urlencode({index: value})}")
    yield Ask("@search range", f"@search?{urlencode({f'{index}.query': value, f'{index}.range': 'min'})}", accept=JSON)
    yield Ask("++api++", f"++api++/services/@search?{urlencode({index: value})}", accept=JSON)
    yield Ask("record", f"@@ajax-search?{urlencode({f'{index}.query:record': value})}")
    yield Ask("@querystring-search", "services/@querystring-search", accept=JSON, method="POST", body=posted)
    yield Ask("@querystring-search GET", f"@querystring-search?query={quote(posted.decode())}", accept=JSON)
    for view in VOCABULARY_VIEWS:
        yield Ask(view, f"{view}?name={CATALOG}&query={criteria}")
    in_records = urlencode({"query.i:records": index, "query.o:records": operation, "query.v:records": value})
    for view in BUILDER_VIEWS:
        yield Ask(view, f"services/{view}?{in_records}")


def sorting(index: str) -> Iterator[Ask]:
    """Yield the requests that have results sorted by an index."""
    rows = [{"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": ["ServiceGuide"]}]
    posted = json.dumps({"query": rows, "sort_on": index}).encode()
    criteria = quote(json.dumps({"criteria": rows, "sort_on": index}))
    yield Ask("@search", f"services/@search?sort_on={index}", accept=JSON)
    yield Ask("GET sort_on", f"services?sort_on={index}&fullobjects=1", accept=JSON)
    yield Ask("@querystring-search", "services/@querystring-search", accept=JSON, method="POST", body=posted)
    yield Ask("@querystring-search GET", f"@querystring-search?query={quote(posted.decode())}", accept=JSON)
    for page in PAGES:
        yield Ask(page, f"{page}?portal_type=ServiceGuide&sort_on={index}")
    for view in VOCABULARY_VIEWS:
        yield Ask(view, f"{view}?name={CATALOG}&query={criteria}")
    yield Ask("fc-rearrange", f"services/@@fc-rearrange?rearrange_on={index}")


def passed_over(index: str) -> Iterator[Ask]:
    """Yield requests to our own pages, which read parameters by name and know none that is called like an index."""
    for page in OUR_PAGES:
        for query in ({index: "x"}, {"sort_on": index}):
            path = f"{page}?{urlencode(query)}"
            yield Ask(page, path, path.replace(index, UNKNOWN))


PAGES = ("@@ajax-search", "search_rss", "@@updated_search", "portal_catalog/searchResults", "portal_catalog/search")
UNKNOWN = "nonsense"
OUR_PAGES = ("@@search", "services/@@service-items", "services/folder_contents", "services", "")
VOCABULARY_VIEWS = ("@@getVocabulary", "@@contents-rows")
BUILDER_VIEWS = ("@@querybuilderresults", "@@querybuilder_html_results", "@@querybuildernumberofresults")
