"""How much one list may name: a setting, so that nobody expires everything by one click."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.settings import settings_of
from types import SimpleNamespace
from zope import schema
from zope.interface import Interface

PREFIX = "shangnan.disposal"
# A table of more rows is no longer looked at row by row, and no form takes it.
MOST_ROWS = 1000


class IDisposalSettings(Interface):
    """Settings of disposal."""

    most_rows = schema.Int(
        title=_("Rows of a disposal list"),
        description=_(
            "So many items at most can be destroyed by one list. Each row is appraised, so a list stays short."
        ),
        min=1,
        max=MOST_ROWS,
        default=300,
    )


def read_settings() -> SimpleNamespace:
    """Return the settings, an attribute for each field of IDisposalSettings; a missing record gives its default."""
    return settings_of(IDisposalSettings, PREFIX)
