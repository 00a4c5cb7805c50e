"""In which formats papers are issued and filed: what the county decides, kept in the registry."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.paper.issued import Formats
from shangnan.policy.records.kind.settings import settings_of
from types import SimpleNamespace
from zope import schema
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

PREFIX = "shangnan.papers"
FORMATS = SimpleVocabulary(
    [
        SimpleTerm(Formats.PDF.value, Formats.PDF.value, _("PDF (PDF/A-2b)")),
        SimpleTerm(Formats.OFD.value, Formats.OFD.value, _("OFD (GB/T 33190)")),
        SimpleTerm(Formats.BOTH.value, Formats.BOTH.value, _("Both")),
    ]
)


class IPaperSettings(Interface):
    """Settings of papers."""

    formats = schema.Choice(
        title=_("Formats of issued papers"),
        description=_(
            "What is issued is drawn once and kept in these formats. The choice holds for what is issued from now on."
        ),
        vocabulary=FORMATS,
        default=Formats.PDF.value,
    )


def read_settings() -> SimpleNamespace:
    """Return the settings, an attribute for each field of IPaperSettings; a missing record gives its default."""
    return settings_of(IPaperSettings, PREFIX)


def issued_formats() -> Formats:
    """Return the formats in which papers are issued."""
    return Formats(read_settings().formats)
