"""How often branches meet: what the county decides, kept in the registry."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.settings import settings_of
from shangnan.policy.records.party.kinds import DEFAULT
from shangnan.policy.records.party.kinds import frequency_line
from types import SimpleNamespace
from zope import schema
from zope.interface import Interface

PREFIX = "shangnan.party"


class IPartySettings(Interface):
    """Settings of the yearly check."""

    branches = schema.Tuple(
        title=_("Party branches"),
        description=_("Branches that are checked, one a line; those that only have records are checked too."),
        value_type=schema.TextLine(max_length=100),
        required=False,
        default=(),
        missing_value=(),
    )
    frequency = schema.Tuple(
        title=_("How often"),
        description=_("A kind and its period a line, for example 党课 季. Periods: 月, 季, 半年, 年."),
        value_type=schema.TextLine(max_length=100, constraint=frequency_line),
        required=False,
        default=DEFAULT,
        missing_value=(),
    )


def read_settings() -> SimpleNamespace:
    """Return the settings, an attribute for each field of IPartySettings; a missing record gives its default."""
    return settings_of(IPartySettings, PREFIX)
