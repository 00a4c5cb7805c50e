"""The three lists, under the names that the county has given them."""

from __future__ import annotations

from shangnan.policy.records.integrity.settings import ListNames
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def integrity_lists(context: object) -> SimpleVocabulary:
    """The lists by key, with their present names."""
    return SimpleVocabulary([SimpleTerm(key, key, name) for key, name in ListNames().items()])
