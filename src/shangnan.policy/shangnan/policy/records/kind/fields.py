"""Fields that records are made of: never required, since a draft may be incomplete; each with a limit."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.records.kind.vocabulary import words
from zope import schema


def line(title: str, limit: int = 200, description: str = "", **more: object) -> schema.TextLine:
    """Return a field for one line of text, empty where nothing was typed.

    :param limit: most characters.
    :param more: what else `zope.schema.TextLine` takes.
    """
    return schema.TextLine(
        title=title, description=description, required=False, default="", missing_value="", max_length=limit, **more
    )


def text(title: str, limit: int, description: str = "", **more: object) -> schema.Text:
    """Return a field for text of several lines, empty where nothing was typed.

    :param limit: most characters.
    :param more: what else `zope.schema.Text` takes.
    """
    return schema.Text(
        title=title, description=description, required=False, default="", missing_value="", max_length=limit, **more
    )


def choice(title: str, values: Iterable[str], **more: object) -> schema.Choice:
    """Return a field for one of some words, or none.

    :param values: plain Chinese words: stored, shown and exchanged as they are.
    """
    return schema.Choice(title=title, vocabulary=words(values), required=False, **more)
