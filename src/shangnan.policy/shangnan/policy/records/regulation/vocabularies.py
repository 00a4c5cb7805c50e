"""The words that fields of a regulation are chosen from, and the regulations that a new one can replace."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.regulation.kinds import IN_FORCE
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def regulations_vocabulary(context: Any) -> SimpleVocabulary:
    """The regulations in force that the user may see, and those that the record names already, by UID."""
    catalog = api.portal.get_tool("portal_catalog")
    chosen = tuple(getattr(getattr(context, "aq_base", context), "supersedes", None) or ())
    brains = [
        *catalog(portal_type="Regulation", review_state=IN_FORCE, sort_on="sortable_title"),
        *(catalog(UID=list(chosen)) if chosen else ()),
    ]
    titles = {brain.UID: _title(brain) for brain in brains}
    # What the user may not see any more stays chosen, without its name.
    titles.update({uid: uid for uid in chosen if uid not in titles})
    return SimpleVocabulary([SimpleTerm(uid, uid, title) for uid, title in titles.items()])


def _title(brain: Any) -> str:
    values = brain.register_values
    number = values.get("document_number", "") if isinstance(values, dict) else ""
    return f"{brain.Title} {number}".strip()
