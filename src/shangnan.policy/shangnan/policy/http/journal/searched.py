"""Words that a signed-in person has searched for, where they stand in restricted records: on whatever page or service.

Whether he or she was shown these records is not asked: who looks for words that stand in them may be looking for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from plone import api
from shangnan.policy.http.journal.asking import content_asked_for
from shangnan.policy.http.journal.asking import door_of
from shangnan.policy.http.journal.asking import who_asks
from shangnan.policy.http.journal.seen import QUESTION
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.portal.search.query import every
from shangnan.policy.portal.search.query import parse
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.audience import OF_EVERYBODY
from typing import Any
from zope.component import adapter
from ZPublisher.interfaces import IPubBeforeCommit

import json

#: Parameters that hold words, on pages and services, and names of indexes in questions by rows.
WORDS = ("SearchableText", "Title", "Description", "text")
#: Parameters that hold a question by rows, as JSON.
ROWS = ("query", "criteria")
MOST_ROWS = 20


def words_of(form: Mapping[str, Any], body: bytes = b"") -> list[str]:
    """Return the words of a request, cleaned and each once.

    :param form: its parameters, of any type.
    :param body: JSON of a service; "" where there is none.
    """
    typed = [clean(form.get(name)) for name in WORDS if name in form]
    questions = [form, *_read(body), *(row for name in ROWS for row in _read(form.get(name)))]
    typed += [clean(row.get("v")) for question in questions for row in _rows(question) if row.get("i") in WORDS]
    return list(dict.fromkeys(word for word in typed if word))


def _read(text: Any) -> list[Mapping[str, Any]]:
    """Return a JSON object as a list of one; of a list its objects; else nothing."""
    if not isinstance(text, (str, bytes)) or not text:
        return []
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)]


def _rows(question: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a question, and the question itself where it is one."""
    for name in ROWS:
        rows = question.get(name)
        if isinstance(rows, dict):
            yield from _rows(rows)
        if isinstance(rows, list):
            yield from (row for row in rows[:MOST_ROWS] if isinstance(row, dict))
    if "i" in question:
        yield question


def stand_in_restricted(words: str) -> bool:
    """Return whether words stand in a record that not everybody who is signed in may view."""
    text = every(parse(words))
    if not text:
        return False
    # Unrestricted: that there is such a record is told to nobody but the journal.
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    return len(search(SearchableText=text, allowedRolesAndUsers={"not": sorted(OF_EVERYBODY)}, sort_limit=1)) > 0


@adapter(IPubBeforeCommit)
def request_searched(event: Any) -> None:
    """Tell of the words of a search, once for the request."""
    request = event.request
    if not IShangnanLayer.providedBy(request) or "PUBLISHED" not in request.other:
        return
    if request.response.getStatus() >= 300:
        return
    is_question = door_of(request).endswith(QUESTION)
    typed = words_of(request.form, request.get("BODY", b"") if is_question else b"")
    # Most requests hold no words: who asks is found out last.
    actor = who_asks(request) if typed else ""
    words = [word for word in typed if actor and stand_in_restricted(word)]
    if words:
        noting.note_apart(
            "search.restricted", content_asked_for(request), {"words": words, "door": door_of(request)}, actor=actor
        )
