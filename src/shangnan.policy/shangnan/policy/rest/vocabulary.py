"""`@@getVocabulary`, `@@getSource` and `@vocabularies`: choices for those who fill in forms, each on the list of choices."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.app.content.browser.vocabulary import BaseVocabularyView
from plone.app.content.browser.vocabulary import MAX_BATCH_SIZE
from plone.app.content.browser.vocabulary import SourceView
from plone.app.content.browser.vocabulary import VocabularyView
from plone.app.vocabularies.catalog import CatalogVocabulary
from plone.restapi.services.vocabularies.get import VocabulariesGet
from shangnan.policy import _
from shangnan.policy.http.questions.choices import CATALOG
from shangnan.policy.http.questions.choices import may_fetch
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.reading import readable_texts
from shangnan.policy.http.questions.reading import reading
from shangnan.policy.http.questions.table import may_be_told
from shangnan.policy.http.questions.wrong import refusal_of_order
from shangnan.policy.http.questions.wrong import refusal_of_rows
from shangnan.policy.http.questions.wrong import refuse
from typing import Any
from zExceptions import BadRequest
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.i18n import translate

import json

# Parameters in JSON, each with the keys that Plone's view reads without asking whether they are there.
IN_JSON: dict[str, tuple[str, ...]] = {"query": ("criteria",), "batch": ("page", "size")}
# What is told of an object where nothing is named.
USUAL = ["UID", "Title", "path"]
MOST = {"page": 1_000_000, "size": MAX_BATCH_SIZE}
FIRST_PAGE = json.dumps({"page": 1, "size": MAX_BATCH_SIZE})


def refuse_closed(name: object, request: Any) -> None:
    """Refuse a vocabulary that is not open to who asks; whether it exists is not told.

    :raises Unauthorized: for an anonymous visitor.
    :raises Forbidden: for anybody else.
    """
    user = getSecurityManager().getUser()
    if user.getId() is None:
        raise Unauthorized("getVocabulary")
    if not may_fetch(user.getId(), user.getRoles(), name):
        raise Forbidden(translate(_("These choices are not open to you."), context=request))


class Asked(BaseVocabularyView):
    """What Plone's two views for choices share: questions of the right shape, about what is open to who asks."""

    def __call__(self) -> str:
        """Return the choices as JSON, at most MAX_BATCH_SIZE at once.

        :raises BadRequest: for parameters that Plone's view would fail on, or that ask for what is closed.
        """
        form = self.request.form
        if any(isinstance(form.get(name, ""), list) for name in (*IN_JSON, "name", "field", "attributes")):
            raise BadRequest("a parameter that is there twice")
        for name, keys in IN_JSON.items():
            if not well_formed(form.get(name, ""), keys):
                raise BadRequest(name)
        question = in_json(form.get("query", ""))
        if isinstance(question, dict):
            audience = current_audience()
            refuse(refusal_of_rows(audience, question.get("criteria")), self.request)
            refuse(refusal_of_order(audience, question.get("sort_on")), self.request)
        form["batch"] = form.get("batch") or FIRST_PAGE
        attributes = told(form.get("attributes", ""))
        # Without any, Plone's view would write out the objects themselves, and fail on it.
        form["attributes"] = json.dumps(attributes or (USUAL if form.get("name") == CATALOG else []))
        return reading(super().__call__, self.request)

    def get_vocabulary(self) -> Any:
        """Return the vocabulary, and of the catalog's what was typed as words; Plone asks for it by this name."""
        vocabulary = super().get_vocabulary()
        if isinstance(vocabulary, CatalogVocabulary):  # has the question, and asks it when it is read
            vocabulary.query = readable_texts(dict(vocabulary.query))
        return vocabulary


class StaffVocabulary(Asked, VocabularyView):
    """Stock, behind a sign-in, for the vocabularies on the list."""

    def __call__(self) -> str:
        """Return the choices as JSON.

        :raises Unauthorized: for an anonymous visitor.
        :raises Forbidden: for a vocabulary that is closed.
        """
        refuse_closed(self.request.form.get("name"), self.request)
        return super().__call__()


class StaffSource(Asked, SourceView):
    """Stock; who may not write the field is told nothing, as in Plone."""


class Vocabularies(VocabulariesGet):
    """`GET …/@vocabularies`: those on the list."""

    def reply(self) -> Any:
        """Return the choices, or without a name the vocabularies that are open to who asks."""
        user = getSecurityManager().getUser()
        if not self.params:
            entries = super().reply()
            return [entry for entry in entries if may_fetch(user.getId(), user.getRoles(), entry["title"])]
        refuse_closed(None if self.params[0] == CATALOG else self.params[0], self.request)
        return super().reply()


def in_json(text: Any) -> Any:
    """Return what a parameter holds: the object or list that it is in JSON, else the text itself."""
    try:
        data = json.loads(text) if text else ""
    except (ValueError, TypeError, RecursionError):
        return text
    return data if isinstance(data, dict | list) else text


def told(attributes: Any) -> list[str]:
    """Return those of the wanted attributes that who asks may be told.

    The scripts of the editor have a fixed list; so, as in Plone, what is closed is left out of the answer without a word.
    """
    wanted = in_json(attributes)
    names = wanted.split(",") if isinstance(wanted, str) else wanted if isinstance(wanted, list) else []
    audience = current_audience()
    return [name for name in names if isinstance(name, str) and may_be_told(audience, name.rpartition(":")[2])]


def well_formed(text: Any, keys: tuple[str, ...]) -> bool:
    """Return whether a parameter is plain text, or JSON with all of the keys; criteria are a list of objects."""
    try:
        data = json.loads(text) if text else ""
    except (ValueError, TypeError, RecursionError):
        return isinstance(text, str) and keys == IN_JSON["query"]
    if not isinstance(data, dict):
        return not data or keys == IN_JSON["query"]
    criteria = data.get("criteria", [])
    return (
        all(key in data for key in keys)
        and isinstance(criteria, list)
        and all(isinstance(entry, dict) and {"i", "o"} <= set(entry) for entry in criteria)
        and all(within(data[key], most) for key, most in MOST.items() if key in data)
    )


def within(number: Any, most: int) -> bool:
    """Return whether something in JSON is a whole number from 1 on, or its digits."""
    digits = number if isinstance(number, str) else str(number) if isinstance(number, int) and number < most * 2 else ""
    return digits.isascii() and digits.isdigit() and len(digits) < 8 and 0 < int(digits) <= most
