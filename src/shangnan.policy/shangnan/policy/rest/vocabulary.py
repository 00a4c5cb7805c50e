"""`@@getVocabulary`: the choices that Plone's form widgets ask for; only somebody signed in fills in a form."""

from __future__ import annotations

from plone import api
from plone.app.content.browser.vocabulary import VocabularyView
from typing import Any
from zExceptions import BadRequest
from zExceptions import Unauthorized

import json

# Parameters in JSON, each with the keys that Plone's view reads without asking whether they are there.
IN_JSON: dict[str, tuple[str, ...]] = {"query": ("criteria",), "batch": ("page", "size")}


class StaffVocabulary(VocabularyView):
    """Stock, behind a sign-in, for questions of the right shape."""

    def __call__(self) -> str:
        """Return the choices as JSON.

        :raises Unauthorized: for an anonymous visitor.
        :raises BadRequest: for parameters that Plone's view would fail on.
        """
        if api.user.is_anonymous():
            raise Unauthorized("getVocabulary")
        if any(isinstance(self.request.form.get(name, ""), list) for name in (*IN_JSON, "name", "field", "attributes")):
            raise BadRequest("a parameter that is there twice")
        for name, keys in IN_JSON.items():
            if not well_formed(self.request.form.get(name, ""), keys):
                raise BadRequest(name)
        return super().__call__()


def well_formed(text: Any, keys: tuple[str, ...]) -> bool:
    """Return whether a parameter is plain text, or JSON with all of the keys; criteria are a list of objects."""
    try:
        data = json.loads(text) if text else ""
    except (ValueError, TypeError, RecursionError):
        return isinstance(text, str) and keys == IN_JSON["query"]
    if not isinstance(data, dict):
        return not data or keys == IN_JSON["query"]
    criteria = data.get("criteria", [])
    numbers = [data[key] for key in ("page", "size") if key in data]
    return (
        all(key in data for key in keys)
        and isinstance(criteria, list)
        and all(isinstance(entry, dict) and {"i", "o"} <= set(entry) for entry in criteria)
        and all(isinstance(number, int) or (isinstance(number, str) and number.isdigit()) for number in numbers)
    )
