"""Fields that dispatches coming in and going out are made of: never required, since a draft may be incomplete."""

from __future__ import annotations

from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def line(title: str, limit: int = 200, **more: object) -> schema.TextLine:
    """Return a field for one line of text, empty where nothing was typed.

    :param limit: most characters.
    """
    return schema.TextLine(title=title, required=False, default="", missing_value="", max_length=limit, **more)


def text(title: str, limit: int, **more: object) -> schema.Text:
    """Return a field for text of several lines, empty where nothing was typed.

    :param limit: most characters.
    """
    return schema.Text(title=title, required=False, default="", missing_value="", max_length=limit, **more)


def choice(title: str, values: tuple[str, ...], **more: object) -> schema.Choice:
    """Return a field for one of some words, or none.

    :param values: plain Chinese words: stored, shown and exchanged as they are.
    """
    terms = [SimpleTerm(value, f"w{number:02d}", value) for number, value in enumerate(values)]
    return schema.Choice(title=title, vocabulary=SimpleVocabulary(terms), required=False, **more)
