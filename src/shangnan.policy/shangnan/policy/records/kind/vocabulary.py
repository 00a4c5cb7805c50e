"""Vocabularies of plain Chinese words."""

from __future__ import annotations

from collections.abc import Iterable
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def words(values: Iterable[str]) -> SimpleVocabulary:
    """Return a vocabulary of plain Chinese words: stored, shown and exchanged as they are."""
    return SimpleVocabulary([SimpleTerm(value, f"w{number:02d}", value) for number, value in enumerate(values)])
