"""How filed records are tested and checked: what the office decides, kept in the registry."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.settings import settings_of
from shangnan.policy.registry.qualities.tables import usual_formats
from types import SimpleNamespace
from zope import schema
from zope.interface import Interface

PREFIX = "shangnan.qualities"


class IQualitySettings(Interface):
    """Settings of the tests of the four qualities and of the checks of what is filed."""

    nights = schema.Int(
        title=_("Nights within which all filed records are checked"),
        description=_("Each night checks its share of the register."),
        min=1,
        max=365,
        default=14,
    )
    use_scanner = schema.Bool(
        title=_("Let the virus scanner of this machine look at files"),
        description=_("ClamAV, where it is installed. Without one, the items on viruses have to be judged by hand."),
        default=True,
        required=False,
    )
    formats = schema.Tuple(
        title=_("Formats that may be filed"),
        description=_("One a line, e.g. pdf. Judged by the content of a file, not by its name."),
        value_type=schema.TextLine(max_length=10),
        default=usual_formats(),
        max_length=30,
    )


def read_settings() -> SimpleNamespace:
    """Return the settings, an attribute for each field of IQualitySettings; a missing record gives its default."""
    return settings_of(IQualitySettings, PREFIX)
