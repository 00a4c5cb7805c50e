"""The fields that integrity records have in common, in the words of their forms."""

from __future__ import annotations

from shangnan.policy import _
from zope import schema

MOST_TEXT = 10_000


def line(title: str, limit: int = 200, description: str = "") -> schema.TextLine:
    """Return a field for a line of text that may stay empty while a record is a draft."""
    return schema.TextLine(
        title=title, description=description, required=False, default="", missing_value="", max_length=limit
    )


def text(title: str, description: str = "") -> schema.Text:
    """Return a field for a longer text that may stay empty while a record is a draft."""
    return schema.Text(
        title=title, description=description, required=False, default="", missing_value="", max_length=MOST_TEXT
    )


def account() -> schema.TextLine:
    """Return a field for a person's account."""
    return line(_("Account"), 100, _("The name with which the person logs in; empty where he or she has none."))
