"""The fields that integrity records have in common, in the words of their forms."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.fields import line
from zope import schema

MOST_TEXT = 10_000


def account() -> schema.TextLine:
    """Return a field for a person's account."""
    return line(_("Account"), 100, _("The name with which the person logs in; empty where he or she has none."))
